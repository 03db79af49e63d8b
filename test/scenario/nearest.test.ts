import t from 'tap'
import { createAdvisor } from '../../dist/index.js'
import { nearest } from '../../dist/scenario/nearest.js'

const { dictionary, views, scenarioJsonSchema } = await createAdvisor()

/** Every list of words of which one can be misspelt in a scenario. */
const lists: readonly (readonly string[])[] = [
  views.services.map(({ id }) => id),
  ...[...dictionary.values()].flatMap(({ values }) => (values ? [values] : [])),
  ...Object.values((scenarioJsonSchema as { properties: Record<string, { properties?: object }> }).properties).flatMap((section) =>
    section.properties ? [Object.keys(section.properties)] : [],
  ),
]

/** A word with one letter left out, and with two letters swapped. */
const slips = (word: string) =>
  [...word].flatMap((letter, at) => [word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + (word[at + 1] ?? '') + letter + word.slice(at + 2)])

t.test('a word with one slip stands for the word that was meant, also where another is a part of it', async (t) => {
  for (const words of lists)
    for (const word of words.filter(({ length }) => length > 4))
      for (const slip of slips(word)) if (!words.includes(slip)) t.equal(nearest(slip, words), word, `${slip} among ${words.length}`)
})

t.test('a part of a word stands for the shortest word that has it, and what is near nothing for none', async (t) => {
  const services = views.services.map(({ id }) => id)
  t.equal(nearest('kinesis', services), 'kinesis-data-streams')
  t.equal(nearest('glue', services), 'glue-etl')
  t.equal(nearest('firehose', services), 'data-firehose')
  t.equal(nearest('Data Firehose', services), 'data-firehose')
  t.equal(nearest('oracle', services), undefined)
  t.equal(nearest('', services), undefined)
})
