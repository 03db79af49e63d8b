import t from 'tap'
import { operators } from '../../dist/engine/operators.js'
import { checks } from '../../dist/knowledge/checks/all.js'
import { KnowledgeError } from '../../dist/knowledge/fault.js'
import { loadKnowledge } from '../../dist/knowledge/load.js'
import { type Files, type Json, lay, rule, tiny } from '../helpers/tiny.js'

interface Example {
  /** What makes the good example bad. */
  readonly edit: (files: Files) => void
  /** Where the fault is found and what is said of it. */
  readonly at: string
  readonly says: RegExp
}

const transport = (files: Files): Json => files['decisions/transport.json']
const firstLeaf = (files: Files): Json => transport(files).rules[0].conditions.all[0]
const stream = (files: Files): Json => files['services/stream.json']
const joined = (files: Files): Json => files['architecture.json']
const closing = (params: Json) => (files: Files) => {
  joined(files).rules = [rule('architecture.shut', { all: [firstLeaf(files)] }, { type: 'closes', params })]
}
const at = 'decisions/transport.json#/rules/0'

const bad: Record<string, readonly Example[]> = {
  'condition-form': [
    {
      edit: (files) => {
        transport(files).rules[0].conditions = { all: [] }
      },
      at: `${at}/conditions`,
      says: /always met/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].conditions = { not: firstLeaf(files) }
      },
      at: `${at}/conditions`,
      says: /must be \{ "all"/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].conditions.all[0] = { condition: 'named' }
      },
      at: `${at}/conditions/all/0`,
      says: /must be a group/,
    },
    {
      edit: (files) => {
        firstLeaf(files).path = '$.x'
      },
      at: `${at}/conditions/all/0`,
      says: /must be a group/,
    },
    {
      edit: (files) => {
        firstLeaf(files).priority = 2
      },
      at: `${at}/conditions/all/0`,
      says: /must be a group/,
    },
    {
      edit: (files) => {
        firstLeaf(files).params = {}
      },
      at: `${at}/conditions/all/0`,
      says: /must be a group/,
    },
    {
      edit: (files) => {
        firstLeaf(files).value = { fact: 'arrival' }
      },
      at: `${at}/conditions/all/0`,
      says: /must be a group/,
    },
    {
      edit: (files) => {
        transport(files).raisedBy = { any: [] }
      },
      at: 'decisions/transport.json#/raisedBy',
      says: /always met/,
    },
  ],
  'known-fact': [
    {
      edit: (files) => {
        firstLeaf(files).fact = 'messaging.replays'
      },
      at: `${at}/conditions/all/0/fact`,
      says: /did you mean "messaging.replay"/,
    },
  ],
  'raising-fact': [
    {
      edit: (files) => {
        transport(files).rules[0].conditions.all[0] = { fact: 'derived.placeOpen', operator: 'equal', value: true }
      },
      at: `${at}/conditions/all/0/fact`,
      says: /may only raise/,
    },
  ],
  'known-operator': [
    {
      edit: (files) => {
        firstLeaf(files).operator = 'notEqual'
      },
      at: `${at}/conditions/all/0/operator`,
      says: /say it positively/,
    },
    {
      edit: (files) => {
        firstLeaf(files).operator = 'not:equal'
      },
      at: `${at}/conditions/all/0/operator`,
      says: /say it positively/,
    },
    {
      edit: (files) => {
        firstLeaf(files).operator = 'constructor'
      },
      at: `${at}/conditions/all/0/operator`,
      says: /is not one of/,
    },
  ],
  'operator-fits': [
    {
      edit: (files) => {
        firstLeaf(files).operator = 'contains'
      },
      at: `${at}/conditions/all/0`,
      says: /does not fit messaging.replay, which is a boolean/,
    },
    {
      edit: (files) => {
        transport(files).rules[3].conditions.all[0].operator = 'in'
      },
      at: 'decisions/transport.json#/rules/3/conditions/all/0',
      says: /a list of values/,
    },
  ],
  'value-fits': [
    {
      edit: (files) => {
        firstLeaf(files).value = 'yes'
      },
      at: `${at}/conditions/all/0`,
      says: /true or false/,
    },
    {
      edit: (files) => {
        transport(files).rules[3].conditions.all[0].value = 'onetime'
      },
      at: 'decisions/transport.json#/rules/3/conditions/all/0',
      says: /did you mean "one-time"/,
    },
    {
      edit: (files) => {
        transport(files).rules[1].conditions.all[0].value = -1
      },
      at: 'decisions/transport.json#/rules/1/conditions/all/0',
      says: /lies between 0 and/,
    },
    {
      edit: (files) => {
        transport(files).rules[1].conditions.all[0].value = 'many'
      },
      at: 'decisions/transport.json#/rules/1/conditions/all/0',
      says: /is a figure/,
    },
  ],
  'rule-names': [
    {
      edit: (files) => {
        transport(files).rules[0].name = 'replay'
      },
      at: `${at}/name`,
      says: /"transport\."/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].name = 'looking.replay'
      },
      at: `${at}/name`,
      says: /"transport\."/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].name = 'transport.order'
      },
      at: `${at}/name`,
      says: /answers use themselves/,
    },
    {
      edit: (files) => {
        transport(files).rules[1].name = 'transport.replay'
      },
      at: 'decisions/transport.json#/rules/1/name',
      says: /is the name of/,
    },
  ],
  'known-services': [
    {
      edit: (files) => {
        stream(files).takes[0].notFrom = ['archiv']
      },
      at: 'services/stream.json#/takes/0/notFrom/0',
      says: /did you mean "archive"/,
    },
    {
      edit: (files) => {
        stream(files).takes[0].onlyFrom = ['archiv']
      },
      at: 'services/stream.json#/takes/0/onlyFrom/0',
      says: /did you mean "archive"/,
    },
    {
      edit: (files) => {
        stream(files).takes[0].through = 'archiv'
      },
      at: 'services/stream.json#/takes/0/through',
      says: /did you mean "archive"/,
    },
    {
      edit: (files) => {
        transport(files).candidates.push('streem')
      },
      at: 'decisions/transport.json#/candidates/3',
      says: /did you mean "stream"/,
    },
    {
      edit: (files) => {
        transport(files).candidates.push('queue')
      },
      at: 'decisions/transport.json#/candidates/3',
      says: /twice/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].event.params.service = 'screen'
      },
      at: `${at}/event/params/service`,
      says: /no candidate of transport "screen"/,
    },
    {
      edit: (files) => {
        stream(files).rules[1].event.params.service = 'registry'
      },
      at: 'services/stream.json#/rules/1/event/params/service',
      says: /did you mean "register"/,
    },
    {
      edit: (files) => {
        stream(files).takes[0].with = 'applications'
      },
      at: 'services/stream.json#/takes/0/with',
      says: /did you mean "application"/,
    },
    {
      edit: (files) => {
        files['services/tape.json'].lifecycle.successors = ['disc']
      },
      at: 'services/tape.json#/lifecycle/successors/0',
      says: /no service "disc"/,
    },
  ],
  'known-decisions': [
    {
      edit: (files) => {
        files['ruleset.json'].decisions.push('hearing')
      },
      at: 'ruleset.json#/decisions/2',
      says: /no decision file "hearing"/,
    },
    {
      edit: (files) => {
        files['ruleset.json'].decisions.pop()
      },
      at: 'decisions/looking.json#/id',
      says: /missing from the list/,
    },
    {
      edit: (files) => {
        files['ruleset.json'].decisions.push('looking')
      },
      at: 'ruleset.json#/decisions/2',
      says: /twice/,
    },
  ],
  'known-settings': [
    {
      edit: (files) => {
        stream(files).settings[0].onlyFrom = ['archive', 'nowhere']
      },
      at: 'services/stream.json#/settings/0/onlyFrom/1',
      says: /no service, endpoint or source "nowhere"/,
    },
    {
      edit: (files) => {
        stream(files).settings[0].drawn = { because: 'It is joined so.', evidence: ['aws.stream'], by: [{ from: 'nowhere', values: ['on-demand'] }] }
      },
      at: 'services/stream.json#/settings/0/drawn/by/0/from',
      says: /no service, endpoint or source "nowhere"/,
    },
    {
      edit: (files) => {
        stream(files).settings[0].drawn = { because: 'It is joined so.', evidence: ['aws.stream'], by: [{ to: 'archive', values: ['fixed'] }], several: 'many' }
      },
      at: 'services/stream.json#/settings/0/drawn/by/0/values/0',
      says: /no value "fixed"/,
    },
    {
      edit: (files) => {
        stream(files).settings[0].drawn = {
          because: 'It is joined so.',
          evidence: ['aws.stream'],
          by: [{ to: 'archive', values: ['on-demand'] }],
          several: 'many',
        }
      },
      at: 'services/stream.json#/settings/0/drawn/several',
      says: /no value "many"/,
    },
    {
      edit: (files) => {
        stream(files).settings[0].default.value = 'demand'
      },
      at: 'services/stream.json#/settings/0/default/value',
      says: /did you mean "on-demand"/,
    },
    {
      edit: (files) => {
        stream(files).settings[0].rules[0].event.params.value = 'fixed'
      },
      at: 'services/stream.json#/settings/0/rules/0/event/params/value',
      says: /no value of mode "fixed"/,
    },
    {
      edit: (files) => {
        stream(files).settings[0].rules[0].event.params.setting = 'size'
      },
      at: 'services/stream.json#/settings/0/rules/0/event/params/setting',
      says: /must configure it/,
    },
    {
      edit: (files) => {
        stream(files).settings.push({ ...stream(files).settings[0], rules: [] })
      },
      at: 'services/stream.json#/settings/1/setting',
      says: /twice/,
    },
  ],
  'known-evidence': [
    {
      edit: (files) => {
        transport(files).rules[0].evidence = ['aws.pages']
      },
      at: `${at}/evidence/0`,
      says: /did you mean "aws.page"/,
    },
  ],
  'unique-evidence': [
    {
      edit: (files) => {
        files['evidence.json'].evidence[1].id = 'aws.page'
      },
      at: 'evidence.json#/evidence/1/id',
      says: /twice/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].evidence = ['aws.page', 'aws.page']
      },
      at: `${at}/evidence/1`,
      says: /cited twice/,
    },
  ],
  'evidence-present': [
    {
      edit: (files) => {
        transport(files).rules[0].evidence = []
      },
      at: `${at}/evidence`,
      says: /cites no evidence/,
    },
    {
      edit: (files) => {
        transport(files).rules[0].evidence = ['notes.stream.old']
      },
      at: `${at}/evidence`,
      says: /unverified claims alone/,
    },
    {
      edit: (files) => {
        stream(files).attributes.replay.evidence = []
      },
      at: 'services/stream.json#/attributes/replay/evidence',
      says: /cites no evidence/,
    },
  ],
  'unverified-marked': [
    {
      edit: (files) => {
        stream(files).attributes.replay.unverified = true
      },
      at: 'services/stream.json#/attributes/replay/unverified',
      says: /although it cites/,
    },
    {
      edit: (files) => {
        stream(files).takes[0].unverified = true
      },
      at: 'services/stream.json#/takes/0/unverified',
      says: /although it cites/,
    },
    {
      edit: (files) => {
        stream(files).delivers[0].unverified = true
      },
      at: 'services/stream.json#/delivers/0/unverified',
      says: /although it cites/,
    },
  ],
  'corrected-claims': [
    {
      edit: (files) => {
        delete files['notes.json'].claims[0].correction
      },
      at: 'notes.json#/claims/0/correction',
      says: /wrong but has no correction/,
    },
  ],
  'claims-carried': [
    {
      edit: (files) => {
        delete stream(files).attributes.latency
      },
      at: 'notes.json#/claims/0',
      says: /"notes\.stream\.slow" is relevant/,
    },
  ],
  'evidence-dates': [
    {
      edit: (files) => {
        files['evidence.json'].evidence[0].reviewBy = '2025-12-31'
      },
      at: 'evidence.json#/evidence/0/reviewBy',
      says: /does not lie after/,
    },
  ],
  'lifecycle-told': [
    {
      edit: (files) => {
        files['services/tape.json'].lifecycle.successors = []
      },
      at: 'services/tape.json#/lifecycle/successors',
      says: /no successor/,
    },
    {
      edit: (files) => {
        delete files['services/tape.json'].lifecycle.since
      },
      at: 'services/tape.json#/lifecycle/since',
      says: /since when/,
    },
    {
      edit: (files) => {
        files['services/tape.json'].lifecycle.successors = ['tape']
      },
      at: 'services/tape.json#/lifecycle/successors/0',
      says: /itself retired/,
    },
  ],
  'companions-available': [
    {
      edit: (files) => {
        stream(files).rules[1].event.params.service = 'tape'
      },
      at: 'services/stream.json#/rules/1/event/params/service',
      says: /which is retired/,
    },
    {
      edit: (files) => {
        stream(files).rules[1].event.params.service = 'stream'
      },
      at: 'services/stream.json#/rules/1/event/params/service',
      says: /itself/,
    },
  ],
  'architecture-roles': [
    {
      edit: (files) => {
        joined(files).needs[0].of = [[{ role: 'source', readBy: 'transprot' }]]
      },
      at: 'architecture.json#/needs/0/of/0/0/readBy',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).needs[0].of = [[{ role: 'source', standing: true }]]
      },
      at: 'architecture.json#/needs/0/of/0/0/standing',
      says: /"by" names no role/,
    },
    {
      edit: (files) => {
        joined(files).sources[0].through[0].holds = 'transprot'
      },
      at: 'architecture.json#/sources/0/through/0/holds',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.broker', { all: [firstLeaf(files)] }, { type: 'fills', params: { role: 'transprot', with: 'application' } })]
      },
      at: 'architecture.json#/rules/0/event/params/role',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).roles[2] = 'transprot'
      },
      at: 'architecture.json#/roles/2',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).roles.pop()
      },
      at: 'architecture.json#/roles',
      says: /"use" is missing/,
    },
    {
      edit: (files) => {
        joined(files).stands.register = 'registry'
      },
      at: 'architecture.json#/stands/register',
      says: /no role "registry"/,
    },
    {
      edit: (files) => {
        joined(files).needs[0].yieldsTo = { role: 'lookin' }
      },
      at: 'architecture.json#/needs/0/yieldsTo/role',
      says: /did you mean "looking"/,
    },
    {
      edit: (files) => {
        joined(files).entries.records[1] = { role: 'looking', by: ['transprot'] }
      },
      at: 'architecture.json#/entries/records/1/by/0',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).needs[1].of[0][0] = 'transprot'
      },
      at: 'architecture.json#/needs/1/of/0/0',
      says: /did you mean "transport"/,
    },
    {
      edit: (files) => {
        joined(files).needs[1].of[0][0] = { role: 'transport', after: 'transprot' }
      },
      at: 'architecture.json#/needs/1/of/0/0/after',
      says: /did you mean "transport"/,
    },
  ],
  'architecture-names': [
    {
      edit: (files) => {
        joined(files).results = { steam: { name: 'results', because: 'They stand apart.' } }
      },
      at: 'architecture.json#/results/steam',
      says: /did you mean "stream"/,
    },
    {
      edit: (files) => {
        joined(files).oneForEach = { application: 'Each reader has one of its own.' }
      },
      at: 'architecture.json#/oneForEach/application',
      says: /no service "application"/,
    },
    {
      edit: (files) => {
        joined(files).sources[0].through[0].id = 'aplication'
      },
      at: 'architecture.json#/sources/0/through/0/id',
      says: /did you mean "application"/,
    },
    {
      edit: (files) => {
        joined(files).sources[0].enters = 'record'
      },
      at: 'architecture.json#/sources/0/enters',
      says: /did you mean "records"/,
    },
    {
      edit: (files) => {
        delete joined(files).stands.register
      },
      at: 'architecture.json#/stands',
      says: /"register", which stream requires/,
    },
  ],
  'architecture-rules': [
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.clock', { all: [firstLeaf(files)] }, { type: 'starts', params: { role: 'transport', by: 'application' } })]
      },
      at: 'architecture.json#/rules/0/event/params/by',
      says: /documented to start nobody/,
    },
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.end', { all: [firstLeaf(files)] }, { type: 'ends', params: { role: 'transport', at: 'nowhere' } })]
      },
      at: 'architecture.json#/rules/0/event/params/at',
      says: /there is no endpoint "nowhere"/,
    },
    {
      edit: (files) => {
        const end = rule('architecture.end', { all: [firstLeaf(files)] }, { type: 'ends', params: { role: 'transport', at: 'application' } })
        joined(files).rules = [{ ...end, because: 'What comes in must end up somewhere: state `destination`.' }]
      },
      at: 'architecture.json#/rules/0/because',
      says: /did you mean "destinations"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.end', { all: [firstLeaf(files)] }, { type: 'ends', params: { role: 'transport', at: 'application' } })]
      },
      at: 'architecture.json#/rules/0/because',
      says: /must name a fact/,
    },
    {
      edit: (files) => {
        joined(files).entries.records[0] = { role: 'transport', when: 'architecture.nowhere' }
      },
      at: 'architecture.json#/entries/records/0/when',
      says: /no rule "architecture.nowhere" asks for "transport"/,
    },
    {
      edit: (files) => {
        joined(files).needs[0].yieldsTo = { role: 'looking', when: 'architecture.nowhere' }
      },
      at: 'architecture.json#/needs/0/yieldsTo/when',
      says: /asks for "looking"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.broker', { all: [firstLeaf(files)] }, { type: 'fills', params: { role: 'transport', with: 'aplication' } })]
      },
      at: 'architecture.json#/rules/0/event/params/with',
      says: /did you mean "application"/,
    },
    {
      edit: (files) => {
        const params = { service: 'register', beside: 'looking', by: 'scren' }
        joined(files).rules = [rule('architecture.second', { all: [firstLeaf(files)] }, { type: 'adds', params })]
      },
      at: 'architecture.json#/rules/0/event/params/by',
      says: /did you mean "screen"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.reports', { all: [firstLeaf(files)] }, { type: 'serves', params: { use: 'archive' } })]
      },
      at: 'architecture.json#/rules/0/event/params/use',
      says: /no need says what serves "archive"/,
    },
    {
      edit: (files) => {
        const source = joined(files).sources[0].value
        joined(files).rules = [rule('architecture.files', { all: [firstLeaf(files)] }, { type: 'enters', params: { source, through: 'aplication' } })]
      },
      at: 'architecture.json#/rules/0/event/params/through',
      says: /did you mean "application"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [
          rule('architecture.files', { all: [firstLeaf(files)] }, { type: 'enters', params: { source: 'clickstreem', through: 'application' } }),
        ]
      },
      at: 'architecture.json#/rules/0/event/params/source',
      says: /did you mean "clickstream"/,
    },
    {
      edit: closing({ from: 'aplication', to: 'stream', carries: 'stream' }),
      at: 'architecture.json#/rules/0/event/params/from',
      says: /did you mean "application"/,
    },
    {
      edit: closing({ from: 'application', to: 'stream', carries: 'streams' }),
      at: 'architecture.json#/rules/0/event/params/carries',
      says: /did you mean "stream"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [
          rule('architecture.between', { all: [firstLeaf(files)] }, { type: 'passes', params: { from: 'application', to: 'stream', through: 'aplication' } }),
        ]
      },
      at: 'architecture.json#/rules/0/event/params/through',
      says: /did you mean "application"/,
    },
    {
      edit: (files) => {
        joined(files).rules = [rule('architecture.events', { all: [firstLeaf(files)] }, { type: 'asks', params: { role: 'transport' } })]
      },
      at: 'architecture.json#/rules/0/event/params/role',
      says: /no need of "transport" holds when "architecture.events" is met/,
    },
    {
      edit: (files) => {
        joined(files).needs[0].when = 'architecture.events'
      },
      at: 'architecture.json#/needs/0/when',
      says: /no rule "architecture.events" asks for/,
    },
  ],
  'stated-mapped': [
    {
      edit: (files) => {
        joined(files).sources.pop()
      },
      at: 'architecture.json#/sources',
      says: /"third-party-data" is missing/,
    },
    {
      edit: (files) => {
        joined(files).destinations[0].value = 'bucket'
      },
      at: 'architecture.json#/destinations/0/value',
      says: /no value of destinations "bucket"/,
    },
  ],
  'worked-scenarios': [
    {
      edit: (files) => {
        files['scenarios/replayed.json'].scenario.latencyy = {}
      },
      at: 'scenarios/replayed.json#/scenario/latencyy',
      says: /Did you mean "latency"/,
    },
  ],
}

async function faultsOf(directory: string) {
  try {
    await loadKnowledge(directory, operators)
    return []
  } catch (error) {
    if (error instanceof KnowledgeError) return error.faults
    throw error
  }
}

t.test('a ruleset without a fault passes every check', async (t) => {
  t.same(await faultsOf(lay(t, tiny())), [])
})

t.test('every check has a bad example', async (t) => {
  t.same(Object.keys(bad).sort(), checks.map(({ name }) => name).sort())
})

for (const { name, description } of checks) {
  t.test(`${name}: ${description}`, async (t) => {
    for (const { edit, at, says } of bad[name] ?? []) {
      const files = tiny()
      edit(files)
      const found = (await faultsOf(lay(t, files))).filter(({ check }) => check === name)
      const fault = found.find(({ file, pointer }) => `${file}#${pointer}` === at)
      t.match(fault?.message, says, `finds it at ${at} (found ${JSON.stringify(found)})`)
    }
  })
}
