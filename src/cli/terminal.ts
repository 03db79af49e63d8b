/** Where a command reads and prints, so that it can be run without a process of its own. */
export interface Terminal {
  readonly print: (text: string) => void
  /** All of standard input. */
  readonly input: () => Promise<Buffer>
}
