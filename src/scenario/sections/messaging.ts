import { amount, choice, flag, section, several } from '../field.js'

export const messaging = section('What the stream or queue must do.', {
  ordering: choice('Must the records keep their order?', 'The order in which readers must get records.', {
    none: 'order does not matter',
    'per-key': 'in order for each key: customer, device, account',
    strict: 'in one overall order',
  }),
  replay: flag('Must a reader be able to go back and read again?', 'Whether a reader must be able to go back and read records again.'),
  consumers: amount(
    'How many applications read the same records independently?',
    'Applications that each read all the records, independently of one another.',
    'applications',
    {
      min: 0,
      max: 10_000,
      whole: true,
    },
  ),
  dedicatedThroughput: flag('Must each reader have its own read throughput?', 'Whether each reader must have throughput of its own.'),
  retentionHours: amount(
    'How long must records stay readable in the stream or queue?',
    'How long records must stay readable in the stream or queue.',
    'hours',
    { min: 0, max: 876_000 },
  ),
  delivery: choice('May a record be handled twice?', 'The delivery guarantee needed.', {
    'at-least-once': 'a record may come twice, never zero times',
    'exactly-once': 'each record takes effect once; duplicates must be removed',
  }),
  queueing: several('Which queue features are needed?', 'What is needed of a work queue. Left out: not known; `[]`: it is no queue.', {
    'competing-workers': 'several workers share the load, each message goes to one of them',
    'dead-letter': 'messages that fail again and again are set aside',
    delay: 'a message becomes visible only later',
    priority: 'some messages go before others',
    'per-message-acknowledgement': 'each message is acknowledged, retried and deleted on its own',
    'request-decoupling': 'a front end hands work over and answers its user at once',
  }),
  protocols: several('Which protocols or client libraries must keep working?', 'Protocols or client libraries that producers or consumers use and keep.', {
    kafka: 'Kafka clients, Kafka Connect plugins, Kafka Streams',
    rest: 'HTTPS requests or an AWS SDK',
    mqtt: 'MQTT',
    jdbc: 'JDBC or ODBC',
    amqp: 'AMQP, as RabbitMQ speaks it',
    jms: 'JMS, as ActiveMQ and other Java brokers speak it',
    smb: 'SMB or NFS file shares',
    sftp: 'SFTP, FTPS or AS2',
  }),
  routing: several(
    'Must events be routed: pushed to many subscribers, picked by their content, or sent between accounts?',
    'Whether events are routed. `[]`: no.',
    {
      'fan-out': 'one event is pushed to many subscribers',
      'content-filter': 'rules on the content pick the targets',
      'cross-account': 'events come from, or go to, other accounts or SaaS partners',
    },
  ),
  connectors: flag(
    'Are Kafka Connect connectors (Debezium and others) to be run?',
    'Whether Kafka Connect source or sink connectors, such as Debezium, are to be run.',
  ),
})
