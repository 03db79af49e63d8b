import { amount, choice, flag, section, several } from '../field.js'

export const sources = several(
  'Where does the data come from?',
  'Where the data comes from when this workload first meets it: what lies in S3 already is `files-in-s3`, whoever wrote it.',
  {
    'iot-devices': 'sensors, vehicles, wearables and other devices',
    'application-events': 'events or transactions that your own applications emit, for whoever wants to know',
    clickstream: 'what users do on a site, in an app or in a game',
    'application-logs': 'log lines written by your own applications or servers',
    'aws-service-logs': 'logs and metrics of AWS services: CloudTrail, VPC flow logs, load balancers, WAF; and what lies in CloudWatch Logs',
    'relational-database': 'tables of an operational relational database (Oracle, SQL Server, MySQL, PostgreSQL, Aurora …)',
    'nosql-database': 'an operational key-value or document store (DynamoDB, MongoDB, Cassandra …)',
    'data-warehouse': 'tables of an existing data warehouse',
    'saas-application': 'a hosted business application such as Salesforce or ServiceNow',
    'files-in-s3': 'files that are already, or first arrive, in an S3 bucket',
    'on-premises-files': 'files on servers or disks outside AWS',
    'kafka-topics': 'topics of an existing Apache Kafka or Amazon MSK cluster',
    'kinesis-stream': 'an existing Kinesis data stream',
    'work-items': 'jobs, tasks, orders or requests of which each is to be worked off once by one reader',
    'partner-feed': 'a feed that others send to you, live or in files: market data, an exchange, a supplier',
    'third-party-data': 'whole data sets bought or licensed from others, as a marketplace offers them',
  },
)

export const arrival = choice('How does the data arrive?', 'How the data arrives.', {
  continuous: 'records keep coming all the time, as a stream',
  'scheduled-batch': 'in bulk at set times: hourly, nightly, weekly',
  'irregular-events': 'now and then, such as a file or a message when something happens',
  'one-time': 'once; nothing follows',
})

export const latency = section('How fresh results must be, and how fast queries answer.', {
  class: choice(
    'How soon after it arises must the data be usable?',
    'The everyday way to say freshness. `freshnessSeconds` is the exact one and wins where both are stated.',
    {
      'real-time': 'within about a second',
      'near-real-time': 'within about a minute',
      minutes: 'within about a quarter of an hour',
      hours: 'within a few hours',
      days: 'the next day or later',
    },
  ),
  freshnessSeconds: amount(
    'How many seconds may pass from the moment a record arises until it is usable?',
    'The longest acceptable time from the moment a record arises until it can be used at the far end. Derived from `class` when left out.',
    'seconds',
    { min: 0.001, max: 31_536_000 },
  ),
  queryMilliseconds: amount(
    'How fast must a single query or look-up answer?',
    'The longest acceptable time for one query or look-up to answer.',
    'milliseconds',
    {
      min: 1,
      max: 86_400_000,
    },
  ),
})

export const volume = section('How much data, how large each record, and how the load behaves. 1 MB is 1,000 kB, 1 TB is 1,000 GB.', {
  megabytesPerSecond: amount(
    'How many megabytes arrive each second, at the usual peak?',
    'Rate of arrival at the usual peak. Derived from `recordsPerSecond` × `averageRecordKilobytes`, or from `gigabytesPerDay` of a continuous load, when left out.',
    'MB/s',
    { min: 0, max: 1_000_000 },
  ),
  recordsPerSecond: amount('How many records arrive each second, at the usual peak?', 'Rate of arrival at the usual peak.', 'records/s', {
    min: 0,
    max: 1_000_000_000,
  }),
  averageRecordKilobytes: amount('How large is a record on average?', 'Average size of one record or message.', 'kB', { min: 0.001, max: 10_000_000 }),
  largestRecordKilobytes: amount('How large is the largest record?', 'Size of the largest single record or message.', 'kB', { min: 0.001, max: 1_000_000_000 }),
  gigabytesPerDay: amount(
    'How many gigabytes arrive in a day?',
    'Data arriving in a day, all sources together. Derived from `megabytesPerSecond` of a continuous load when left out.',
    'GB/day',
    { min: 0, max: 100_000_000 },
  ),
  gigabytesPerRun: amount('How many gigabytes does one run of a batch job read?', 'Data that one run of a batch job or one file-triggered job reads.', 'GB', {
    min: 0,
    max: 100_000_000,
  }),
  storedTerabytes: amount('How much data is stored and analysed?', 'Data kept for analysis, all together, today or after the first load.', 'TB', {
    min: 0,
    max: 10_000_000,
  }),
  storedRows: amount(
    'How many rows does the largest analysed set hold?',
    'Rows of the largest set that is analysed, where the size is known in rows.',
    'rows',
    {
      min: 0,
      max: 1_000_000_000_000_000,
    },
  ),
  growthTerabytesPerMonth: amount('How fast does the stored data grow?', 'Growth of the stored data.', 'TB/month', { min: 0, max: 1_000_000 }),
  traffic: choice('How does the load behave over time?', 'How the load behaves over time.', {
    steady: 'about the same at all times',
    spiky: 'sudden, hard to predict peaks',
    'predictable-peaks': 'peaks at known times',
    growing: 'strong growth is expected',
    low: 'little, with long idle times',
  }),
  lossTolerated: flag('May a record be lost now and then?', 'Whether losing a record now and then is acceptable. `false`: nothing may be lost.'),
})
