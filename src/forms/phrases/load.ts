import { counted, duration, figure } from '../words.js'
import { amount, choice, flag, type Phrases, several } from './phrase.js'

const formats = {
  csv: 'CSV',
  json: 'JSON',
  'nested-json': 'deeply nested JSON',
  xml: 'XML',
  parquet: 'Parquet',
  orc: 'ORC',
  avro: 'Avro',
  iceberg: 'Iceberg tables',
  excel: 'Excel workbooks',
  text: 'plain text',
  binary: 'images, media and other binaries',
  'many-small-files': 'very many small files',
}

const origins = {
  'iot-devices': 'devices and sensors',
  'application-events': 'application events',
  clickstream: 'a clickstream',
  'application-logs': 'application logs',
  'aws-service-logs': 'logs of AWS services',
  'relational-database': 'a relational database',
  'nosql-database': 'a key-value or document store',
  'data-warehouse': 'an existing data warehouse',
  'saas-application': 'a hosted business application',
  'files-in-s3': 'files in S3',
  'on-premises-files': 'files outside AWS',
  'kafka-topics': 'existing Kafka topics',
  'kinesis-stream': 'an existing Kinesis stream',
  'work-items': 'work items to be done once each',
  'partner-feed': 'a partner’s feed',
  'third-party-data': 'bought or licensed data sets',
}

/** What arrives, how much of it and in which form. */
export const load: Phrases = {
  sources: several('the sources', 'the data comes from …', 'no source of the data is given', origins),
  arrival: choice('how the data arrives', {
    continuous: 'the data keeps coming, as a stream',
    'scheduled-batch': 'the data comes in bulk at set times',
    'irregular-events': 'the data comes now and then, when something happens',
    'one-time': 'the data comes once, and nothing follows',
  }),
  'latency.class': choice('how fresh the data must be', {
    'real-time': 'the data must be usable within about a second',
    'near-real-time': 'the data must be usable within about a minute',
    minutes: 'the data must be usable within about a quarter of an hour',
    hours: 'the data must be usable within a few hours',
    days: 'the data is early enough the next day or later',
  }),
  'latency.freshnessSeconds': amount('the time until a record is usable', (seconds) => `a record must be usable within ${duration(seconds)}`),
  'latency.queryMilliseconds': amount('the time a query may take', (milliseconds) => `a query must answer within ${duration(milliseconds / 1000)}`),
  'volume.megabytesPerSecond': amount('the rate of arrival', (rate) => `${figure(rate)} MB arrive each second at the usual peak`),
  'volume.recordsPerSecond': amount(
    'the number of records a second',
    (rate) => `${counted(rate, 'record')} ${rate === 1 ? 'arrives' : 'arrive'} each second at the usual peak`,
  ),
  'volume.averageRecordKilobytes': amount('the average record', (size) => `a record is ${figure(size)} kB on average`),
  'volume.largestRecordKilobytes': amount('the largest record', (size) => `the largest record is ${figure(size)} kB`),
  'volume.gigabytesPerDay': amount('the volume of a day', (size) => `${figure(size)} GB arrive in a day`),
  'volume.gigabytesPerRun': amount('the volume of one run', (size) => `one run reads ${figure(size)} GB`),
  'volume.storedTerabytes': amount('the stored data', (size) => `${figure(size)} TB are kept for analysis`),
  'volume.storedRows': amount('the number of rows of the largest set', (rows) => `the largest set has ${counted(rows, 'row')}`),
  'volume.growthTerabytesPerMonth': amount('the growth of the stored data', (size) => `the stored data grows by ${figure(size)} TB a month`),
  'volume.traffic': choice('how the load behaves', {
    steady: 'the load is steady',
    spiky: 'the load has sudden peaks that are hard to predict',
    'predictable-peaks': 'the load peaks at known times',
    growing: 'the load is expected to grow strongly',
    low: 'the load is low, with long idle times',
  }),
  'volume.lossTolerated': flag('whether a record may be lost', 'a record may be lost now and then', 'no record may be lost'),
  'data.formats': several('the formats', 'the data comes as …', 'the data has no format', formats),
  'data.outputFormat': choice('the stored format', {
    same: 'the data is stored as it comes',
    columnar: 'the data must be stored as Parquet or ORC',
    iceberg: 'the data must be stored as Iceberg tables',
    json: 'the data must be stored as JSON',
    csv: 'the data must be stored as CSV',
  }),
  'data.schema': choice('what is known of the schema', {
    fixed: 'the schema is known and stays',
    evolving: 'the schema is known, but fields come and go',
    unknown: 'the schema is not known and must be found out',
  }),
  'data.archived': flag('whether the files are archived', 'the files lie in an archive storage class', 'no file lies in an archive storage class'),
  'data.changeCapture': flag(
    'whether database changes are captured',
    'changes of a database must be captured as they happen',
    'no database changes have to be captured',
  ),
}
