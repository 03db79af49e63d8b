/** What no JSON document that is read here may hold, at a place in it. */
export interface JsonFault {
  /** RFC 6901 pointer to the place, or to what holds it. */
  readonly pointer: string
  readonly code: string
  readonly message: string
  readonly allowed?: { readonly maximum: number }
}

/** More would not help anybody. */
export const mostFaults = 50
