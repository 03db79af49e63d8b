import { technologies } from '../../scenario/sections/ground.js'
import { choice, flag, type Phrases, several } from './phrase.js'

const access = { role: 'by role', table: 'by table', column: 'by column', row: 'by row', 'cross-account': 'across accounts' }
const masking = { ingest: 'before it is stored', etl: 'when it is transformed', query: 'when it is read' }
const skills = {
  'no-code': 'tools without code',
  sql: 'SQL',
  python: 'Python',
  java: 'Java or Scala',
  spark: 'Apache Spark',
  kafka: 'Apache Kafka',
  flink: 'Apache Flink',
  hadoop: 'Hadoop clusters',
  airflow: 'Apache Airflow',
  kubernetes: 'Kubernetes',
  'machine-learning': 'machine learning',
}

/** Who may see what, who runs it, what money decides and what runs already. Services are called as the catalog does. */
export const groundOf = (services: Readonly<Record<string, string>>): Phrases => ({
  'catalog.need': choice('who needs table definitions', {
    none: 'nobody needs table definitions',
    central: 'several services or teams share the table definitions',
    'hive-metastore': 'clusters share a Hive metastore',
  }),
  'catalog.autoUpdate': flag(
    'whether new tables register themselves',
    'new partitions, columns and tables must be registered by themselves',
    'new partitions, columns and tables are registered by hand',
  ),
  'governance.access': several('the grants of access', 'access must be granted …', 'everybody may see everything', access),
  'governance.masking': several('the places of masking', 'personal data must be masked …', 'no personal data has to be masked', masking),
  'governance.privateNetwork': flag('whether traffic stays in the VPC', 'traffic must stay in the VPC', 'traffic may leave the VPC'),
  'governance.multiAz': flag(
    'whether it survives the loss of a zone',
    'the system must survive the loss of an Availability Zone',
    'the system need not survive the loss of an Availability Zone',
  ),
  'governance.multiRegion': flag('whether data is copied to another Region', 'the data must be copied to another Region', 'one Region is enough'),
  'governance.residency': flag('whether data stays in one country', 'the data must stay in one Region or country', 'the data may leave its Region or country'),
  'governance.onPremises': flag('whether processing stays on premises', 'processing must stay on premises', 'processing may run in AWS Regions'),
  'governance.auditLogs': flag('whether access is logged', 'logs of access must be kept', 'no logs of access have to be kept'),
  'management.preference': choice('how much the team operates', {
    'least-operations': 'the team wants to operate as little as possible',
    'serverless-only': 'the team operates no clusters, brokers or nodes at all',
    managed: 'managed clusters are fine',
    'full-control': 'the team wants to choose versions, nodes and settings',
  }),
  'management.skills': several('the skills of the team', 'the team knows …', 'the team has none of the skills that count here', skills),
  'cost.priority': choice('how much cost weighs', {
    lowest: 'cost goes first',
    balanced: 'cost is one concern among others',
    secondary: 'performance or simplicity go before cost',
  }),
  'existing.keep': several('the systems that stay', '… stays/stay in use', 'nothing that runs already has to be kept', { ...technologies, ...services }),
  'existing.replace': several('the systems to be replaced', '… is/are to be replaced', 'nothing has to be replaced', { ...technologies, ...services }),
})
