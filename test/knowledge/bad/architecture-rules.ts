import { rule } from '../../helpers/tiny.js'
import { closing, type Examples, firstLeaf, joined } from './example.js'

export const badArchitectureRules: Examples = {
  'architecture-rules': [
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.clock', { all: [firstLeaf(files)] }, { type: 'starts', params: { role: 'transport', by: 'application' } })]
      },
      at: 'architecture.json#/rules/0/event/params/by',
      says: /documented to start nobody/,
    },
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.end', { all: [firstLeaf(files)] }, { type: 'ends', params: { role: 'transport', at: 'nowhere' } })]
      },
      at: 'architecture.json#/rules/0/event/params/at',
      says: /there is no endpoint "nowhere"/,
    },
    {
      edit: (files) => {
        const end = rule('architecture.end', { all: [firstLeaf(files)] }, { type: 'ends', params: { role: 'transport', at: 'application' } })
        joined(files).rules = [{ ...end, because: 'What comes in must end up somewhere: state `destination`.' }]
      },
      at: 'architecture.json#/rules/0/because',
      says: /did you mean "destinations"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.end', { all: [firstLeaf(files)] }, { type: 'ends', params: { role: 'transport', at: 'application' } })]
      },
      at: 'architecture.json#/rules/0/because',
      says: /must name a fact/,
    },
    {
      edit: (files) => {
        joined(files).entries.records[0] = { role: 'transport', when: 'architecture.nowhere' }
      },
      at: 'architecture.json#/entries/records/0/when',
      says: /no rule that asks "architecture.nowhere"/,
    },
    {
      edit: (files) => {
        joined(files).needs[0].yieldsTo = { role: 'looking', when: 'architecture.nowhere' }
      },
      at: 'architecture.json#/needs/0/yieldsTo/when',
      says: /no rule that asks "architecture.nowhere"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.broker', { all: [firstLeaf(files)] }, { type: 'fills', params: { role: 'transport', with: 'aplication' } })]
      },
      at: 'architecture.json#/rules/0/event/params/with',
      says: /did you mean "application"/,
    },
    {
      edit: (files) => {
        const params = { service: 'register', beside: 'looking', by: 'scren' }
        joined(files).rules = [rule('architecture.second', { all: [firstLeaf(files)] }, { type: 'adds', params })]
      },
      at: 'architecture.json#/rules/0/event/params/by',
      says: /did you mean "screen"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.reports', { all: [firstLeaf(files)] }, { type: 'serves', params: { use: 'archive' } })]
      },
      at: 'architecture.json#/rules/0/event/params/use',
      says: /no need says what serves "archive"/,
    },
    {
      edit: (files) => {
        const source = joined(files).sources[0].value
        joined(files).rules = [rule('architecture.files', { all: [firstLeaf(files)] }, { type: 'enters', params: { source, through: 'aplication' } })]
      },
      at: 'architecture.json#/rules/0/event/params/through',
      says: /did you mean "application"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [
          rule('architecture.files', { all: [firstLeaf(files)] }, { type: 'enters', params: { source: 'clickstreem', through: 'application' } }),
        ]
      },
      at: 'architecture.json#/rules/0/event/params/source',
      says: /did you mean "clickstream"/,
    },
    {
      edit: closing({ from: 'aplication', to: 'stream', carries: 'stream' }),
      at: 'architecture.json#/rules/0/event/params/from',
      says: /did you mean "application"/,
    },
    {
      edit: (files) => {
        const params = { service: 'queue', beside: 'looking', by: 'screen', except: 'architecture.nowhere' }
        joined(files).rules = [rule('architecture.beside', { all: [firstLeaf(files)] }, { type: 'adds', params })]
      },
      at: 'architecture.json#/rules/0/event/params/except',
      says: /no rule that asks "architecture.nowhere"/,
    },
    {
      edit: closing({ from: 'application', to: 'stream', carries: 'stream', except: 'architecture.nowhere' }),
      at: 'architecture.json#/rules/0/event/params/except',
      says: /no rule that asks "architecture.nowhere"/,
    },
    {
      edit: closing({ from: 'application', to: 'stream', carries: 'streams' }),
      at: 'architecture.json#/rules/0/event/params/carries',
      says: /did you mean "stream"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [
          rule('architecture.between', { all: [firstLeaf(files)] }, { type: 'passes', params: { from: 'application', to: 'stream', through: 'aplication' } }),
        ]
      },
      at: 'architecture.json#/rules/0/event/params/through',
      says: /did you mean "application"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.events', { all: [firstLeaf(files)] }, { type: 'asks', params: {} })]
      },
      at: 'architecture.json#/rules/0/event',
      says: /nothing depends on "architecture.events"/,
    },
    {
      edit: (files) => {
        joined(files).needs[0].when = 'architecture.events'
      },
      at: 'architecture.json#/needs/0/when',
      says: /no rule that asks "architecture.events"/,
    },
    {
      edit: (files) => {
        joined(files).needs[0].except = 'architecture.nowhere'
      },
      at: 'architecture.json#/needs/0/except',
      says: /no rule that asks "architecture.nowhere"/,
    },
    {
      edit: (files) => {
        joined(files).needs[1].of[0][0] = { role: 'transport', except: 'architecture.nowhere' }
      },
      at: 'architecture.json#/needs/1/of/0/0/except',
      says: /no rule that asks "architecture.nowhere"/,
    },
  ],
}
