import { z } from 'zod'

/** A date as precisely as it is known. */
export const partialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be a date: YYYY, YYYY-MM or YYYY-MM-DD')
export const fullDate = z.iso.date('must be a date: YYYY-MM-DD')
