import { amount, choice, flag, section, several } from '../field.js'

/** Frameworks and languages by the names that people know them by. */
export const frameworks = {
  spark: 'Apache Spark',
  hive: 'Apache Hive',
  flink: 'Apache Flink',
  hbase: 'Apache HBase',
  presto: 'Presto',
  trino: 'Trino',
  pig: 'Apache Pig',
  mapreduce: 'Hadoop MapReduce',
  hudi: 'Apache Hudi',
  beam: 'Apache Beam',
  python: 'plain Python',
  sql: 'SQL',
  containers: 'own containers',
}

export const processing = section('What is done to the data, in flight or at rest.', {
  inFlight: several('What must happen to records while they flow?', 'What happens to records in flight. `[]`: nothing, they are only carried.', {
    'per-record':
      'each record by itself: mask, filter, convert, enrich from a small table; also where no more is known than that records are changed on the way',
    windowed: 'sums, averages and counts over time windows',
    'anomaly-detection': 'outliers found in the stream',
    'stateful-patterns': 'sequences and patterns across records, sessions',
    'lookup-join': 'each record is completed from a database or a data set that is looked up or kept beside the stream',
    'stream-join': 'records of several streams are joined with one another',
    threshold: 'compare each record with limits as it comes, and raise an alarm',
  }),
  windowSeconds: amount('How long is the longest time window?', 'Length of the longest time window computed in flight.', 'seconds', {
    min: 0.001,
    max: 31_536_000,
  }),
  atRest: several(
    'What must happen to data at rest?',
    'What happens to data at rest, in batches; what happens to records on the way is `inFlight`. `[]`: nothing.',
    {
      etl: 'extract, transform and load, where nothing more is known of it',
      'format-conversion': 'convert, compress, partition: CSV to Parquet and the like',
      cleaning: 'drop, map and standardise fields',
      joins: 'join and aggregate several sets',
      'complex-code': 'own algorithms, text analysis, simulations, graph or machine-learning code',
      'no-code': 'analysts prepare data by clicking, with no code',
      'record-matching': 'find records of the same person or thing without a shared key',
      masking: 'find and mask personal data (when, if that is known: `governance.masking`)',
      profiling: 'profile data and check its quality',
    },
  ),
  frameworks: several('Which frameworks or languages does the processing use?', 'Frameworks or languages that are used already or wanted.', {
    ...frameworks,
    mapreduce: 'Hadoop MapReduce, Hadoop streaming, own Java jobs on Hadoop',
  }),
  reuseExistingCode: flag('Must existing processing code go on working?', 'Whether existing processing code must go on working with few changes.'),
  frameworkControl: flag(
    'Must framework versions, patches or cluster software be under your control?',
    'Whether versions, patches, plugins or cluster software and hardware must be chosen by you.',
  ),
  schedule: choice('How often does the batch work run?', 'How often the batch work runs.', {
    'on-arrival': 'whenever a file or a batch arrives',
    hourly: 'about every hour or oftener',
    daily: 'about once a day',
    weekly: 'about once a week',
    monthly: 'about once a month or less',
    once: 'once',
    'on-demand': 'when somebody asks for it',
    continuous: 'all the time',
  }),
  jobMinutes: amount('How long does one run take?', 'Length of one run, or of the work on one file or message, at the longest.', 'minutes', {
    min: 0,
    max: 525_600,
  }),
  jobMemoryGigabytes: amount('How much memory does one run need?', 'Memory that one run, or the work on one file or message, needs.', 'GB', {
    min: 0,
    max: 1_000_000,
  }),
  clusterHoursPerDay: amount(
    'How many hours a day would a cluster be busy?',
    'Hours a day in which a cluster would be busy. Derived from runs a day × `jobMinutes` when left out.',
    'hours/day',
    {
      min: 0,
      max: 24,
    },
  ),
  interruptible: flag('May the work be interrupted and take longer?', 'Whether the work may be interrupted and take longer, for a lower price.'),
  workLossAcceptable: flag('May a run be lost and started again?', 'Whether the work done so far in a run may be lost.'),
  dataOutlivesCluster: flag(
    'Must the data remain after a cluster has ended?',
    'Whether inputs and results must remain, or be shared, after the cluster that made them has ended.',
  ),
  environment: choice('Is it for production?', 'What the environment is for.', { production: 'people rely on it', test: 'tests, trials, proofs of concept' }),
  incremental: flag('Must a run take only what is new since the last?', 'Whether a run must take only what is new since the last.'),
})

export const orchestration = section('What runs the steps in order.', {
  scope: choice('What has to be run in order?', 'What has to be run in order.', {
    none: 'nothing to orchestrate',
    'single-step': 'one job or statement on a schedule',
    'glue-only': 'only Glue jobs and crawlers',
    'multi-service': 'steps in several AWS services',
    hybrid: 'steps in AWS and outside of it',
  }),
  needs: several('What must the orchestration be able to do?', 'What the orchestration must be able to do.', {
    dependencies: 'steps that wait for one another',
    'human-approval': 'a person approves before it goes on',
    'parallel-map': 'the same step for thousands of items at once',
    portability: 'the same open-source tool inside and outside AWS',
    backfill: 'run again for past days, restart in the middle',
    'python-defined': 'workflows written in Python',
    retries: 'retry failed steps',
    notifications: 'tell someone of success or failure',
    'visual-design': 'draw and watch the flow',
  }),
  trigger: choice('What starts the work?', 'What starts the work; how often it runs is `processing.schedule`.', {
    event: 'something happens: a file arrives, a job ends',
    schedule: 'the clock',
    manual: 'a person or another system',
  }),
  runsPerDay: amount('How many times a day does the workflow run?', 'Runs of the workflow in a day.', 'runs/day', { min: 0, max: 1_000_000_000 }),
})
