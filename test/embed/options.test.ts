import Fastify from 'fastify'
import t from 'tap'
import { advisorPlugin, buildApp, createAdvisor, OptionsError } from '../../dist/index.js'
import { connectionLimits } from '../../dist/http/limits.js'
import { advisor as whole } from '../helpers/app.js'

const advisor = { ...whole, selfCheck: async () => undefined }
// What JavaScript may give, whatever the types say.
const create = createAdvisor as (options: unknown) => Promise<unknown>
const build = buildApp as unknown as (options: unknown) => Promise<unknown>
const plugin = async (options: object) => void (await Fastify().register(advisorPlugin, options))

const faultsOf = (given: Promise<unknown>) =>
  given.then(
    () => [],
    (error) => (error instanceof OptionsError ? error.faults : Promise.reject(error)),
  )

t.test('options of an advisor that mean nothing are told with their place and the nearest word', async (t) => {
  for (const [options, faults] of [
    [{ rulez: '/nope' }, [{ pointer: '/rulez', code: 'unknown-key', message: 'There is no option "rulez" here. Did you mean "rules"?', didYouMean: 'rules' }]],
    [{ evaluator: 'referense' }, [{ pointer: '/evaluator', code: 'unknown-value', allowed: ['compiled', 'reference'], didYouMean: 'reference' }]],
    [{ evaluator: 'toString' }, [{ pointer: '/evaluator', code: 'unknown-value' }]],
    [{ rules: new URL('file:///rules/') }, [{ pointer: '/rules', code: 'wrong-type', message: 'Expected a string, not an object.' }]],
    [null, [{ pointer: '', message: 'Expected an object, not null.' }]],
    ['/rules', [{ pointer: '', code: 'wrong-type' }]],
  ] as const) {
    t.match(await faultsOf(create(options)), faults, JSON.stringify(options))
  }
})

t.test('an answer in summary is asked of summarise, and recommend says so', async (t) => {
  const faults = await faultsOf(whole.recommend({}, { detail: 'summary' as never }))
  t.match(faults, [{ pointer: '/detail', message: '"summary" is no detail of recommend: summarise gives it.', allowed: ['standard', 'full'] }])
  t.match(await faultsOf(whole.recommend({}, { detail: 'ful' as never })), [{ pointer: '/detail', didYouMean: 'full', allowed: ['standard', 'full'] }])
})

t.test('options of the whole service that mean nothing are told, each before anything is built', async (t) => {
  for (const [options, faults] of [
    [{ limitz: {} }, [{ pointer: '/limitz', didYouMean: 'limits' }]],
    [{ operations: { inflight: 1 } }, [{ pointer: '/operations/inflight', didYouMean: 'inFlight' }]],
    [
      { operations: { inFlight: 0, isStopping: true } },
      [{ pointer: '/operations/inFlight' }, { pointer: '/operations/isStopping', message: 'Expected a function.' }],
    ],
    [{ limits: { headersTimeout: '10s', requestTimout: 1 } }, [{ pointer: '/limits/headersTimeout' }, { didYouMean: 'requestTimeout' }]],
    [{ keys: ['a key that no caller can send'] }, [{ pointer: '/keys/0', message: /^Give keys of 16 to 256 / }]],
    [{ keys: ['short'] }, [{ pointer: '/keys/0' }]],
    [{ corsOrigins: ['portal.example.com'] }, [{ pointer: '/corsOrigins/0' }]],
    [{ metricsNeedKey: 'on' }, [{ pointer: '/metricsNeedKey', code: 'wrong-type' }]],
    [{ observers: ['log'] }, [{ pointer: '/observers/0', message: 'Expected a function.' }]],
    [{ advisor: Promise.resolve(advisor) }, [{ pointer: '/advisor', message: /the promise of createAdvisor/ }]],
    [null, [{ pointer: '' }]],
  ] as const) {
    t.match(await faultsOf(build(options)), faults, JSON.stringify(options))
  }
})

t.test('a message of a key that cannot be taken does not repeat it', async (t) => {
  const error = await build({ keys: ['my secret of sixteen'] }).catch((thrown: unknown) => thrown)
  t.match(error, { name: 'OptionsError', message: /\/keys\/0: Give keys/ })
  t.notMatch((error as Error).message, /secret/)
})

t.test('options of the plugin that mean nothing are told; those of Fastify are not its concern', async (t) => {
  t.match(await faultsOf(plugin({ advisor, observerz: [] })), [{ pointer: '/observerz', didYouMean: 'observers' }])
  t.match(await faultsOf(plugin({ advisor, problems: [200] })), [{ pointer: '/problems/0', code: 'out-of-range' }])
  t.same(await faultsOf(plugin({ advisor, prefix: '/advice', logLevel: 'warn', logSerializers: {}, observers: undefined })), [])
})

t.test('a limit that is undefined is as if it were left out', async (t) => {
  const app = await buildApp({ advisor, limits: { headersTimeout: undefined, connections: undefined, requestTimeout: 5000 } })
  t.teardown(() => app.close())
  const { headersTimeout, requestTimeout, maxConnections } = app.server
  t.same({ headersTimeout, requestTimeout, maxConnections }, { headersTimeout: connectionLimits.headersTimeout, requestTimeout: 5000, maxConnections: 1000 })
})
