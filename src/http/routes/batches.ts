import { z } from 'zod'
import type { Advisor } from '../../advisor/advisor.js'
import { type Recommendation, recommendation, type RecommendationSummary, recommendationSummary } from '../../advisor/answer.js'
import { writeAnswer } from '../../advisor/write.js'
import { faultsOf } from '../../scenario/faults.js'
import { ScenarioError } from '../../scenario/read.js'
import { answer, asked } from '../asked.js'
import { contentLimits } from '../limits.js'
import { oneByOne } from '../one-by-one.js'
import { bodyErrors, problem, RequestProblem } from '../problem.js'
import { type Route, route } from '../route.js'
import { requestProblem } from '../send-problem.js'

const batch = z.strictObject({ scenarios: z.array(z.unknown()).min(1).max(contentLimits.many) })

const result = z
  .strictObject({ recommendation: z.union([recommendation, recommendationSummary]).optional(), problem: problem.optional() })
  .meta({ description: 'One of the two. The pointers of a problem point into that scenario.' })

/** Several scenarios in one request. */
export const batchRoutes = (advisor: Advisor): Route[] => [
  route({
    method: 'POST',
    path: '/v1/recommendation-batches',
    operationId: 'recommendBatch',
    tag: 'Recommendations',
    summary: 'Recommend for several workloads at once',
    description: `Answers up to ${contentLimits.many} scenarios in the order given, each as \`POST /v1/recommendations\` would: with its recommendation, or with the problem document that tells why there is none. A bad scenario fails alone; its pointers point into that scenario, and \`instance\` says which one it is.`,
    query: asked,
    body: z
      .strictObject({ scenarios: z.array(advisor.scenarioSchema).min(1).max(contentLimits.many) })
      .meta({ title: 'RecommendationBatch', description: 'Scenarios to answer, none of which knows of the others.' }),
    bodyLimit: contentLimits.largeBody,
    examples: {
      three: { summary: 'Three worked scenarios', value: { scenarios: advisor.scenarios.slice(0, 3).map(({ scenario }) => scenario) } },
    },
    ok: {
      description: 'For each scenario its recommendation, in the detail asked for, or its problem.',
      schema: z.strictObject({ results: z.array(result) }).meta({ title: 'RecommendationBatchResults' }),
    },
    write: writeResults,
    problems: [400, 413, 415, 503],
    handle: async ({ body, query }, request) => ({
      results: await oneByOne('scenarios', readBatch(body), request, async (scenario) => ({ recommendation: await answer(advisor, scenario, query) }), refused),
    }),
  }),
]

type Result = { readonly recommendation: Recommendation | RecommendationSummary } | { readonly problem: z.infer<typeof problem> }

const writeResults = ({ results }: { readonly results: readonly Result[] }): string =>
  `{"results":[${results.map((one) => ('recommendation' in one ? `{"recommendation":${writeAnswer(one.recommendation)}}` : JSON.stringify(one))).join()}]}`

const refused = (error: unknown) => (error instanceof ScenarioError ? requestProblem(error) : undefined)

function readBatch(body: unknown): unknown[] {
  const read = batch.safeParse(body)
  if (read.success) return read.data.scenarios
  throw new RequestProblem(400, `Send one to ${contentLimits.many} scenarios as a list named "scenarios".`, bodyErrors(faultsOf(read.error, batch, body)))
}
