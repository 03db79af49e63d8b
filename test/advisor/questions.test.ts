import t, { type Test } from 'tap'
import { startsIn } from '../../dist/advisor/drawing-questions.js'
import { advisor } from '../helpers/app.js'
import { type Files, type Json, rule, tinyAdvisor } from '../helpers/tiny.js'

const leaf = (fact: string, operator: string, value: Json) => ({ fact, operator, value })
const favors = (name: string, conditions: Json, service: string, strength: string) => rule(name, conditions, { type: 'favors', params: { service, strength } })

/** Replaying takes the stream, and just one thing the queue. */
const queueThen = (files: Files, ...leaves: Json[]) => {
  files['decisions/transport.json'].rules = [
    favors('transport.replay', { all: [leaf('messaging.replay', 'equal', true)] }, 'stream', 'strong'),
    favors('transport.queue-then', { all: leaves }, 'queue', 'decisive'),
  ]
}

async function answer(t: Test, scenario: unknown, edit: (files: Files) => void) {
  return (await tinyAdvisor(t, edit)).recommend(scenario)
}

t.test('what follows from something stated is not asked to raise another decision', async (t) => {
  const raiseLooking = (files: Files) => {
    files['decisions/looking.json'].raisedBy = { any: [leaf('latency.freshnessSeconds', 'lessThan', 60)] }
  }
  const asked = async (latency: object) => (await answer(t, { latency }, raiseLooking)).nextQuestions.map(({ fact }) => fact)
  t.ok((await asked({ queryMilliseconds: 500 })).includes('latency.freshnessSeconds'))
  t.notOk((await asked({ class: 'days' })).includes('latency.freshnessSeconds'))
})

t.test('what tells only together with what few would say so is asked after what raises another decision', async (t) => {
  const { nextQuestions, decisions } = await answer(t, { messaging: { replay: true } }, (files) =>
    queueThen(files, leaf('governance.onPremises', 'equal', true), leaf('processing.frameworks', 'contains', 'spark')),
  )
  const asked = nextQuestions.map(({ fact }) => fact)
  t.match(
    decisions[0]?.openQuestions.find(({ fact }) => fact === 'processing.frameworks'),
    { share: 0, together: true },
  )
  t.ok(asked.includes('dashboards.readers'))
  t.ok(!asked.includes('processing.frameworks') || asked.indexOf('processing.frameworks') > asked.indexOf('dashboards.readers'), asked.join(', '))
})

t.test('a figure that tells only beyond what hardly anybody has is asked last, and stays an open question', async (t) => {
  const askedBeyond = async (terabytes: number) => {
    const { nextQuestions, decisions } = await answer(t, { messaging: { replay: true } }, (files) =>
      queueThen(files, leaf('volume.storedTerabytes', 'greaterThan', terabytes)),
    )
    t.ok(decisions[0]?.openQuestions.some(({ fact }) => fact === 'volume.storedTerabytes'))
    return nextQuestions.map(({ fact }) => fact)
  }
  t.equal((await askedBeyond(100))[0], 'volume.storedTerabytes')
  t.equal((await askedBeyond(20_000)).at(-1), 'volume.storedTerabytes')
})

t.test('what follows only from another answer than the one that was given is asked last', async (t) => {
  const asked = async (inFlight: object) =>
    (
      await answer(t, { messaging: { replay: true }, processing: inFlight }, (files) => queueThen(files, leaf('processing.windowSeconds', 'greaterThan', 60)))
    ).nextQuestions.map(({ fact }) => fact)
  t.equal((await asked({})).at(-1), 'processing.windowSeconds', 'nobody has spoken of work in flight')
  t.equal((await asked({ inFlight: ['windowed'] }))[0], 'processing.windowSeconds')
  t.equal((await asked({ inFlight: ['threshold'] })).at(-1), 'processing.windowSeconds')
})

t.test('where the data ends up is not asked of files in S3 that are asked there, and stays an open question', async (t) => {
  const { nextQuestions, decisions } = await advisor.recommend({ sources: ['files-in-s3'], sql: { patterns: ['occasional'] } })
  t.ok(decisions.some(({ openQuestions }) => openQuestions.some(({ fact }) => fact === 'destinations')))
  t.notOk(nextQuestions.some(({ fact }) => fact === 'destinations'))
})

t.test('of batches into a warehouse nobody is asked what flows or in which format', async (t) => {
  const nightly = { sources: ['relational-database'], arrival: 'scheduled-batch', destinations: ['redshift'], processing: { atRest: ['etl'] } }
  const { nextQuestions } = await advisor.recommend(nightly)
  const asked = nextQuestions.map(({ fact }) => fact)
  t.ok(asked.length > 0, 'other things are asked')
  for (const fact of ['data.outputFormat', 'processing.inFlight', 'volume.megabytesPerSecond', 'messaging.queueing']) t.notOk(asked.includes(fact), fact)
})

t.test('in which format topics reach an index is an open question', async (t) => {
  const { decisions } = await advisor.recommend({ sources: ['kafka-topics'], destinations: ['opensearch'] })
  t.ok(decisions.some(({ openQuestions }) => openQuestions.some(({ fact }) => fact === 'data.outputFormat')))
})

t.test('what a gap of the drawing names is asked first, and no more when it is stated', async (t) => {
  const asked = async (scenario: object) => (await advisor.recommend(scenario)).nextQuestions.map(({ fact }) => fact)
  const counted = { sources: ['kinesis-stream'], arrival: 'continuous', processing: { inFlight: ['windowed'] } }
  t.equal((await asked(counted))[0], 'destinations')
  t.notOk((await asked({ ...counted, destinations: ['dynamodb'] })).includes('destinations'))
})

t.test('where nobody has said what comes to those who work on it, that is asked among the first', async (t) => {
  const asked = async (scenario: object) => (await advisor.recommend(scenario)).nextQuestions.map(({ fact }) => fact)
  const cleaned = { processing: { atRest: ['cleaning'] }, destinations: ['redshift'] }
  t.equal((await asked(cleaned))[0], 'sources')
  t.notOk((await asked({ ...cleaned, sources: ['files-in-s3'] })).includes('sources'))
  const kept = { existing: { keep: ['s3'] }, processing: { atRest: ['cleaning'] } }
  t.same((await asked(kept)).slice(0, 2), ['destinations', 'sources'], 'after what a gap names')
  t.equal((await asked({ processing: { atRest: ['cleaning'] } }))[0], 'sources', 'a store that only the job itself fills brings it nothing')
  t.equal((await asked({ sql: { required: true } }))[0], 'sources', 'nor does anybody fill what is asked')
  t.equal((await asked({ ...cleaned, orchestration: { scope: 'multi-service', trigger: 'schedule' } }))[0], 'sources', 'what starts a job brings it nothing')
  const byTheClock = { existing: { keep: ['kubernetes', 'spark'] }, processing: { frameworks: ['spark'], atRest: ['joins'], schedule: 'daily' } }
  t.equal((await asked(byTheClock))[0], 'sources', 'nor does the clock')
})

t.test('whoever speaks of reports for many people is asked for their kind, until something is said of it', async (t) => {
  const asked = async (scenario: object) => (await advisor.recommend(scenario)).nextQuestions.map(({ fact }) => fact)
  const nightly = {
    sources: ['relational-database'],
    arrival: 'scheduled-batch',
    destinations: ['redshift'],
    processing: { atRest: ['joins'], schedule: 'daily' },
    orchestration: { needs: ['dependencies'] },
  }
  const reports = { ...nightly, sql: { patterns: ['frequent-bi', 'complex-joins'] } }
  t.ok((await asked(reports)).includes('dashboards.kind'))
  t.notOk((await asked({ ...reports, dashboards: { kind: 'none' } })).includes('dashboards.kind'))
  t.notOk((await asked({ ...nightly, sql: { patterns: ['complex-joins'] } })).includes('dashboards.kind'))
})

t.test('when work starts is asked where nobody starts it as it is drawn', async (t) => {
  const asked = async (scenario: object) => (await advisor.recommend(scenario)).nextQuestions.map(({ fact }) => fact)
  const approved = { orchestration: { scope: 'multi-service', needs: ['human-approval'] } }
  t.ok((await asked(approved)).includes('orchestration.trigger'))
  const cleaned = { sources: ['files-in-s3'], processing: { atRest: ['cleaning'] }, destinations: ['redshift'] }
  t.ok((await asked(cleaned)).includes('processing.schedule'))
})

t.test('who is started as it is drawn is not asked when', (t) => {
  const event = { type: 'starts', params: { role: 'work', by: 'clock' } }
  const architecture = { needs: [], rules: [{ event, conditions: { all: [leaf('processing.schedule', 'equal', 'daily')] } }] } as Json
  const nodes = [{ id: 'job', role: 'work' }] as Json
  const starts = (kind: string) => startsIn({ nodes, edges: [{ from: 'clock', to: 'job', kind }] as Json, gaps: [] }, { architecture } as Json)
  t.same(starts('trigger'), [])
  t.same(starts('batch'), ['processing.schedule'])
  t.end()
})

t.test('a completion states a low figure next to the threshold, not the least that can be stated', async (t) => {
  const completionBelow = async (operator: string) => {
    const { decisions } = await answer(t, { messaging: { replay: true } }, (files) => queueThen(files, leaf('latency.queryMilliseconds', operator, 1000)))
    return decisions[0]?.completion?.states
  }
  t.same(await completionBelow('lessThan'), [{ fact: 'latency.queryMilliseconds', value: 900 }])
  t.same(await completionBelow('lessThanInclusive'), [{ fact: 'latency.queryMilliseconds', value: 1000 }])
})

const sizes = (rules: Json[]) => ({
  setting: 'size',
  question: 'How large?',
  values: ['small', 'large'].map((value) => ({ value, meaning: `It is ${value}.` })),
  default: { value: 'small', because: 'Small does at first.', evidence: ['aws.page'] },
  rules,
})
const sets = (name: string, strength: string, value: string, ...all: Json[]) =>
  rule(`stream.size-${name}`, { all }, { type: 'configures', params: { setting: 'size', value, strength } })

/** The same rule where the mode, which is chosen before, is this one. */
const beside = (one: Json, besideValue: string) => ({ ...one, event: { ...one.event, params: { ...one.event.params, beside: 'mode', besideValue } } })

t.test('what a setting of the recommended service waits for is asked before what raises another decision', async (t) => {
  const asked = async (...rules: Json[]) => {
    const { nextQuestions, decisions } = await answer(t, { messaging: { replay: true } }, (files) => {
      files['services/stream.json'].settings.push(sizes(rules))
    })
    t.equal(decisions[0]?.recommended, 'stream')
    return nextQuestions.map(({ fact }) => fact)
  }
  const many = leaf('volume.gigabytesPerDay', 'greaterThan', 100)
  const known = leaf('messaging.replay', 'equal', true)
  const either = { any: [leaf('messaging.replay', 'equal', false), many] }
  for (const waiting of [[many], [known, either]]) {
    const facts = await asked(sets('many', 'moderate', 'large', ...waiting))
    t.ok(facts.includes('volume.gigabytesPerDay') && facts.indexOf('volume.gigabytesPerDay') < facts.indexOf('dashboards.readers'), facts.join(', '))
  }
  t.ok((await asked(beside(sets('many', 'moderate', 'large', many), 'on-demand'))).includes('volume.gigabytesPerDay'))
  const earlier = [sets('many', 'moderate', 'small', many), sets('known', 'moderate', 'large', known)]
  t.ok((await asked(...earlier)).includes('volume.gigabytesPerDay'), 'of two as strong the value that stands first decides')
  const few = [
    ['where another setting is as strong already', [sets('many', 'moderate', 'large', many), sets('known', 'moderate', 'small', known)]],
    ['where it hangs on an earlier setting that is another', [beside(sets('many', 'moderate', 'large', many), 'provisioned')]],
    ['where the same value is asked for', [sets('many', 'moderate', 'small', many)]],
    ['where what is known rules it out', [sets('many', 'moderate', 'large', many, leaf('messaging.replay', 'equal', false))]],
    ['where two facts are awaited', [sets('many', 'moderate', 'large', many, leaf('data.formats', 'contains', 'csv'))]],
    ['where a figure follows from others', [sets('many', 'moderate', 'large', leaf('derived.stream', 'equal', true))]],
  ] as const
  for (const [when, rules] of few) t.notOk((await asked(...rules)).includes('volume.gigabytesPerDay'), when)
})

t.test('of what raises other decisions two questions are asked at most', async (t) => {
  const raisers = ['dashboards.readers', 'processing.jobMinutes', 'volume.storedTerabytes']
  const { nextQuestions } = await answer(t, { messaging: { replay: true } }, (files) => {
    files['decisions/looking.json'].raisedBy = { any: raisers.map((fact) => leaf(fact, 'greaterThan', 1)) }
  })
  t.equal(nextQuestions.filter(({ fact }) => raisers.includes(fact)).length, 2)
})

t.test('four questions that change a decision leave room for what a setting waits for, and two of a section come before the third', async (t) => {
  const turns = [
    leaf('messaging.routing', 'contains', 'fan-out'),
    leaf('messaging.delivery', 'equal', 'exactly-once'),
    leaf('messaging.ordering', 'equal', 'strict'),
    leaf('latency.freshnessSeconds', 'greaterThan', 10),
    leaf('volume.storedTerabytes', 'greaterThan', 10),
  ]
  const telling = turns.map(({ fact }) => fact)
  const { nextQuestions } = await answer(t, { messaging: { replay: true } }, (files) => {
    queueThen(files, { any: turns })
    files['services/stream.json'].settings = [sizes([sets('many', 'moderate', 'large', leaf('volume.gigabytesPerDay', 'greaterThan', 100))])]
  })
  const asked = nextQuestions.map(({ fact }) => fact)
  t.equal(asked.filter((fact) => telling.includes(fact)).length, 4, asked.join(', '))
  t.equal(asked.filter((fact) => fact.startsWith('messaging.')).length, 2)
  t.equal(asked.at(-1), 'volume.gigabytesPerDay')
})

t.test('a completion states a figure beyond a threshold with as few digits as do', async (t) => {
  const valueAbove = async (gigabytes: number) => {
    const { decisions } = await answer(t, { messaging: { replay: true } }, (files) =>
      queueThen(files, leaf('volume.gigabytesPerDay', 'greaterThan', gigabytes)),
    )
    return decisions[0]?.completion?.states[0]?.value
  }
  t.equal(await valueAbove(32.8), 40)
  t.equal(await valueAbove(100), 110)
  t.equal(await valueAbove(8760), 10_000)
})

t.test('an open question that few would answer so that it tells is marked, and no other', async (t) => {
  const { decisions } = await answer(t, { messaging: { replay: true } }, (files) =>
    queueThen(files, { any: [leaf('governance.onPremises', 'equal', true), leaf('volume.gigabytesPerDay', 'greaterThan', 100)] }),
  )
  t.match(decisions[0]?.openQuestions, [
    { fact: 'volume.gigabytesPerDay', seldom: undefined },
    { fact: 'governance.onPremises', seldom: true },
  ])
})
