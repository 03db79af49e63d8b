import type { Difference, DriftCheck } from '../drift/shapes.js'

/** A file that was checked, one that cannot be read, or one that was passed over. */
export interface Checked {
  readonly name: string
  readonly check?: DriftCheck
  readonly fault?: string
}

/** Checks as people read them: a table, then what there is to say of each that is not simply unchanged. */
export function checksText(checked: readonly Checked[], version: string): string {
  const rows = [
    ['file', 'verdict', 'ruleset'],
    ...checked.map(({ name, check, fault }) => [name, check?.verdict ?? (fault === undefined ? 'no record' : 'unreadable'), check?.ruleset.version ?? '-']),
  ]
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)))
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const faults = checked.flatMap(({ fault }) => fault ?? [])
  return [[`Checked against ruleset ${version}.`, '', ...table].join('\n'), ...checked.flatMap(told), ...(faults.length > 0 ? [faults.join('\n')] : [])].join(
    '\n\n',
  )
}

function told({ name, check }: Checked): string[] {
  if (!check) return []
  const { verdict, summary, decisions, differences, integrity } = check
  const altered = integrity.filter(({ state }) => state === 'altered')
  if (verdict === 'unchanged' && altered.length === 0) return []
  const lines = [
    ...decisions.flatMap((decision) => decision.differences.map((one) => line(one, `${decision.decision}, `))),
    ...differences.map((one) => line(one, '')),
  ]
  return [[`${name}: ${summary}`, ...lines, ...altered.map(({ of, message }) => `  ${of} altered: ${message}`)].join('\n')]
}

const line = ({ about, change, rule, evidence, message }: Difference, where: string) => {
  const names = rule ?? evidence?.join(', ')
  return `  ${where}${about} ${change}: ${names === undefined ? '' : `${names}. `}${message}`
}
