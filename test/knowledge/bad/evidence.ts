import { at, type Examples, stream, transport } from './example.js'

export const badEvidence: Examples = {
  'known-evidence': [
    {
      edit: (files) => {
        transport(files).rules[0].evidence = ['aws.pages']
      },
      at: `${at}/evidence/0`,
      says: /did you mean "aws.page"/,
    },
  ],
  'unique-evidence': [
    {
      edit: (files) => {
        files['evidence.json'].evidence[1].id = 'aws.page'
      },
      at: 'evidence.json#/evidence/1/id',
      says: /twice/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].evidence = ['aws.page', 'aws.page']
      },
      at: `${at}/evidence/1`,
      says: /cited twice/,
    },
  ],
  'evidence-present': [
    {
      edit: (files) => {
        transport(files).rules[0].evidence = []
      },
      at: `${at}/evidence`,
      says: /cites no evidence/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].evidence = ['notes.stream.old']
      },
      at: `${at}/evidence`,
      says: /unverified claims alone/,
    },
    {
      edit: (files) => {
        stream(files).attributes.replay.evidence = []
      },
      at: 'services/stream.json#/attributes/replay/evidence',
      says: /cites no evidence/,
    },
  ],
  'unverified-marked': [
    {
      edit: (files) => {
        stream(files).attributes.replay.unverified = true
      },
      at: 'services/stream.json#/attributes/replay/unverified',
      says: /although it cites/,
    },
    {
      edit: (files) => {
        stream(files).takes[0].unverified = true
      },
      at: 'services/stream.json#/takes/0/unverified',
      says: /although it cites/,
    },
    {
      edit: (files) => {
        stream(files).delivers[0].unverified = true
      },
      at: 'services/stream.json#/delivers/0/unverified',
      says: /although it cites/,
    },
  ],
  'corrected-claims': [
    {
      edit: (files) => {
        delete files['notes.json'].claims[0].correction
      },
      at: 'notes.json#/claims/0/correction',
      says: /wrong but has no correction/,
    },
  ],
  'claims-carried': [
    {
      edit: (files) => {
        delete stream(files).attributes.latency
      },
      at: 'notes.json#/claims/0',
      says: /"notes\.stream\.slow" is relevant/,
    },
  ],
  'evidence-dates': [
    {
      edit: (files) => {
        files['evidence.json'].evidence[0].reviewBy = '2025-12-31'
      },
      at: 'evidence.json#/evidence/0/reviewBy',
      says: /does not lie after/,
    },
  ],
}
