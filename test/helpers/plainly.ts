/** A command line that starts Node.js without what the test runner would load into it, which takes as long as many a program; coverage needs it. */
export const plainly = (command: string, ...args: string[]): [file: string, args: string[]] =>
  process.env['COVERAGE'] ? [command, args] : ['env', ['-u', 'NODE_OPTIONS', command, ...args]]
