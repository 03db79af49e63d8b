import { z } from 'zod'
import { connectionKinds } from '../knowledge/shape/service.js'
import { chosenSetting } from './answer-candidate.js'
import { evidenceIds } from './answer-words.js'

const nodeId = z.string().meta({ description: 'Id of a node.' })

export const architectureNode = z
  .strictObject({
    id: z.string().meta({ description: 'Unique in the architecture: the id of the service, of the stated source, or of what is used.' }),
    service: z.string().optional().meta({ description: 'The service of the catalog, where it is one.' }),
    name: z.string(),
    role: z.string().meta({
      description:
        'What it is for here: the id of a decision, or\n\n- `source`: where data comes from\n- `carrier`: something outside the catalog that stands between\n- `use`: where data goes in the end',
    }),
    decision: z.string().optional().meta({ description: 'The decision that it answers, the first where it answers several.' }),
    because: z.string().optional().meta({ description: 'Why it is there, where no decision says so, or what it answers besides.' }),
    configuration: z.array(chosenSetting).optional().meta({ description: 'How to run it, where no decision recommends it.' }),
  })
  .meta({ description: 'A part of the architecture.' })

export const architectureEdge = z
  .strictObject({
    from: nodeId,
    to: nodeId,
    carries: z.string().meta({ description: 'What flows, in a word or three.' }),
    kind: z.enum(connectionKinds).meta({
      description:
        '- `stream`: records as they come\n- `batch`: data in bulk\n- `query`: answers to questions\n- `trigger`: calls and events that start work\n- `catalog`: definitions of tables\n- `permission`: grants',
    }),
    how: z.string().meta({ description: 'How the two are joined.' }),
    evidence: evidenceIds,
  })
  .meta({ description: 'A documented connection, in the direction in which something flows.' })

export const architecture = z
  .strictObject({
    nodes: z.array(architectureNode),
    edges: z.array(architectureEdge),
    gaveWay: z
      .array(
        z.strictObject({
          decision: z.string(),
          from: z.string().meta({ description: 'The service that the decision recommends by itself.' }),
          to: z.string().meta({ description: 'The service that stands in the architecture instead.' }),
          because: z.string().meta({ description: 'What would be missing with the first in its place.' }),
          cost: z.number().meta({ description: 'The points of score that were given up.' }),
        }),
      )
      .meta({
        description: 'Where the best parts do not connect, as little score as possible is given up over all decisions together. Empty: the best parts connect.',
      }),
    bounded: z.literal(true).optional().meta({ description: 'So many sets of parts were possible that not all were tried: one that gives up less may exist.' }),
    gaps: z.array(z.strictObject({ from: nodeId, to: nodeId, because: z.string() })).meta({
      description:
        'Connections that are needed and that nothing documented closes, parts to which nothing that is stated brings data, and results of which nobody has said where they must end up.',
    }),
  })
  .meta({
    title: 'Architecture',
    description: 'The decisions joined from the stated sources to the stated uses. Every edge is documented; what is not stands in `gaps`.',
  })

export type ArchitectureAnswer = z.infer<typeof architecture>
