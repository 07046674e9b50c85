import { z } from 'zod'
import { Phase, Pregnancy, PriorStatus, Setting, Sex } from './condition.ts'
import { CalendarDuration, Instant, IsoDate, ProcedureKey, Slug } from './notation.ts'

/** One measured value. `unit` is UCUM (http://unitsofmeasure.org); it may be left out only where the measurement has no unit. */
export const Measured = z.strictObject({ value: z.number(), unit: z.string().min(1).max(40).optional() })

/** An earlier examination, ordered or performed. */
export const PriorExamination = z.strictObject({ procedure: ProcedureKey, on: IsoDate, status: PriorStatus })

/**
 * What a decision-support system sends. Everything is optional; what is absent is unknown, never "no".
 * A list that is given is complete: `indications: []` says that there is none, no `indications` says that nobody told.
 */
export const Facts = z.strictObject({
  /** The day or moment the decision is asked for. */
  at: z.union([IsoDate, Instant]).optional(),
  patient: z
    .strictObject({
      /** Completed age, ISO 8601: `P42Y`, `P14M`, `P20D`. */
      age: CalendarDuration.optional(),
      /** Accepted instead of `age`. */
      birthDate: IsoDate.optional(),
      sex: Sex.optional(),
      pregnancy: Pregnancy.optional(),
    })
    .optional(),
  setting: Setting.optional(),
  phase: Phase.optional(),
  indications: z.array(z.strictObject({ system: z.string().min(1).max(200), code: z.string().min(1).max(60) })).max(100).optional(),
  findings: z.record(Slug, z.boolean()).optional(),
  measurements: z.record(Slug, Measured).optional(),
  prior: z.array(PriorExamination).max(1000).optional(),
  order: z.strictObject({ procedure: ProcedureKey }).optional(),
})
export type Facts = z.infer<typeof Facts>

/** One fact that a decision may lack. */
export const MissingFact = z.union([
  z.strictObject({ finding: Slug }),
  z.strictObject({ measurement: Slug }),
  z.strictObject({ patient: z.enum(['age', 'sex', 'pregnancy']) }),
  z.strictObject({ context: z.enum(['setting', 'phase', 'indications', 'prior']) }),
  z.strictObject({ order: z.literal('procedure') }),
])
export type MissingFact = z.infer<typeof MissingFact>
