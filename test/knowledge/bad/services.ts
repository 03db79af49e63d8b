import { type Examples, joined, stream } from './example.js'

export const badServices: Examples = {
  'lifecycle-told': [
    {
      edit: (files) => {
        files['services/tape.json'].lifecycle.successors = []
      },
      at: 'services/tape.json#/lifecycle/successors',
      says: /no successor/,
    },
    {
      edit: (files) => {
        delete files['services/tape.json'].lifecycle.since
      },
      at: 'services/tape.json#/lifecycle/since',
      says: /since when/,
    },
    {
      edit: (files) => {
        files['services/tape.json'].lifecycle.successors = ['tape']
      },
      at: 'services/tape.json#/lifecycle/successors/0',
      says: /itself retired/,
    },
  ],
  'frameworks-known': [
    {
      edit: (files) => {
        stream(files).runs = ['flnk']
      },
      at: 'services/stream.json#/runs/0',
      says: /no framework "flnk"; did you mean "flink"/,
    },
    {
      edit: (files) => {
        files['endpoints.json'].endpoints[0].runs = ['sparks']
      },
      at: 'endpoints.json#/endpoints/0/runs/0',
      says: /did you mean "spark"/,
    },
  ],
  'companions-available': [
    {
      edit: (files) => {
        stream(files).rules[1].event.params.service = 'tape'
      },
      at: 'services/stream.json#/rules/1/event/params/service',
      says: /which is retired/,
    },
    {
      edit: (files) => {
        stream(files).rules[1].event.params.service = 'stream'
      },
      at: 'services/stream.json#/rules/1/event/params/service',
      says: /itself/,
    },
  ],
  'stated-mapped': [
    {
      edit: (files) => {
        joined(files).sources.pop()
      },
      at: 'architecture.json#/sources',
      says: /"third-party-data" is missing/,
    },
    {
      edit: (files) => {
        joined(files).destinations[0].value = 'bucket'
      },
      at: 'architecture.json#/destinations/0/value',
      says: /no value of destinations "bucket"/,
    },
  ],
  'worked-scenarios': [
    {
      edit: (files) => {
        files['scenarios/replayed.json'].scenario.latencyy = {}
      },
      at: 'scenarios/replayed.json#/scenario/latencyy',
      says: /Did you mean "latency"/,
    },
  ],
}
