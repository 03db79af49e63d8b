import { anything, queueing, tables, type Values } from './seldom-words.js'

/** What is known of a matter when somebody has spoken of it: one of the values, or anything. */
export type Spoken = readonly (readonly [fact: string, among: Values | typeof anything])[]

const spokenOf = (...facts: string[]): Spoken => facts.map((fact) => [fact, anything])

const engines = ['spark', 'hive', 'hbase', 'presto', 'trino', 'pig', 'mapreduce', 'hudi', 'flink']
const platforms = ['emr', 'hadoop', 'hive', 'hbase', 'spark', 'presto']
/** What runs jobs or flows of them. */
const runners = [...platforms, 'kubernetes', 'glue-etl', 'lambda', 'airflow', 'mwaa', 'step-functions', 'data-pipeline']

const ofStatedJobs: Spoken = [
  ...spokenOf('processing.atRest', 'processing.frameworks', 'processing.reuseExistingCode'),
  ...spokenOf('orchestration.scope', 'orchestration.needs', 'orchestration.trigger', 'orchestration.runsPerDay'),
  ...spokenOf('processing.schedule', 'processing.jobMinutes', 'processing.jobMemoryGigabytes', 'volume.gigabytesPerRun'),
  ['existing.keep', runners],
  ['existing.replace', runners],
  ['arrival', ['irregular-events']],
]
const ofJobs: Spoken = [
  ...ofStatedJobs,
  ['derived.stream', [false]],
  ['sources', ['files-in-s3', 'on-premises-files', 'work-items']],
  ['messaging.queueing', queueing],
]

/** Rows that somebody may change: tables of databases and applications, of a warehouse or in Iceberg. */
const ofRows: Spoken = [
  ...spokenOf('data.changeCapture', 'sql.isolateWorkloads'),
  ['sources', [...tables, 'saas-application', 'application-events']],
  ['destinations', ['redshift', 'iceberg', 'relational-database', 'dynamodb']],
  ['sql.patterns', ['frequent-bi', 'complex-joins', 'transactions']],
  ['storage.structure', ['tables']],
  ['data.formats', ['iceberg']],
  ['data.outputFormat', ['iceberg']],
  ['processing.frameworks', ['hudi', 'hbase']],
  ['existing.keep', ['redshift', 'relational-database', 'dynamodb', 'on-premises-warehouse']],
  ['existing.replace', ['redshift', 'relational-database', 'dynamodb', 'on-premises-warehouse']],
]

const ofClusters: Spoken = [
  ...spokenOf('processing.clusterHoursPerDay', 'processing.dataOutlivesCluster', 'processing.frameworkControl'),
  ['processing.frameworks', engines],
  ['existing.keep', platforms],
  ['existing.replace', platforms],
  ['management.skills', ['spark', 'hadoop']],
  ['management.preference', ['full-control']],
  ['catalog.need', ['hive-metastore']],
]

/** Old is what lies longer than some time that somebody named. */
const ofAge = spokenOf('storage.retentionDays', 'storage.hotDays')

/** Questions about a matter that nobody has spoken of; the one that brings it up comes first. */
export const onlyIfSpoken: Readonly<Record<string, Spoken>> = {
  'dashboards.refreshSeconds': [
    ...spokenOf('dashboards.kind', 'dashboards.readers', 'dashboards.embedded', 'dashboards.insights', 'dashboards.alerts'),
    ['sql.patterns', ['frequent-bi']],
  ],
  'sql.mutableRows': ofRows,
  'processing.windowSeconds': spokenOf('processing.inFlight'),
  'storage.coldQueries': ofAge,
  'governance.masking': [...spokenOf('governance.access', 'governance.auditLogs', 'governance.privateNetwork'), ['processing.atRest', ['masking']]],
  'processing.schedule': ofStatedJobs,
  'processing.jobMinutes': ofJobs,
  'volume.gigabytesPerRun': ofJobs,
  'processing.dataOutlivesCluster': ofClusters,
  'processing.clusterHoursPerDay': ofClusters,
}

/** Questions that something stated brings up, whatever else is open: who speaks of it has an answer at hand. */
export const broughtUpBy: Readonly<Record<string, Spoken>> = {
  'dashboards.kind': [['sql.patterns', ['frequent-bi']]],
  // Whether a function or a machine does the work hangs on it.
  'processing.jobMinutes': [
    ['messaging.queueing', ['competing-workers']],
    ['sources', ['work-items']],
  ],
  'storage.coldQueries': ofAge,
}
