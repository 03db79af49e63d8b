/** Starts Node.js without what the test runner would load into it, which takes longer than many a program; `npm run coverage` needs it. */
export const node: readonly [string, ...string[]] = process.env['COVERAGE'] ? [process.execPath] : ['env', '-u', 'NODE_OPTIONS', process.execPath]
