import { z } from 'zod'
import { CalendarDuration, ProcedureKey, Slug } from './notation.ts'

/** FHIR administrative-gender narrowed to what imaging rules use (http://hl7.org/fhir/administrative-gender). */
export const sexes = ['female', 'male', 'other'] as const
export const Sex = z.enum(sexes)

/** Whether the patient is pregnant. Not asked or not known is absent, never a value. */
export const pregnancies = ['no', 'possible', 'yes', 'postpartum'] as const
export const Pregnancy = z.enum(pregnancies)

/** Where the order is placed. */
export const settings = ['primary-care', 'emergency', 'inpatient', 'outpatient', 'screening', 'self-referral'] as const
export const Setting = z.enum(settings)

/** Where in the course of care the examination stands. */
export const phases = ['initial', 'follow-up', 'screening', 'staging'] as const
export const Phase = z.enum(phases)

/** Status of an earlier examination, after FHIR ServiceRequest and ImagingStudy. */
export const priorStatuses = ['ordered', 'performed'] as const
export const PriorStatus = z.enum(priorStatuses)

/** A condition over facts, three-valued (Kleene): absent facts are unknown. Text form and meaning: design of rules. */
export type Condition =
  | { all: Array<Condition> }
  | { any: Array<Condition> }
  | { not: Condition }
  | { atLeast: number; of: Array<Condition> }
  /** Sum of points of the parts that hold; `from` inclusive, `below` exclusive, in points. */
  | { score: Array<{ points: number; when: Condition }>; from?: number | undefined; below?: number | undefined }
  /** Half-open: from ≤ age < below. */
  | { age: { from?: string | undefined; below?: string | undefined } }
  | { sex: Array<z.infer<typeof Sex>> }
  | { pregnancy: Array<z.infer<typeof Pregnancy>> }
  | { setting: Array<z.infer<typeof Setting>> }
  | { phase: Array<z.infer<typeof Phase>> }
  | { indication: { in: string } }
  | { finding: string; is?: 'present' | 'absent' | undefined }
  /** Half-open in `unit` (UCUM): from ≤ value < below. */
  | { measurement: string; from?: number | undefined; below?: number | undefined; unit: string }
  | { prior: { procedure: string; within: string; status?: z.infer<typeof PriorStatus> | undefined } }
  | { ref: string }

const range = { from: z.number().optional(), below: z.number().optional() }

/** Two numbers of a half-open range, at least one of them, in order. */
function isRange(value: { from?: number | undefined; below?: number | undefined }): boolean {
  if (value.from === undefined && value.below === undefined) return false
  return value.from === undefined || value.below === undefined || value.from < value.below
}

const oneOf = <Value extends z.ZodType>(value: Value) => z.array(value).min(1, 'expected at least one').max(20)

/** The nodes of the condition language; `parse.ts` guards its depth before this recursive schema sees it. */
export const Condition: z.ZodType<Condition> = z.lazy(() => conditionNodes)

const conditionNodes: z.ZodType<Condition> = z.union(
  [
    z.strictObject({ all: z.array(Condition).max(200) }),
    z.strictObject({ any: z.array(Condition).max(200) }),
    z.strictObject({ not: Condition }),
    z
      .strictObject({ atLeast: z.int().min(1), of: z.array(Condition).min(1).max(200) })
      .refine((node) => node.atLeast <= node.of.length, 'expected "atLeast" not above the number of parts'),
    z
      .strictObject({ score: z.array(z.strictObject({ points: z.number(), when: Condition })).min(1).max(100), ...range })
      .refine(isRange, 'expected "from" or "below", and "from" less than "below"'),
    z.strictObject({
      age: z
        .strictObject({ from: CalendarDuration.optional(), below: CalendarDuration.optional() })
        .refine((age) => age.from !== undefined || age.below !== undefined, 'expected "from" or "below"'),
    }),
    z.strictObject({ sex: oneOf(Sex) }),
    z.strictObject({ pregnancy: oneOf(Pregnancy) }),
    z.strictObject({ setting: oneOf(Setting) }),
    z.strictObject({ phase: oneOf(Phase) }),
    z.strictObject({ indication: z.strictObject({ in: Slug }) }),
    z.strictObject({ finding: Slug, is: z.enum(['present', 'absent']).optional() }),
    z
      .strictObject({ measurement: Slug, ...range, unit: z.string().min(1).max(40) })
      .refine(isRange, 'expected "from" or "below", and "from" less than "below"'),
    z.strictObject({
      prior: z.strictObject({ procedure: z.union([ProcedureKey, Slug]), within: CalendarDuration, status: PriorStatus.optional() }),
    }),
    z.strictObject({ ref: Slug }),
  ],
  {
    error:
      'expected a condition: all, any, not, atLeast/of, score, age, sex, pregnancy, setting, phase, indication, finding, measurement, prior or ref',
  },
)

/** The conditions directly inside this one. */
export function partsOf(condition: Condition): Array<Condition> {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  if ('not' in condition) return [condition.not]
  if ('of' in condition) return condition.of
  if ('score' in condition) return condition.score.map((part) => part.when)
  return []
}

/** Every node of a condition, outermost first. */
export function* nodesOf(condition: Condition): Generator<Condition> {
  const waiting = [condition]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node
    waiting.push(...partsOf(node).toReversed())
  }
}
