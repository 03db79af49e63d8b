import { at, type Examples, stream, transport } from './example.js'

export const badReferences: Examples = {
  'rule-names': [
    {
      edit: (files) => {
        transport(files).rules[0].name = 'replay'
      },
      at: `${at}/name`,
      says: /"transport\."/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].name = 'looking.replay'
      },
      at: `${at}/name`,
      says: /"transport\."/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].name = 'transport.order'
      },
      at: `${at}/name`,
      says: /answers use themselves/,
    },
    {
      edit: (files) => {
        transport(files).rules[1].name = 'transport.replay'
      },
      at: 'decisions/transport.json#/rules/1/name',
      says: /is the name of/,
    },
  ],
  'known-services': [
    {
      edit: (files) => {
        stream(files).takes[0].notFrom = ['archiv']
      },
      at: 'services/stream.json#/takes/0/notFrom/0',
      says: /did you mean "archive"/,
    },
    {
      edit: (files) => {
        stream(files).takes[0].onlyFrom = ['archiv']
      },
      at: 'services/stream.json#/takes/0/onlyFrom/0',
      says: /did you mean "archive"/,
    },
    {
      edit: (files) => {
        stream(files).takes[0].through = 'archiv'
      },
      at: 'services/stream.json#/takes/0/through',
      says: /did you mean "archive"/,
    },
    {
      edit: (files) => {
        transport(files).candidates.push('streem')
      },
      at: 'decisions/transport.json#/candidates/3',
      says: /did you mean "stream"/,
    },
    {
      edit: (files) => {
        transport(files).candidates.push('queue')
      },
      at: 'decisions/transport.json#/candidates/3',
      says: /twice/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].event.params.service = 'screen'
      },
      at: `${at}/event/params/service`,
      says: /no candidate of transport "screen"/,
    },
    {
      edit: (files) => {
        stream(files).rules[1].event.params.service = 'registry'
      },
      at: 'services/stream.json#/rules/1/event/params/service',
      says: /did you mean "register"/,
    },
    {
      edit: (files) => {
        stream(files).takes[0].with = 'applications'
      },
      at: 'services/stream.json#/takes/0/with',
      says: /did you mean "application"/,
    },
    {
      edit: (files) => {
        files['services/tape.json'].lifecycle.successors = ['disc']
      },
      at: 'services/tape.json#/lifecycle/successors/0',
      says: /no service "disc"/,
    },
  ],
  'known-decisions': [
    {
      edit: (files) => {
        files['ruleset.json'].decisions.push('hearing')
      },
      at: 'ruleset.json#/decisions/2',
      says: /no decision file "hearing"/,
    },
    {
      edit: (files) => {
        files['ruleset.json'].decisions.pop()
      },
      at: 'decisions/looking.json#/id',
      says: /missing from the list/,
    },
    {
      edit: (files) => {
        files['ruleset.json'].decisions.push('looking')
      },
      at: 'ruleset.json#/decisions/2',
      says: /twice/,
    },
  ],
}
