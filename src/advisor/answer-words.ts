import { z } from 'zod'
import { type Strength, strengths } from '../knowledge/shape/rule.js'

export const strength = z.enum(Object.keys(strengths) as [Strength, ...Strength[]])
export const evidenceIds = z.array(z.string()).meta({ description: 'Ids of evidence; see `evidence` of the answer, or `GET /v1/evidence/{id}`.' })
export const because = z.string().meta({ description: 'The principle, in a sentence.' })
export const rule = z.string().meta({ description: 'The rule that says so; see `GET /v1/rules/{name}`.' })
export const factValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
