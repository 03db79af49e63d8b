const wanted = Number(process.env['FUZZ'] ?? 0)

/** How many tries: a few in `npm test`, many in `npm run fuzz`; `FUZZ=0.1` makes it a tenth, `FUZZ=10` ten times as many. */
export const runs = (few: number, many: number): number => (wanted === 0 ? few : Math.ceil(many * wanted))

/** The same seed gives the same tries. */
export const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_126)
