import { choice, flag, section, several } from '../field.js'

export const data = section('The data itself.', {
  formats: several('In which formats does the data come?', 'Formats in which the data comes or lies.', {
    csv: 'CSV or other delimited text',
    json: 'JSON',
    'nested-json': 'deeply nested JSON',
    xml: 'XML',
    parquet: 'Apache Parquet',
    orc: 'Apache ORC',
    avro: 'Apache Avro',
    iceberg: 'Apache Iceberg tables',
    excel: 'Excel workbooks',
    text: 'plain or free text, log lines',
    binary: 'images, audio, video, binaries',
    'many-small-files': 'very many small files, whatever the format',
  }),
  outputFormat: choice('In which format must it be stored?', 'The format in which it must be stored.', {
    same: 'as it comes',
    columnar: 'Parquet or ORC',
    iceberg: 'Apache Iceberg tables',
    json: 'JSON',
    csv: 'CSV',
  }),
  schema: choice('Is the schema known?', 'What is known of the schema.', {
    fixed: 'known, and it stays',
    evolving: 'known, but fields come and go',
    unknown: 'not known; it must be found out',
  }),
  archived: flag(
    'Do the files lie in an archive storage class?',
    'Whether the files lie in an archive storage class or on tape, from which they must be restored before they can be read.',
  ),
  changeCapture: flag('Must the changes of a database be captured as they happen?', 'Whether changes of a database must be captured as they happen (CDC).'),
})

export const catalog = section('Where tables are registered.', {
  need: choice('Who needs the table definitions?', 'Who needs the table definitions.', {
    none: 'nobody',
    central: 'queries, jobs or teams look them up in one place',
    'hive-metastore': 'clusters share a Hive metastore',
  }),
  autoUpdate: flag(
    'Must new partitions, columns and tables be registered by themselves?',
    'Whether new partitions, columns and tables must be registered by themselves.',
  ),
})

export const governance = section('Who may see what, and where data may flow. Encryption is not asked for: every service of the catalog offers it.', {
  access: several('How fine must access be?', 'How fine access must be granted. `[]`: everybody sees everything.', {
    role: 'by role, on whole data sets',
    table: 'by table',
    column: 'by column',
    row: 'by row',
    'cross-account': 'shared with other AWS accounts',
  }),
  masking: several('Where must personal data be masked?', 'Where personal data must be masked. `[]`: nowhere.', {
    ingest: 'before it is stored',
    etl: 'when it is transformed',
    query: 'when it is read',
  }),
  privateNetwork: flag('Must the traffic stay in the VPC?', 'Whether the traffic must stay in a private network (VPC).'),
  multiAz: flag('Must it survive the loss of an Availability Zone?', 'Whether the system must survive the loss of an Availability Zone without a restore.'),
  multiRegion: flag('Must the data be copied to another Region?', 'Whether the data must be copied to another Region.'),
  residency: flag('Must the data stay in one Region or country?', 'Whether the data must stay in one Region or country.'),
  onPremises: flag('Must processing stay on premises?', 'Whether processing must stay outside AWS Regions, on premises.'),
  auditLogs: flag('Must broker or access logs be kept?', 'Whether logs of access, brokers or API calls must be kept.'),
})

export const management = section('Who runs it.', {
  preference: choice('How much may your team have to operate?', 'How much your team may have to operate; where two fit, the stricter.', {
    'least-operations': 'as little as possible to build, set up and run (“fully managed”, “least effort”); a cluster only if nothing else does',
    'serverless-only': 'no clusters, no brokers, no nodes at all',
    managed: 'clusters are fine where AWS runs them',
    'full-control': 'we want to choose versions, nodes and settings',
  }),
  skills: several('What can your team do?', 'What the team can do today.', {
    'no-code': 'clicks, no code',
    sql: 'SQL',
    python: 'Python',
    java: 'Java or Scala',
    spark: 'Apache Spark',
    kafka: 'Apache Kafka',
    flink: 'Apache Flink',
    hadoop: 'Hadoop clusters',
    airflow: 'Apache Airflow',
    kubernetes: 'Kubernetes',
    'machine-learning': 'building and training models',
  }),
})

export const cost = section('What money decides.', {
  priority: choice('How much does cost weigh?', 'How much cost weighs.', {
    lowest: 'the cheapest that does the job',
    balanced: 'one concern among others',
    secondary: 'performance or simplicity go first',
  }),
})

/** Technologies outside the catalog that run already, each in words that a sentence can go on from. */
export const technologies = {
  kafka: 'self-managed Apache Kafka',
  'kafka-connect': 'self-managed Kafka Connect',
  hadoop: 'a Hadoop cluster',
  spark: 'self-managed Apache Spark',
  hive: 'Apache Hive or its metastore',
  hbase: 'Apache HBase',
  flink: 'self-managed Apache Flink',
  presto: 'Presto or Trino',
  airflow: 'Apache Airflow',
  elasticsearch: 'self-managed Elasticsearch or OpenSearch',
  rabbitmq: 'RabbitMQ',
  activemq: 'ActiveMQ or another JMS broker',
  'relational-database': 'a relational database',
  dynamodb: 'Amazon DynamoDB',
  splunk: 'Splunk',
  kubernetes: 'Kubernetes or Amazon EKS',
  'on-premises-warehouse': 'a data warehouse outside AWS',
} as const

export const existing = (services: Readonly<Record<string, string>>) => {
  const running = { ...technologies, ...services }
  return section('What runs already.', {
    keep: several(
      'What runs already and stays?',
      'Technologies and services that run already and stay, also where they are the source: `kafka-topics` leaves open which Kafka it is, `nosql-database` which database. What is wanted and does not run yet: `services.prefer`.',
      running,
    ),
    replace: several('What runs already and is to be replaced?', 'Technologies and services that run already and are to be replaced.', running),
  })
}
