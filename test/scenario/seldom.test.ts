import t from 'tap'
import { besideThePoint } from '../../dist/scenario/beside-the-point.js'
import { isBroughtUp, isSeldom, seldomAnswered, usual } from '../../dist/scenario/seldom.js'
import { broughtUpBy, onlyIfSpoken } from '../../dist/scenario/spoken-of.js'
import { dictionaryOf } from '../../dist/scenario/dictionary.js'
import { derivedOnly } from '../../dist/scenario/derivations.js'
import { advisor } from '../helpers/app.js'

type Only = (typeof besideThePoint)[string][number][string]

const dictionary = dictionaryOf(advisor.scenarioSchema)

t.test('what is said of questions names facts and values that there are', async (t) => {
  for (const fact of [...seldomAnswered, ...Object.keys(besideThePoint), ...Object.keys(onlyIfSpoken), ...Object.keys(broughtUpBy)])
    t.ok(dictionary.has(fact), fact)
  for (const [fact, most] of Object.entries(usual)) t.ok(most < (dictionary.get(fact)?.maximum ?? 0), fact)
  for (const [fact, only] of [
    ...Object.values(besideThePoint)
      .flat()
      .flatMap(Object.entries<Only>),
    ...Object.values(onlyIfSpoken).flat(),
    ...Object.values(broughtUpBy).flat(),
  ]) {
    const definition = dictionary.get(fact)
    t.ok(definition ?? derivedOnly.find((one) => one.fact === fact), fact)
    const values = typeof only === 'object' && 'filledWith' in only ? only.filledWith : only
    if (definition && values !== 'anything')
      for (const value of values) t.ok(typeof value === 'boolean' || definition.values?.includes(String(value)), `${fact}: ${String(value)}`)
  }
})

t.test('a question is beside the point only where all that is stated of another leaves nothing to it', async (t) => {
  const asked = (sources?: string[]) => !isSeldom('data.formats', sources ? { sources } : {})
  t.ok(asked())
  t.ok(asked(['relational-database', 'files-in-s3']))
  t.notOk(asked(['relational-database']))
  t.notOk(asked([]))
})

t.test('who hands out work knows how long it takes, and who keeps data how old it is asked', async (t) => {
  t.ok(isBroughtUp('processing.jobMinutes', { 'messaging.queueing': ['competing-workers'] }))
  t.ok(isBroughtUp('processing.jobMinutes', { sources: ['work-items'] }))
  t.notOk(isBroughtUp('processing.jobMinutes', { sources: ['clickstream'] }))
  t.ok(isBroughtUp('storage.coldQueries', { 'storage.retentionDays': 400 }))
  t.notOk(isBroughtUp('storage.coldQueries', {}))
  t.ok(isSeldom('storage.coldQueries', { 'volume.storedTerabytes': 70 }))
})

t.test('windows, masks and the length of work are asked where somebody has spoken of what they presuppose', async (t) => {
  const asked = (fact: string, known: Parameters<typeof isSeldom>[1]) => !isSeldom(fact, known)
  t.notOk(asked('processing.windowSeconds', {}))
  t.ok(asked('processing.windowSeconds', { 'processing.inFlight': ['threshold', 'windowed'] }))
  t.notOk(asked('processing.windowSeconds', { 'processing.inFlight': ['threshold'] }))
  t.notOk(asked('governance.masking', { 'processing.atRest': ['etl'] }))
  t.ok(asked('governance.masking', { 'governance.access': ['column'] }))
  t.notOk(asked('processing.jobMinutes', {}))
  t.ok(asked('processing.jobMinutes', { 'messaging.queueing': ['dead-letter'] }))
})

t.test('where nothing is done to files nobody is asked how long, how often or in what language it is done', async (t) => {
  const files = { sources: ['files-in-s3'], 'derived.stream': false, 'processing.atRest': [] }
  for (const fact of ['processing.jobMinutes', 'processing.schedule', 'volume.gigabytesPerRun', 'processing.frameworks', 'processing.reuseExistingCode']) {
    t.ok(isSeldom(fact, files), fact)
    t.notOk(isSeldom(fact, { ...files, 'processing.atRest': ['etl'] }), fact)
  }
  t.notOk(isSeldom('processing.jobMinutes', { ...files, sources: ['work-items'] }))
})

t.test('of several statements that put it beside the point all must hold', async (t) => {
  const files = { sources: ['files-in-s3'], 'derived.restOpen': true }
  t.notOk(isSeldom('destinations', files))
  t.ok(isSeldom('destinations', { ...files, 'sql.patterns': ['ad-hoc'] }))
  t.notOk(isSeldom('destinations', { ...files, 'sql.patterns': ['ad-hoc'], 'derived.restOpen': false }))
})

t.test('a figure that hardly anybody reaches is a seldom answer, and no other value is', async (t) => {
  t.notOk(isSeldom('volume.storedTerabytes', {}, 500))
  t.ok(isSeldom('volume.storedTerabytes', {}, 18_000))
  t.notOk(isSeldom('dashboards.readers', {}, 18_000))
})

t.test('of a database, a warehouse or an index nobody is asked first in which format it stores', async (t) => {
  const isLate = (...destinations: string[]) => isSeldom('data.outputFormat', { destinations })
  t.ok(isLate('redshift', 'opensearch'))
  t.notOk(isLate('redshift', 's3'))
  t.notOk(isSeldom('data.outputFormat', {}))
})

t.test('of pictures that are kept and not asked nobody is asked first for tables and queries', async (t) => {
  const images = { 'data.formats': ['binary'], 'storage.coldQueries': 'never' }
  t.ok(isSeldom('data.outputFormat', images))
  t.ok(isSeldom('sql.patterns', { 'storage.structure': 'unstructured', 'storage.coldQueries': 'never' }))
  t.notOk(isSeldom('sql.patterns', { ...images, 'storage.coldQueries': 'rare' }))
  t.notOk(isSeldom('sql.patterns', { ...images, 'data.formats': ['binary', 'json'] }))
})

t.test('what is added in a day is asked late where it is told for a month', async (t) => {
  t.ok(isSeldom('volume.gigabytesPerDay', { 'volume.growthTerabytesPerMonth': 2 }))
  t.notOk(isSeldom('volume.gigabytesPerDay', {}))
})

t.test('what flows is asked late where nothing flows, and where work is handed out', async (t) => {
  const isLate = (facts: object) => isSeldom('processing.inFlight', { ...facts })
  t.ok(isLate({ 'derived.stream': false }))
  t.notOk(isLate({ 'derived.stream': true }))
  t.ok(isLate({ sources: ['partner-feed', 'files-in-s3'], 'messaging.protocols': ['sftp'] }))
  t.notOk(isLate({ sources: ['partner-feed'] }))
  t.ok(isLate({ 'messaging.queueing': ['delay'] }))
  t.notOk(isLate({ 'messaging.queueing': [] }), 'it is no queue')
})

t.test('how data is asked is asked late only where all of it goes elsewhere', async (t) => {
  const isLate = (...destinations: string[]) => isSeldom('sql.patterns', { destinations })
  t.ok(isLate('snowflake'))
  t.notOk(isLate('snowflake', 's3'))
  t.notOk(isLate(), 'it stays where it is')
})

t.test('runs are asked about late where a stream is followed and nothing is done to what lies', async (t) => {
  const followed = { sources: ['kafka-topics'], 'processing.frameworks': ['spark'], 'processing.atRest': [] }
  t.ok(isSeldom('volume.gigabytesPerRun', followed))
  t.notOk(isSeldom('volume.gigabytesPerRun', { ...followed, 'processing.atRest': ['joins'] }))
  t.notOk(isSeldom('processing.jobMinutes', { ...followed, sources: ['work-items'] }), 'who takes a message works on it for a while')
})

t.test('what belongs to a matter is asked late until somebody has spoken of it', async (t) => {
  t.ok(isSeldom('dashboards.refreshSeconds', {}))
  t.ok(isSeldom('dashboards.refreshSeconds', { 'sql.patterns': ['ad-hoc'] }))
  t.notOk(isSeldom('dashboards.refreshSeconds', { 'sql.patterns': ['ad-hoc', 'frequent-bi'] }))
  t.notOk(isSeldom('dashboards.refreshSeconds', { 'dashboards.kind': 'business' }))
  t.ok(isSeldom('processing.schedule', { sources: ['relational-database'] }))
  t.ok(isSeldom('processing.schedule', { sources: ['relational-database', 'files-in-s3'] }), 'files that lie there run nothing')
  t.notOk(isSeldom('volume.gigabytesPerRun', { sources: ['relational-database', 'files-in-s3'] }))
  t.notOk(isSeldom('processing.schedule', { 'processing.atRest': ['etl'] }))
  t.ok(isSeldom('processing.schedule', { 'existing.keep': ['redshift'] }))
  t.notOk(isSeldom('processing.schedule', { 'existing.keep': ['redshift', 'airflow'] }))
  t.ok(isSeldom('processing.dataOutlivesCluster', { 'processing.atRest': ['etl'] }), 'no cluster is spoken of')
  t.notOk(isSeldom('processing.dataOutlivesCluster', { 'processing.frameworks': ['python', 'spark'] }))
  t.ok(isSeldom('processing.clusterHoursPerDay', { 'processing.atRest': ['etl'] }))
  t.notOk(isSeldom('processing.clusterHoursPerDay', { 'management.skills': ['hadoop'] }))
})

t.test('changes of rows are asked where something has rows, and statements where something is asked', async (t) => {
  t.ok(isSeldom('data.changeCapture', { sources: ['application-logs', 'files-in-s3'] }))
  for (const sources of [undefined, ['application-logs', 'relational-database'], ['saas-application']])
    t.notOk(isSeldom('data.changeCapture', sources ? { sources } : {}), String(sources))
  for (const fact of ['sql.required', 'sql.mutableRows', 'sql.frequency']) {
    t.ok(isSeldom(fact, { 'sql.patterns': [] }), fact)
    t.ok(isSeldom(fact, { 'sql.required': false }), fact)
    t.notOk(isSeldom(fact, { 'sql.patterns': ['complex-joins'] }), fact)
  }
})

t.test('nobody is asked what work that is not done would run by, nor what comes in a day of what comes once', async (t) => {
  t.ok(isSeldom('processing.frameworks', { 'processing.atRest': [], 'processing.inFlight': [] }))
  t.notOk(isSeldom('processing.frameworks', { 'processing.atRest': [] }))
  t.ok(isSeldom('volume.gigabytesPerDay', { arrival: 'one-time' }))
  t.notOk(isSeldom('volume.gigabytesPerDay', { arrival: 'scheduled-batch' }))
})
