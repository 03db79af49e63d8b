import { amount, choice, flag, section, several } from '../field.js'

export const sql = section('How the data is asked, in SQL or by search.', {
  required: flag(
    'Must people or tools be able to ask in SQL?',
    'Whether people or tools must be able to ask in SQL; also where data is to be queried or analysed and no more is known of how.',
  ),
  patterns: several('What do the queries look like?', 'What the queries and look-ups look like, by SQL or otherwise.', {
    'ad-hoc': 'free questions that nobody planned',
    occasional: 'now and then, with long pauses',
    'frequent-bi': 'dashboards and reports of many people, all day',
    'complex-joins': 'joins and aggregations over several large tables; a join of a few files or small tables is `ad-hoc`',
    repeated: 'the same few queries again and again',
    'filter-only': 'pick rows and columns of one table or file set, little joining',
    federated: 'one query across several stores (databases, warehouse, S3)',
    'lake-with-warehouse': 'lake files in S3 joined with tables of a warehouse',
    'full-text': 'search for words in text, ranking, facets',
    'log-search': 'search and explore logs or traces by words and fields as they come in; SQL over logs that lie in S3 is `ad-hoc` or `occasional`',
    'vector-search': 'nearest neighbours of embeddings',
    'key-lookup': 'single rows by their key, many times a second',
    'time-series': 'values by time, windows and down-sampling as the main use',
    transactions: 'many small reads and writes of single rows (OLTP)',
    'machine-learning': 'training or applying models from SQL',
    'multi-engine': 'several engines read the same tables',
  }),
  frequency: choice('How often are the queries run?', 'How often the queries are run.', {
    continuous: 'all day, every day',
    hourly: 'about every hour',
    daily: 'about once a day',
    weekly: 'about once a week',
    monthly: 'about once a month',
    quarterly: 'about once a quarter or less',
    once: 'once, then never again',
  }),
  concurrentQueries: amount('How many queries run at the same time at peak?', 'Queries running at the same time at peak.', 'queries', {
    min: 0,
    max: 1_000_000,
    whole: true,
  }),
  mutableRows: flag(
    'Must stored rows be updated or deleted one by one?',
    'Whether single stored rows must be corrected, updated or deleted (ACID), by SQL or a change feed.',
  ),
  isolateWorkloads: flag("Must one team's queries not disturb another's?", "Whether loads, teams or tenants must not disturb one another's queries."),
})

export const dashboards = section('What people look at.', {
  kind: choice('What kind of dashboard is wanted?', 'The kind of dashboard or report. Where no more is known than that people look at figures: `business`.', {
    none: 'no dashboard is wanted',
    business: 'reports and dashboards for business users, managers, customers',
    operational: 'logs, metrics and events of systems for those who run them, near real time',
    static: 'a fixed chart or an exported file',
  }),
  readers: amount('How many people read the dashboards?', 'People who read the dashboards.', 'people', { min: 0, max: 10_000_000, whole: true }),
  refreshSeconds: amount('How old may the figures on a dashboard be?', 'The longest acceptable age of the figures shown.', 'seconds', {
    min: 0,
    max: 31_536_000,
  }),
  embedded: flag('Are the dashboards shown inside another application?', 'Whether dashboards are embedded in another application.'),
  insights: flag(
    'Should the tool find outliers, forecasts or answers by itself?',
    'Whether outliers, forecasts or plain-language answers are wanted of a dashboard out of the box, without building models. Outliers among records as they come: `processing.inFlight: [anomaly-detection]`.',
  ),
  alerts: flag(
    'Must someone be alerted on a condition?',
    'Whether a condition in the data that is shown must alert someone. Alarms on records as they come: `processing.inFlight: [threshold]`.',
  ),
})

export const destinations = several(
  'Where must the data end up?',
  'Where the data must end up: in all of these. Left out: for the recommendation to choose. `[]`: nowhere, it stays where it is.',
  {
    s3: 'object storage or a data lake: an S3 bucket',
    iceberg: 'Apache Iceberg tables, S3 Tables among them',
    redshift: 'a data warehouse: Amazon Redshift',
    opensearch: 'a search service: an OpenSearch domain or collection',
    splunk: 'Splunk',
    snowflake: 'Snowflake',
    'http-endpoint': 'an HTTP endpoint or a partner tool behind one (Datadog, New Relic, MongoDB …)',
    dynamodb: 'a DynamoDB table',
    'relational-database': 'a relational database',
    kafka: 'topics of a Kafka cluster',
  },
)

export const storage = section('How long data is kept and how hot it is.', {
  retentionDays: amount(
    'How long must the stored data be kept?',
    'How long the stored data must be kept (not the stream: see `messaging.retentionHours`).',
    'days',
    { min: 0, max: 36_500 },
  ),
  hotDays: amount('How recent is the data that nearly all queries read?', 'Age of the data that nearly all queries read.', 'days', { min: 0, max: 36_500 }),
  coldQueries: choice('How often is the older data read?', 'How often the data older than `hotDays` is read.', {
    never: 'kept for the record and not queried: hardly ever wanted, and then fetched back first',
    rare: 'now and then, about once a week or less, but it must answer in SQL',
    regular: 'as a matter of course, every day or so',
  }),
  structure: choice('What is the shape of the stored data?', 'The shape of the data as stored.', {
    tables: 'rows and columns, relational',
    semistructured: 'JSON, logs, nested documents',
    unstructured: 'images, media, documents, binaries',
    mixed: 'several of these together',
  }),
})
