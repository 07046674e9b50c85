import type { Condition } from '#schema/model/condition.ts'
import type { Localised } from '#schema/model/language.ts'
import { html, type Html } from './html.ts'
import type { Words } from './words.ts'

/** Names that a condition refers to; a `RuleBundle` has them all. */
export type ConditionNames = {
  vocabulary: { findings: Record<string, { name: Localised }>; measurements: Record<string, { name: Localised }> }
  valueSets: Record<string, { name: Localised }>
  conditions: Record<string, { name: Localised }>
  procedures: Record<string, { name: Localised }>
}

/** A condition as a nested list in the reader's language. Named conditions are named, not unfolded: their text stands in their source. */
export function conditionWords(condition: Condition, names: ConditionNames, words: Words): Html {
  const of = (key: string, values?: Record<string, string | number>): string => words.text(`condition.${key}`, values)
  const name = (entries: Record<string, { name: Localised }>, key: string): string => words.plain(entries[key]?.name) || key
  const nested = (lead: string, parts: ReadonlyArray<Html>): Html => html`${lead}<ul>${parts.map((part) => html`<li>${part}</li>`)}</ul>`
  const inner = (part: Condition): Html => conditionWords(part, names, words)
  const values = (group: string, keys: ReadonlyArray<string>): string => keys.map((key) => words.term(group, key)).join(` ${of('or')} `)

  if ('all' in condition) return group('all', condition.all, 'always')
  if ('any' in condition) return group('any', condition.any, 'never')
  if ('not' in condition)
    return 'finding' in condition.not && condition.not.is === undefined
      ? html`${of('absent', { name: name(names.vocabulary.findings, condition.not.finding) })}`
      : nested(of('not'), [inner(condition.not)])
  if ('of' in condition) return nested(of('atLeast', { n: condition.atLeast }), condition.of.map(inner))
  if ('score' in condition)
    return nested(
      of('score', { range: range(condition, (value) => words.number(value)) }),
      condition.score.map((part) => html`${of('points', { n: words.number(part.points) })}: ${inner(part.when)}`),
    )
  if ('age' in condition) return html`${of('age', { range: range(condition.age, duration) })}`
  if ('sex' in condition) return html`${of('sex', { values: values('sex', condition.sex) })}`
  if ('pregnancy' in condition) return html`${of('pregnancy', { values: values('pregnancy', condition.pregnancy) })}`
  if ('setting' in condition) return html`${of('setting', { values: values('setting', condition.setting) })}`
  if ('phase' in condition) return html`${of('phase', { values: values('phase', condition.phase) })}`
  if ('indication' in condition) return html`${of('indication', { name: name(names.valueSets, condition.indication.in) })}`
  if ('finding' in condition) {
    const finding = name(names.vocabulary.findings, condition.finding)
    return html`${condition.is === 'absent' ? of('absent', { name: finding }) : finding}`
  }
  if ('measurement' in condition) {
    const unit = unitText(condition.unit)
    return html`${name(names.vocabulary.measurements, condition.measurement)} ${range(condition, (value) => `${words.number(value)}${unit}`)}`
  }
  if ('prior' in condition) {
    const { procedure, within } = condition.prior
    const what = words.plain(names.procedures[procedure]?.name ?? names.valueSets[procedure]?.name) || procedure
    return html`${of('prior', { name: what, within: duration(within) })}`
  }
  return html`<em>${name(names.conditions, condition.ref)}</em>`

  function group(kind: 'all' | 'any', parts: ReadonlyArray<Condition>, empty: string): Html {
    if (parts.length === 0) return html`${of(empty)}`
    return parts.length === 1 ? inner(parts[0]!) : nested(of(kind), parts.map(inner))
  }
  function range<Value>(limits: { from?: Value | undefined; below?: Value | undefined }, show: (value: Value) => string): string {
    const { from, below } = limits
    if (from !== undefined && below !== undefined) return of('range', { from: show(from), below: show(below) })
    return from !== undefined ? of('from', { value: show(from) }) : of('below', { value: show(below!) })
  }
  function duration(text: string): string {
    const keys = { Y: 'years', M: 'monthsOld', W: 'weeks', D: 'days' } as const
    return [...text.matchAll(/(\d+)([YMWD])/g)].map(([, n, unit]) => of(keys[unit as keyof typeof keys], { n: n! })).join(' ')
  }
}

/** UCUM units as people write them; curly-brace annotations and the unit "1" are not shown. */
function unitText(unit: string): string {
  const shown: Record<string, string> = { '/min': '/min', 'ug/L': ' µg/L', 'ug/mL': ' µg/mL', Cel: ' °C', wk: ' wk', '%': ' %', '1': '' }
  return shown[unit] ?? (unit.startsWith('{') ? '' : ` ${unit.replace(/\{[^}]*\}/, '')}`)
}
