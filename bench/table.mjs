/** What the issue of speed asks for, and what is measured: a row of the table, and which of the two it meets. */
export const row = (figure, value, floor, goal, note) => {
  const meets = met(value, floor, goal)
  return { figure, value, floor, goal, ...(meets ? { meets } : {}), ...(note ? { note } : {}) }
}

/** Whether a value keeps to `goal`, only to `floor` or to neither (`missed`); undefined where nothing is asked. */
function met(value, floor, goal) {
  if (floor === '' && goal === '') return undefined
  return keeps(value, goal) ? 'goal' : keeps(value, floor) ? 'floor' : 'missed'
}

function keeps(value, limit) {
  const [sign, figure] = limit.split(' ')
  return sign === '≥' ? value >= Number(figure) : value <= Number(figure)
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
export const at = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]
export const rounded = (value, digits = 2) => Number(value.toFixed(digits))
