import { type Examples, stream } from './example.js'

export const badSettings: Examples = {
  'known-settings': [
    {
      edit: (files) => {
        stream(files).settings[0].onlyFrom = ['archive', 'nowhere']
      },
      at: 'services/stream.json#/settings/0/onlyFrom/1',
      says: /no service, endpoint or source "nowhere"/,
    },
    {
      edit: (files) => {
        stream(files).settings[0].drawn = { because: 'It is joined so.', evidence: ['aws.stream'], by: [{ from: 'nowhere', values: ['on-demand'] }] }
      },
      at: 'services/stream.json#/settings/0/drawn/by/0/from',
      says: /no service, endpoint or source "nowhere"/,
    },
    {
      edit: (files) => {
        stream(files).settings[0].drawn = { because: 'It is joined so.', evidence: ['aws.stream'], by: [{ to: 'archive', values: ['fixed'] }], several: 'many' }
      },
      at: 'services/stream.json#/settings/0/drawn/by/0/values/0',
      says: /no value "fixed"/,
    },
    {
      edit: (files) => {
        stream(files).settings[0].drawn = {
          because: 'It is joined so.',
          evidence: ['aws.stream'],
          by: [{ to: 'archive', values: ['on-demand'] }],
          several: 'many',
        }
      },
      at: 'services/stream.json#/settings/0/drawn/several',
      says: /no value "many"/,
    },
    {
      edit: (files) => {
        stream(files).settings[0].default.value = 'demand'
      },
      at: 'services/stream.json#/settings/0/default/value',
      says: /did you mean "on-demand"/,
    },
    {
      edit: (files) => {
        stream(files).settings[0].rules[0].event.params.value = 'fixed'
      },
      at: 'services/stream.json#/settings/0/rules/0/event/params/value',
      says: /no value of mode "fixed"/,
    },
    {
      edit: (files) => {
        stream(files).settings[0].rules[0].event.params.setting = 'size'
      },
      at: 'services/stream.json#/settings/0/rules/0/event/params/setting',
      says: /must configure it/,
    },
    {
      edit: (files) => {
        Object.assign(stream(files).settings[0].rules[0].event.params, { beside: 'size', besideValue: 'large' })
      },
      at: 'services/stream.json#/settings/0/rules/0/event/params/beside',
      says: /no setting before this one is "size" with a value "large"/,
    },
    {
      edit: (files) => {
        Object.assign(stream(files).rules[0], { event: { type: 'warns', params: { code: 'large', beside: 'size', besideValue: 'large' } } })
      },
      at: 'services/stream.json#/rules/0/event/params/beside',
      says: /no setting is "size" with a value "large"/,
    },
    {
      edit: (files) => {
        stream(files).settings.push({ ...stream(files).settings[0], rules: [] })
      },
      at: 'services/stream.json#/settings/1/setting',
      says: /twice/,
    },
  ],
}
