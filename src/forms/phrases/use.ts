import { counted, duration } from '../words.js'
import { amount, choice, flag, type Phrases, several } from './phrase.js'

const patterns = {
  'ad-hoc': 'questions that nobody planned',
  occasional: 'queries now and then',
  'frequent-bi': 'dashboards and reports all day',
  'complex-joins': 'joins over several large tables',
  repeated: 'the same few queries again and again',
  'filter-only': 'picking rows and columns of one set',
  federated: 'queries across several stores',
  'lake-with-warehouse': 'joins of lake files with warehouse tables',
  'full-text': 'full-text search',
  'log-search': 'search in logs',
  'vector-search': 'vector search',
  'key-lookup': 'look-ups of single rows by key',
  'time-series': 'values by time',
  transactions: 'many small reads and writes',
  'machine-learning': 'machine learning from SQL',
  'multi-engine': 'several engines on the same tables',
}
const destinations = {
  s3: 'S3',
  iceberg: 'Iceberg tables',
  redshift: 'Amazon Redshift',
  opensearch: 'a search service',
  splunk: 'Splunk',
  snowflake: 'Snowflake',
  'http-endpoint': 'an HTTP endpoint',
  dynamodb: 'DynamoDB',
  'relational-database': 'a relational database',
  kafka: 'Kafka topics',
}

/** Where the data ends up, how it is kept, asked and looked at. */
export const use: Phrases = {
  destinations: several('the destinations', 'the data must end up in …', 'no destination of the data is given', destinations),
  'storage.retentionDays': amount('the time for which data is kept', (days) => `stored data is kept for ${counted(days, 'day')}`),
  'storage.hotDays': amount('the span that most queries read', (days) =>
    days === 0 ? 'nearly all queries read only what has just come in' : `nearly all queries read the last ${counted(days, 'day')}`,
  ),
  'storage.coldQueries': choice('how often older data is read', {
    never: 'older data is never queried',
    rare: 'older data is queried now and then',
    regular: 'older data is queried as a matter of course',
  }),
  'storage.structure': choice('the shape of the data', {
    tables: 'the data has rows and columns',
    semistructured: 'the data is semi-structured, such as JSON or logs',
    unstructured: 'the data is unstructured, such as media and documents',
    mixed: 'the data has several shapes',
  }),
  'sql.required': flag('whether SQL is needed', 'people or tools must be able to ask in SQL', 'nobody has to ask in SQL'),
  'sql.patterns': several('the query patterns', 'the data serves …', 'nobody queries the data', patterns),
  'sql.frequency': choice('how often queries run', {
    continuous: 'queries run all day, every day',
    hourly: 'queries run about every hour',
    daily: 'queries run about once a day',
    weekly: 'queries run about once a week',
    monthly: 'queries run about once a month',
    quarterly: 'queries run about once a quarter or less',
    once: 'the query runs once',
  }),
  'sql.concurrentQueries': amount('the number of queries at the same time', (count) => `up to ${counted(count, 'query runs', 'queries run')} at the same time`),
  'sql.mutableRows': flag('whether single rows change', 'single rows must be updated or deleted', 'single rows are never updated or deleted'),
  'sql.isolateWorkloads': flag('whether workloads are isolated', 'one team’s queries must not disturb another’s', 'teams may share the same capacity'),
  'dashboards.kind': choice('the kind of dashboard', {
    none: 'no dashboard is wanted',
    business: 'business users want reports and dashboards',
    operational: 'operators want dashboards of logs and metrics',
    static: 'a fixed chart or an exported file is enough',
  }),
  'dashboards.readers': amount('the number of readers of the dashboards', (count) => `${counted(count, 'person reads', 'people read')} the dashboards`),
  'dashboards.refreshSeconds': amount('the age of the figures shown', (seconds) =>
    seconds === 0 ? 'the figures shown must be live' : `the figures shown may be ${duration(seconds)} old`,
  ),
  'dashboards.embedded': flag('whether dashboards are embedded', 'the dashboards are shown inside another application', 'the dashboards stand on their own'),
  'dashboards.insights': flag(
    'whether insights are wanted out of the box',
    'the tool should find outliers, forecasts or answers by itself',
    'no forecasts or insights are wanted out of the box',
  ),
  'dashboards.alerts': flag('whether somebody is alerted', 'somebody must be alerted on a condition', 'nobody has to be alerted'),
}
