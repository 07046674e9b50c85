import fc from 'fast-check'
import { grammarWords } from '#plugins/condition-text/grammar-words.ts'
import type { ConditionNames } from '#plugins/condition-text/name-index.ts'
import { type Condition, phases, pregnancies, priorStatuses, settings, sexes } from '#schema/model/condition.ts'
import { languages } from '#schema/model/language.ts'

const keys = ['a', 'b', 'and', 'constructor', 'ct-head', 'low-back-pain'] as const
const procedureKeys = ['CT_HEAD', 'A', 'US_1'] as const
const units = ['mg/L', 'mL', 'ml', 'ug/L', 'Cel', '[degF]', '{score}', '{count}', '1', '%', '/min', 'h', 'wk', '10*9/L', 'mL/min/{1.73_m2}', 'and', 'to', 'til', 'a b', '"', '5', '-', 'e5', '(10.L)', 'a;b', '\n', ' x '] as const

/** Every word of the grammar in every language, and marks: what a name must not be mistaken for. */
const pieces = [...languages.flatMap((language) => JSON.stringify(grammarWords[language]).match(/"[^"]+"/g) ?? []).map((word) => word.slice(1, -1)), '14', '-5', '1,5', '2:', ':', ',', ';', '(', ')', '[a]', '[', '"', '“', '«', '≥', '<', '>=', '\n', '\t', '\u00a0', 'e\u0301', 'É', 'İ', 'ß', 'ΑΣ', '3 weeks', 'inden for 3', 'within 3 months', 'Fever', 'fever', 'GCS', 'GCS 14 to below 16', '😀', '__proto__']

const aName = fc
  .oneof(fc.constantFrom('Fever', 'fever', 'Loss of consciousness', 'Nausea or vomiting', 'Head injury'), fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')), fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')), fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }))
  .filter((name) => name.trim() !== '')
const localised = fc.oneof(aName.map((name) => ({ da: name, nb: name, en: name })), fc.record({ da: aName, nb: aName, en: aName }), aName.map((da) => ({ da })))
const named = fc.record({ name: localised, synonyms: fc.constantFrom(undefined, { da: ['feber'], en: ['fever', 'and'], nb: ['GCS'] }) })
const aUnit = fc.oneof(fc.constantFrom(...units), fc.string({ minLength: 1, maxLength: 6 }))
const measured = fc.record({ name: localised, unit: aUnit, otherUnits: fc.array(aUnit, { maxLength: 3 }) })
const grouping = fc.record({ name: localised, procedures: fc.constantFrom([], ['CT_HEAD']) })

function listOf<Entry>(key: fc.Arbitrary<string>, entry: fc.Arbitrary<Entry>): fc.Arbitrary<ReadonlyMap<string, Entry>> {
  return fc.uniqueArray(fc.tuple(key, entry), { maxLength: 5, selector: ([one]) => one }).map((entries) => new Map(entries))
}

/** Vocabularies full of names that look like grammar, that are shared, or that are missing. */
export function randomConditionNames(): fc.Arbitrary<ConditionNames> {
  const key = fc.constantFrom(...keys)
  return fc.record({ findings: listOf(key, named), measurements: listOf(key, measured), conditions: listOf(key, named), valueSets: listOf(key, grouping), procedures: listOf(fc.constantFrom(...procedureKeys), named) })
}

/** A record with the prototype that parsed data has. */
function plain<Fields extends Record<string, unknown>>(fields: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> }): fc.Arbitrary<Fields> {
  return fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<Fields>
}

const aNumber = fc.oneof(fc.integer({ min: -3, max: 20 }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0.5, 1.234, 1000, 1e21, 1e-7, -0))
const limits = fc
  .oneof(plain({ from: aNumber }), plain({ below: aNumber }), fc.tuple(aNumber, aNumber).map(([one, other]) => ({ from: Math.min(one, other), below: Math.max(one, other) })))
  .filter((range) => !('from' in range && 'below' in range) || range.from < range.below)
const duration = fc
  .tuple(...(['Y', 'M', 'W', 'D'] as const).map((unit) => fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom('0', '1', '01', '18', '650').map((count) => count + unit) })))
  .map((parts) => `P${parts.join('')}`)
  .filter((text) => text !== 'P')
const ages = fc.oneof(plain({ from: duration }), plain({ below: duration }), plain({ from: duration, below: duration }))
const some = <Value>(values: ReadonlyArray<Value>): fc.Arbitrary<Array<Value>> => fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 4 })

/** Any condition the schema accepts, about keys that random names may know or not. */
export function anyCondition(): fc.Arbitrary<Condition> {
  const key = fc.constantFrom(...keys)
  const leaf = fc.oneof(
    plain({ age: ages }),
    plain({ sex: some(sexes) }),
    plain({ pregnancy: some(pregnancies) }),
    plain({ setting: some(settings) }),
    plain({ phase: some(phases) }),
    plain({ indication: plain({ in: key }) }),
    plain({ finding: key }),
    plain({ finding: key, is: fc.constantFrom('present' as const, 'absent' as const) }),
    fc.tuple(key, limits, aUnit).map(([measurement, range, unit]) => ({ measurement, ...range, unit })),
    plain({ prior: fc.record({ procedure: fc.constantFrom(...keys, ...procedureKeys), within: duration, status: fc.constantFrom(...priorStatuses) }, { requiredKeys: ['procedure', 'within'], noNullPrototype: true }) }),
    plain({ ref: key }),
  ) as fc.Arbitrary<Condition>
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'text', withCrossShrink: true },
      { weight: 4, arbitrary: leaf },
      { weight: 2, arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((all) => ({ all })) },
      { weight: 2, arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((any) => ({ any })) },
      { weight: 1, arbitrary: tie('tree').map((not) => ({ not })) },
      { weight: 1, arbitrary: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).chain((of) => fc.integer({ min: 1, max: of.length }).map((atLeast) => ({ atLeast, of }))) },
      { weight: 1, arbitrary: fc.tuple(fc.array(plain({ points: aNumber, when: tie('tree') }), { minLength: 1, maxLength: 3 }), limits).map(([score, range]) => ({ score, ...range })) },
    ),
  }))
  return tree
}

/** Texts made of what the grammar is made of: nearly right, mostly wrong. */
export function nearlyConditionText(): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces, ' ', ' ', '  '), { maxLength: 30 }).map((parts) => parts.join(' '))
}
