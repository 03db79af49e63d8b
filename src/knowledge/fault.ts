/** One thing wrong in the content of `rules/`. */
export interface ContentFault {
  readonly file: string
  /** RFC 6901 pointer into the file. */
  readonly pointer: string
  readonly check: string
  readonly message: string
}

/** Content that cannot be used, with every fault in it. */
export class KnowledgeError extends Error {
  readonly faults: readonly ContentFault[]

  constructor(directory: string, faults: readonly ContentFault[]) {
    super(
      [
        `The ruleset in ${directory} cannot be used (${faults.length} fault${faults.length === 1 ? '' : 's'}):`,
        ...faults.map(({ file, pointer, check, message }) => `  ${file}#${pointer}  ${message}  [${check}]`),
        ...(faults.some(({ check }) => check === 'shape' || check === 'json')
          ? ['What stands in a file of the wrong shape is checked further once its shape is right.']
          : []),
      ].join('\n'),
    )
    this.name = 'KnowledgeError'
    this.faults = faults
  }
}
