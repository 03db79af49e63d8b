import type { Test } from 'tap'
import { type Advisor, createAdvisor } from '../../dist/advisor/advisor.js'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- content under test is edited at will, also into shapes that no type allows
export type Json = any
export type Files = Record<string, Json>

const evidence = ['aws.page']
const leaf = (fact: string, operator: string, value: Json) => ({ fact, operator, value })
const favors = (service: string, strength: string) => ({ type: 'favors', params: { service, strength } })

export const rule = (name: string, conditions: Json, event: Json, concern = 'processing') => ({
  name,
  because: `It is so because of ${name.replace('.', ' and ')}.`,
  concern,
  conditions,
  event,
  evidence,
})

const service = (id: string, more: Json = {}) => ({
  id,
  name: `Amazon ${id}`,
  formerNames: [],
  summary: `It is the service ${id}.`,
  lifecycle: { status: 'available', successors: [], evidence: [] },
  attributes: { replay: { text: 'it can', value: true, evidence } },
  takes: [{ with: 'application', carries: 'stream', how: 'an API call', evidence }],
  delivers: [],
  settings: [],
  rules: [],
  ...more,
})

const connection = (id: string, carries: string, more: Json = {}) => ({ with: id, carries, how: `As ${carries} it is.`, evidence, ...more })

const sources = [
  ...['iot-devices', 'application-events', 'clickstream', 'application-logs', 'aws-service-logs', 'relational-database', 'nosql-database', 'data-warehouse'],
  ...['saas-application', 'files-in-s3', 'on-premises-files', 'kafka-topics', 'kinesis-stream', 'work-items', 'partner-feed', 'third-party-data'],
]
const destinations = ['s3', 'iceberg', 'redshift', 'opensearch', 'splunk', 'snowflake', 'http-endpoint', 'dynamodb', 'relational-database', 'kafka']

/** How the small ruleset is joined: from any source over the transport to the screen and the archive. */
const architecture = () => ({
  roles: ['source', 'carrier', 'transport', 'looking', 'use'],
  carries: { stream: 'records', batch: 'files', query: 'rows', trigger: 'calls', catalog: 'tables', permission: 'grants' },
  stands: { register: 'transport' },
  results: {},
  apart: {},
  oneForEach: {},
  kept: {},
  reworks: [],
  keeps: [],
  stores: [],
  entries: { records: ['transport', 'looking'] },
  sources: sources.map((value) => ({ value, name: `Source of ${value}`, through: [{ id: 'application' }], prefers: 'stream', enters: 'records' })),
  destinations: destinations.map((value) => ({ value, is: ['archive'] })),
  needs: [
    { role: 'transport', side: 'takes', of: [['source']], because: 'Records come from somewhere.' },
    { role: 'looking', side: 'takes', of: [['transport'], ['source']], because: 'A screen shows something.', beside: ['transport', 'source'] },
    { role: 'destination', side: 'takes', of: [['transport']], because: 'What is to end up somewhere is brought there.' },
  ],
  rules: [],
})

/** A small ruleset without a fault: streams against queues, and a retired third. */
export const tiny = (): Files => ({
  'ruleset.json': { version: '2026.1.0', asOf: '2026-01-15', decisions: ['transport', 'looking'] },
  'evidence.json': {
    evidence: [
      { id: 'aws.page', kind: 'aws', title: 'A page on it', url: 'https://docs.aws.amazon.com/', asOf: '2026-01', reviewBy: '2027-01-01' },
      { id: 'aws.other', kind: 'aws', title: 'Another page', asOf: '2025', reviewBy: '2027-01-01' },
    ],
  },
  'notes.json': {
    source: 'Notes.',
    claims: [
      {
        id: 'notes.stream.slow',
        section: 'Streams',
        line: 3,
        claim: 'Streams are slow.',
        decisionRelevant: true,
        status: 'wrong',
        correction: 'They are fast.',
        evidence,
        verified: true,
      },
      {
        id: 'notes.stream.old',
        section: 'Streams',
        line: 4,
        claim: 'Streams are old.',
        decisionRelevant: false,
        status: 'current',
        evidence: [],
        verified: false,
      },
    ],
  },
  'endpoints.json': {
    endpoints: [
      { id: 'application', name: 'Your applications' },
      { id: 'archive', name: 'The archive' },
    ],
  },
  'architecture.json': architecture(),
  'referrals.json': {
    rules: [rule('referral.broker', { any: [leaf('messaging.protocols', 'contains', 'amqp')] }, { type: 'refers', params: { to: 'Amazon MQ' } })],
  },
  'contradictions.json': {
    rules: [
      rule(
        'contradiction.once-but-replayed',
        { all: [leaf('arrival', 'equal', 'one-time'), leaf('messaging.replay', 'equal', true)] },
        { type: 'warns', params: { code: 'contradiction' } },
      ),
    ],
  },
  'decisions/transport.json': {
    id: 'transport',
    question: 'What carries it?',
    advice: 'carry it with {service}',
    candidates: ['queue', 'stream', 'tape'],
    order: { because: 'A queue is the least to run.', evidence },
    raisedBy: { any: [leaf('derived.stream', 'equal', true), leaf('messaging.replay', 'equal', true), leaf('messaging.consumers', 'greaterThan', 0)] },
    rules: [
      rule('transport.replay', { all: [leaf('messaging.replay', 'equal', true)] }, favors('stream', 'decisive'), 'replay'),
      rule('transport.many-readers', { all: [leaf('messaging.consumers', 'greaterThan', 1)] }, favors('stream', 'strong'), 'readers'),
      rule('transport.very-many-readers', { all: [leaf('messaging.consumers', 'greaterThan', 5)] }, favors('stream', 'moderate'), 'readers'),
      rule(
        'transport.one-time',
        { all: [leaf('arrival', 'equal', 'one-time')] },
        { type: 'disfavors', params: { service: 'stream', strength: 'decisive' } },
        'volume',
      ),
      rule(
        'transport.big-records',
        { all: [leaf('volume.largestRecordKilobytes', 'greaterThan', 1000)] },
        { type: 'eliminates', params: { service: 'queue' } },
        'volume',
      ),
      rule(
        'transport.low-delay',
        { all: [leaf('latency.freshnessSeconds', 'lessThan', 0.01)] },
        { type: 'eliminates', params: { service: 'stream' } },
        'latency',
      ),
      rule(
        'transport.simple',
        { any: [leaf('messaging.queueing', 'contains', 'delay'), leaf('management.preference', 'in', ['least-operations'])] },
        favors('queue', 'moderate'),
        'operations',
      ),
    ],
  },
  'decisions/looking.json': {
    id: 'looking',
    question: 'What do people look at?',
    advice: 'look at it in {service}',
    candidates: ['screen', 'stream'],
    order: { because: 'A screen is the least to run.', evidence },
    raisedBy: { all: [leaf('dashboards.readers', 'greaterThan', 0)] },
    rules: [rule('looking.fast', { all: [leaf('latency.freshnessSeconds', 'lessThanInclusive', 1)] }, favors('stream', 'slight'), 'latency')],
  },
  'services/queue.json': service('queue', { delivers: [connection('screen', 'stream'), connection('archive', 'batch')] }),
  'services/stream.json': service('stream', {
    delivers: [connection('screen', 'stream')],
    attributes: {
      latency: { text: 'within seconds', evidence: ['notes.stream.slow', 'aws.page'] },
      replay: { text: 'it can', value: true, evidence },
    },
    settings: [
      {
        setting: 'mode',
        question: 'How is it run?',
        values: [
          { value: 'on-demand', meaning: 'without capacity' },
          { value: 'provisioned', meaning: 'with capacity' },
        ],
        default: { value: 'on-demand', because: 'Nothing speaks for more.', evidence },
        rules: [
          rule(
            'stream.steady',
            { all: [leaf('volume.traffic', 'equal', 'steady')] },
            { type: 'configures', params: { setting: 'mode', value: 'provisioned', strength: 'moderate' } },
          ),
          rule(
            'stream.few-hands',
            { all: [leaf('management.preference', 'equal', 'serverless-only')] },
            { type: 'configures', params: { setting: 'mode', value: 'on-demand', strength: 'moderate' } },
          ),
        ],
      },
    ],
    rules: [
      rule('stream.twice', { all: [leaf('messaging.delivery', 'equal', 'exactly-once')] }, { type: 'warns', params: { code: 'duplicates' } }),
      { ...rule('stream.needs-register', undefined, { type: 'requires', params: { service: 'register' } }), conditions: undefined, always: true },
    ],
  }),
  'services/tape.json': service('tape', {
    lifecycle: { status: 'retired', since: '2020-01', successors: ['stream'], because: 'It was switched off in 2020.', evidence },
  }),
  'services/register.json': service('register', { takes: [], delivers: [connection('stream', 'catalog')] }),
  'services/screen.json': service('screen'),
  'scenarios/replayed.json': { id: 'replayed', title: 'Events that are read again', scenario: { messaging: { replay: true } } },
})

/** Lays files out as a folder of rules that goes away with the test. */
export function lay(t: Test, files: Files): string {
  const folders: Record<string, Record<string, string> | string> = { decisions: {}, services: {}, scenarios: {} }
  for (const [path, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    const [folder, name] = path.split('/') as [string, string?]
    if (name === undefined) folders[folder] = text
    else (folders[folder] as Record<string, string>)[name] = text
  }
  return t.testdir(folders)
}

/** An advisor over the small ruleset, edited or not. */
export async function tinyAdvisor(t: Test, edit: (files: Files) => void = () => {}): Promise<Advisor> {
  const files = tiny()
  edit(files)
  return createAdvisor({ rules: lay(t, files) })
}
