/** What a variable takes, and how its text becomes a value. */
export interface Kind<V> {
  /** In words that follow "must be": `a whole number from 0 to 65535`. */
  readonly range: string
  /** The value, or undefined where the text stands for none. */
  readonly read: (text: string) => V | undefined
}

/** A whole number, both ends allowed. */
export const whole = (from: number, to: number): Kind<number> => ({
  range: `a whole number from ${from} to ${to}`,
  read(text) {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : undefined
    return value !== undefined && value >= from && value <= to ? value : undefined
  },
})

export const oneOf = <const W extends string>(...words: readonly W[]): Kind<W> => ({
  range: words.join(', ').replace(/, ([^,]*)$/, ' or $1'),
  read: (text) => words.find((word) => word === text),
})

export const onOff: Kind<boolean> = {
  range: 'on or off',
  read: (text) => (text === 'on' ? true : text === 'off' ? false : undefined),
}

/** Any text that the pattern takes as a whole. */
export const text = (range: string, pattern = /^[^\s].*$/): Kind<string> => ({
  range,
  read: (given) => (pattern.test(given) ? given : undefined),
})

/** Values of one kind with commas between, each at most once. */
export const listOf = <V>(range: string, { read }: Kind<V>): Kind<readonly V[]> => ({
  range,
  read(given) {
    const values = given.split(',').map((part) => read(part.trim()))
    return values.every((value) => value !== undefined) && new Set(values).size === values.length ? values : undefined
  },
})
