import { at, type Examples, firstLeaf, transport } from './example.js'

export const badConditions: Examples = {
  'condition-form': [
    {
      edit: (files) => {
        transport(files).rules[0].conditions = { all: [] }
      },
      at: `${at}/conditions`,
      says: /always met/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].conditions = { not: firstLeaf(files) }
      },
      at: `${at}/conditions`,
      says: /must be \{ "all"/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].conditions.all[0] = { condition: 'named' }
      },
      at: `${at}/conditions/all/0`,
      says: /must be a group/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].conditions = { where: 'named' }
      },
      at: `${at}/conditions`,
      says: /must be \{ "all"/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].conditions.all[0] = { where: 'named', all: [] }
      },
      at: `${at}/conditions/all/0`,
      says: /must be a group/,
    },
    {
      edit: (files) => {
        firstLeaf(files).path = '$.x'
      },
      at: `${at}/conditions/all/0`,
      says: /must be a group/,
    },
    {
      edit: (files) => {
        firstLeaf(files).priority = 2
      },
      at: `${at}/conditions/all/0`,
      says: /must be a group/,
    },
    {
      edit: (files) => {
        firstLeaf(files).params = {}
      },
      at: `${at}/conditions/all/0`,
      says: /must be a group/,
    },
    {
      edit: (files) => {
        firstLeaf(files).value = { fact: 'arrival' }
      },
      at: `${at}/conditions/all/0`,
      says: /must be a group/,
    },
    {
      edit: (files) => {
        transport(files).raisedBy = { any: [] }
      },
      at: 'decisions/transport.json#/raisedBy',
      says: /always met/,
    },
  ],
  'known-fact': [
    {
      edit: (files) => {
        firstLeaf(files).fact = 'messaging.replays'
      },
      at: `${at}/conditions/all/0/fact`,
      says: /did you mean "messaging.replay"/,
    },
  ],
  'raising-fact': [
    {
      edit: (files) => {
        transport(files).rules[0].conditions.all[0] = { fact: 'derived.placeOpen', operator: 'equal', value: true }
      },
      at: `${at}/conditions/all/0/fact`,
      says: /may only raise/,
    },
  ],
  'known-operator': [
    {
      edit: (files) => {
        firstLeaf(files).operator = 'notEqual'
      },
      at: `${at}/conditions/all/0/operator`,
      says: /say it positively/,
    },
    {
      edit: (files) => {
        firstLeaf(files).operator = 'not:equal'
      },
      at: `${at}/conditions/all/0/operator`,
      says: /say it positively/,
    },
    {
      edit: (files) => {
        firstLeaf(files).operator = 'constructor'
      },
      at: `${at}/conditions/all/0/operator`,
      says: /is not one of/,
    },
  ],
  'operator-fits': [
    {
      edit: (files) => {
        firstLeaf(files).operator = 'contains'
      },
      at: `${at}/conditions/all/0`,
      says: /does not fit messaging.replay, which is a boolean/,
    },
    {
      edit: (files) => {
        transport(files).rules[3].conditions.all[0].operator = 'in'
      },
      at: 'decisions/transport.json#/rules/3/conditions/all/0',
      says: /a list of values/,
    },
  ],
  'value-fits': [
    {
      edit: (files) => {
        firstLeaf(files).value = 'yes'
      },
      at: `${at}/conditions/all/0`,
      says: /true or false/,
    },
    {
      edit: (files) => {
        transport(files).rules[3].conditions.all[0].value = 'onetime'
      },
      at: 'decisions/transport.json#/rules/3/conditions/all/0',
      says: /did you mean "one-time"/,
    },
    {
      edit: (files) => {
        transport(files).rules[1].conditions.all[0].value = -1
      },
      at: 'decisions/transport.json#/rules/1/conditions/all/0',
      says: /lies between 0 and/,
    },
    {
      edit: (files) => {
        transport(files).rules[1].conditions.all[0].value = 'many'
      },
      at: 'decisions/transport.json#/rules/1/conditions/all/0',
      says: /is a figure/,
    },
  ],
}
