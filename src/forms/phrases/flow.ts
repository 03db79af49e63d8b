import { frameworks } from '../../scenario/sections/flow.js'
import { counted, duration, figure, number } from '../words.js'
import { amount, choice, flag, type Phrases, several } from './phrase.js'

const queueing = {
  'competing-workers': 'competing workers',
  'dead-letter': 'a place for messages that keep failing',
  delay: 'delayed messages',
  priority: 'priorities',
  'per-message-acknowledgement': 'acknowledgement message by message',
  'request-decoupling': 'a front end that hands work over at once',
}
const protocols = {
  kafka: 'Kafka',
  rest: 'HTTPS or an AWS SDK',
  mqtt: 'MQTT',
  jdbc: 'JDBC or ODBC',
  amqp: 'AMQP',
  jms: 'JMS',
  smb: 'SMB or NFS',
  sftp: 'SFTP, FTPS or AS2',
}
const routing = {
  'fan-out': 'pushed to many subscribers',
  'content-filter': 'routed by their content',
  'cross-account': 'exchanged with other accounts or partners',
}
const inFlight = {
  'per-record': 'changes record by record',
  windowed: 'sums and counts over time windows',
  'anomaly-detection': 'outlier detection',
  'stateful-patterns': 'pattern matching across records',
  'lookup-join': 'look-ups of reference data',
  'stream-join': 'joins of several streams',
  threshold: 'alarms on limits',
}
const atRest = {
  etl: 'extract, transform and load',
  'format-conversion': 'conversion of formats',
  cleaning: 'cleaning',
  joins: 'joins and aggregates of several sets',
  'complex-code': 'algorithms of its own',
  'no-code': 'preparation without code',
  'record-matching': 'matching of records without a shared key',
  masking: 'masking of personal data',
  profiling: 'profiling and quality checks',
}
const orchestration = {
  dependencies: 'steps that wait for one another',
  'human-approval': 'approval by a person',
  'parallel-map': 'the same step for thousands of items at once',
  portability: 'the same tool inside and outside AWS',
  backfill: 'runs for past days',
  'python-defined': 'workflows written in Python',
  retries: 'retries',
  notifications: 'notifications',
  'visual-design': 'a drawn flow',
}

/** What the stream or queue must do, what is done to the data, and what runs it. */
export const flow: Phrases = {
  'messaging.ordering': choice('the order of records', {
    none: 'the order of the records does not matter',
    'per-key': 'records must stay in order for each key',
    strict: 'records must stay in one overall order',
  }),
  'messaging.replay': flag('whether records are read again', 'a reader must be able to go back and read again', 'nobody has to read records again'),
  'messaging.consumers': amount('the number of readers', (count) =>
    count === 1 ? 'one application reads the records' : `${number(count)} applications read the records independently`,
  ),
  'messaging.dedicatedThroughput': flag(
    'whether readers have throughput of their own',
    'each reader must have throughput of its own',
    'readers may share their throughput',
  ),
  'messaging.retentionHours': amount('the time for which records stay readable', (hours) => `records must stay readable for ${duration(hours * 3600)}`),
  'messaging.delivery': choice('the delivery guarantee', {
    'at-least-once': 'a record may come twice, but never not at all',
    'exactly-once': 'each record must take effect exactly once',
  }),
  'messaging.queueing': several('the queue features', 'the queue needs …', 'it is no work queue', queueing),
  'messaging.protocols': several('the protocols', 'clients speak …', 'no protocol has to be kept', protocols),
  'messaging.routing': several('the routes of events', 'events are …', 'events are not routed', routing),
  'messaging.connectors': flag('whether Kafka Connect is run', 'Kafka Connect connectors are to be run', 'no Kafka Connect connectors are to be run'),
  'processing.inFlight': several('the steps in flight', 'in flight, the records need …', 'nothing happens to the records in flight', inFlight),
  'processing.windowSeconds': amount('the longest time window', (seconds) => `the longest time window is ${duration(seconds)}`),
  'processing.atRest': several('the steps at rest', 'at rest, the data needs …', 'nothing happens to the data at rest', atRest),
  'processing.frameworks': several('the frameworks', 'the processing uses …', 'the processing uses no framework', frameworks),
  'processing.reuseExistingCode': flag('whether existing code is kept', 'existing code must go on working', 'no existing code has to be kept'),
  'processing.frameworkControl': flag(
    'who controls versions and cluster software',
    'the team must control versions and cluster software',
    'versions and cluster software may be left to AWS',
  ),
  'processing.schedule': choice('how often the batch work runs', {
    'on-arrival': 'the batch work runs whenever data arrives',
    hourly: 'the batch work runs about every hour',
    daily: 'the batch work runs about once a day',
    weekly: 'the batch work runs about once a week',
    monthly: 'the batch work runs about once a month or less',
    once: 'the batch work runs once',
    'on-demand': 'the batch work runs when somebody asks for it',
    continuous: 'the batch work runs all the time',
  }),
  'processing.jobMinutes': amount('the length of a run', (minutes) => `one run takes ${duration(minutes * 60)}`),
  'processing.jobMemoryGigabytes': amount('the memory of a run', (size) => `one run needs ${figure(size)} GB of memory`),
  'processing.clusterHoursPerDay': amount('the busy hours of a cluster', (hours) => `a cluster would be busy for ${counted(hours, 'hour')} a day`),
  'processing.interruptible': flag('whether the work may be interrupted', 'the work may be interrupted', 'the work must not be interrupted'),
  'processing.workLossAcceptable': flag('whether a run may be lost', 'a run may be lost and started again', 'no run may be lost'),
  'processing.dataOutlivesCluster': flag('whether data outlives the cluster', 'the data must outlive the cluster', 'the data may go with the cluster'),
  'processing.environment': choice('what the environment is for', {
    production: 'people rely on it: it is for production',
    test: 'it is for tests, trials or proofs of concept',
  }),
  'processing.incremental': flag('whether a run takes only what is new', 'a run must take only what is new', 'a run may take everything again'),
  'orchestration.scope': choice('what has to be run in order', {
    none: 'there is nothing to orchestrate',
    'single-step': 'one job has to run on a schedule',
    'glue-only': 'only Glue jobs and crawlers have to run in order',
    'multi-service': 'steps in several AWS services have to run in order',
    hybrid: 'steps inside and outside AWS have to run in order',
  }),
  'orchestration.needs': several('the orchestration needs', 'the orchestration needs …', 'the orchestration needs nothing special', orchestration),
  'orchestration.trigger': choice('what starts the work', {
    event: 'an event starts the work',
    schedule: 'the clock starts the work',
    manual: 'a person or another system starts the work',
  }),
  'orchestration.runsPerDay': amount('the number of runs of the workflow', (runs) => `the workflow runs ${counted(runs, 'time')} a day`),
}
