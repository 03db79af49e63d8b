import type { Files } from '../../helpers/tiny.js'
import { at, type Examples, firstLeaf, transport } from './example.js'

const shared = (id: string, files: Files, mentioned: string[] = []) => ({
  id,
  means: 'It has to be read again.',
  conditions: { any: [{ ...firstLeaf(files) }, ...mentioned.map((where) => ({ where }))] },
})

/** Shares conditions, each of which the first two rules mention. */
const share = (files: Files, ...conditions: ReturnType<typeof shared>[]) => {
  files['conditions.json'] = { conditions }
  for (const { id } of conditions) for (const rule of transport(files).rules.slice(0, 2)) rule.conditions.all.push({ where: id })
}

export const badSharedConditions: Examples = {
  'known-conditions': [
    {
      edit: (files) => {
        share(files, shared('read-again', files))
        transport(files).rules[0].conditions.all[1].where = 'read-agin'
      },
      at: `${at}/conditions/all/1/where`,
      says: /no shared condition "read-agin"; did you mean "read-again"/,
    },
    {
      edit: (files) => {
        share(files, shared('read-again', files), shared('read-again', files))
      },
      at: 'conditions.json#/conditions/1/id',
      says: /is the name of another condition too/,
    },
    {
      edit: (files) => {
        share(files, shared('read-again', files, ['read-later']), shared('read-later', files))
      },
      at: 'conditions.json#/conditions/0/conditions/any/1/where',
      says: /has to stand before/,
    },
    {
      edit: (files) => {
        share(files, shared('read-again', files, ['read-again']))
      },
      at: 'conditions.json#/conditions/0/conditions/any/1/where',
      says: /has to stand before/,
    },
  ],
  'used-conditions': [
    {
      edit: (files) => {
        share(files, shared('read-again', files))
        transport(files).rules[0].conditions.all.pop()
      },
      at: 'conditions.json#/conditions/0/id',
      says: /mentioned once/,
    },
    {
      edit: (files) => {
        files['conditions.json'] = { conditions: [shared('read-again', files)] }
      },
      at: 'conditions.json#/conditions/0/id',
      says: /mentioned nowhere/,
    },
  ],
}
