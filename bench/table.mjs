/** What the issue of speed asks for, and what is measured: a row of the table. */
export const row = (figure, value, floor, goal, note) => ({ figure, value, floor, goal, ...(note ? { note } : {}) })

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
export const at = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]
export const rounded = (value, digits = 2) => Number(value.toFixed(digits))
