import { rule } from '../../helpers/tiny.js'
import { type Examples, firstLeaf, joined } from './example.js'

export const badArchitecture: Examples = {
  'architecture-roles': [
    {
      edit: (files) => {
        joined(files).needs[0].of = [[{ role: 'source', readBy: 'transprot' }]]
      },
      at: 'architecture.json#/needs/0/of/0/0/readBy',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).needs[0].of = [[{ role: 'source', standing: true }]]
      },
      at: 'architecture.json#/needs/0/of/0/0/standing',
      says: /"by" names no role/,
    },
    {
      edit: (files) => {
        joined(files).needs[0].of = [[{ role: 'transport', value: joined(files).sources[0].value }]]
      },
      at: 'architecture.json#/needs/0/of/0/0/value',
      says: /another role than "source"/,
    },
    {
      edit: (files) => {
        joined(files).needs[0].of = [[{ role: 'source', value: 'nowhere' }]]
      },
      at: 'architecture.json#/needs/0/of/0/0/value',
      says: /no source "nowhere"/,
    },
    {
      edit: (files) => {
        joined(files).keeps = ['transprot']
      },
      at: 'architecture.json#/keeps/0',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).stores = ['transprot']
      },
      at: 'architecture.json#/stores/0',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).sources[0].through[0].holds = 'transprot'
      },
      at: 'architecture.json#/sources/0/through/0/holds',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.broker', { all: [firstLeaf(files)] }, { type: 'fills', params: { role: 'transprot', with: 'application' } })]
      },
      at: 'architecture.json#/rules/0/event/params/role',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).roles[2] = 'transprot'
      },
      at: 'architecture.json#/roles/2',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).roles.pop()
      },
      at: 'architecture.json#/roles',
      says: /"use" is missing/,
    },
    {
      edit: (files) => {
        joined(files).stands.register = 'registry'
      },
      at: 'architecture.json#/stands/register',
      says: /no role "registry"/,
    },
    {
      edit: (files) => {
        joined(files).needs[0].yieldsTo = { role: 'lookin' }
      },
      at: 'architecture.json#/needs/0/yieldsTo/role',
      says: /did you mean "looking"/,
    },
    {
      edit: (files) => {
        joined(files).entries.records[1] = { role: 'looking', by: ['transprot'] }
      },
      at: 'architecture.json#/entries/records/1/by/0',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).needs[1].of[0][0] = 'transprot'
      },
      at: 'architecture.json#/needs/1/of/0/0',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).needs[1].of[0][0] = { role: 'transport', after: 'transprot' }
      },
      at: 'architecture.json#/needs/1/of/0/0/after',
      says: /did you mean "transport"/,
    },
  ],
  'architecture-names': [
    {
      edit: (files) => {
        joined(files).results = { steam: { name: 'results', because: 'They stand apart.' } }
      },
      at: 'architecture.json#/results/steam',
      says: /did you mean "stream"/,
    },
    {
      edit: (files) => {
        joined(files).apart = { application: { from: ['stream'], name: 'one of its own', because: 'It takes from one kind alone.' } }
      },
      at: 'architecture.json#/apart/application',
      says: /no service "application"/,
    },
    {
      edit: (files) => {
        joined(files).apart = { stream: { from: ['steam'], name: 'one of its own', because: 'It takes from one kind alone.' } }
      },
      at: 'architecture.json#/apart/stream/from/0',
      says: /did you mean "stream"/,
    },
    {
      edit: (files) => {
        joined(files).oneForEach = { application: { because: 'Each reader has one of its own.' } }
      },
      at: 'architecture.json#/oneForEach/application',
      says: /no service "application"/,
    },
    {
      edit: (files) => {
        joined(files).sources[0].through[0].id = 'aplication'
      },
      at: 'architecture.json#/sources/0/through/0/id',
      says: /did you mean "application"/,
    },
    {
      edit: (files) => {
        joined(files).sources[0].enters = 'record'
      },
      at: 'architecture.json#/sources/0/enters',
      says: /did you mean "records"/,
    },
    {
      edit: (files) => {
        delete joined(files).stands.register
      },
      at: 'architecture.json#/stands',
      says: /"register", which stream requires/,
    },
  ],
  'kept-names': [
    {
      edit: (files) => {
        joined(files).kept = { kafak: { replacedBy: 'stream' } }
      },
      at: 'architecture.json#/kept/kafak',
      says: /did you mean "kafka"/,
    },
    {
      edit: (files) => {
        joined(files).kept = { kafka: { drawnAs: ['aplication'] } }
      },
      at: 'architecture.json#/kept/kafka/drawnAs/0',
      says: /did you mean "application"/,
    },
    {
      edit: (files) => {
        joined(files).kept = { kafka: { partOf: 'steam' } }
      },
      at: 'architecture.json#/kept/kafka/partOf',
      says: /did you mean "stream"/,
    },
    {
      edit: (files) => {
        joined(files).kept = { kubernetes: { runs: { service: 'stream', setting: 'ground', value: 'cluster' } } }
      },
      at: 'architecture.json#/kept/kubernetes/runs/value',
      says: /no value of stream, ground "cluster"/,
    },
  ],
}
