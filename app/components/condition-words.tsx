import type { ReactNode } from 'react'
import { grammarWords } from '#plugins/condition-text/grammar-words.ts'
import { unitText } from '#plugins/condition-text/unit-text.ts'
import type { Condition } from '#schema/model/condition.ts'
import { inLanguage, type Localised } from '#schema/model/language.ts'
import type { Catalogue } from '#schema/model/library.ts'
import { useText } from './text/use-text.tsx'
import type { Text } from './text/text.ts'

type Range<Value> = { from?: Value | undefined; below?: Value | undefined }

/** A condition as people say it, nested as it is built. */
export function ConditionWords({ condition, catalogue }: { condition: Condition; catalogue: Catalogue }): ReactNode {
  const text = useText()
  const parts = groupOf(condition, text)
  if (!parts) return <span>{simpleWords(condition, catalogue, text)}</span>
  if (parts.of.length === 0) return <span>{parts.empty}</span>
  if (parts.of.length === 1 && parts.single) return <ConditionWords condition={parts.of[0]!.condition} catalogue={catalogue} />
  return (
    <>
      <span className="condition-head">{parts.head}</span>
      <ul className="condition">
        {parts.of.map(({ condition: part, points }, index) => (
          <li key={index}>
            {points !== undefined && <b>{text.t('condition.points', { count: points })}: </b>}
            <ConditionWords condition={part} catalogue={catalogue} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** What a group is called, and what stands in it. */
export type Group = { head: string; empty: string; single?: boolean; of: Array<{ condition: Condition; points?: number }> }

export function groupOf(condition: Condition, text: Text): Group | undefined {
  const { t } = text
  const plain = (parts: ReadonlyArray<Condition>): Group['of'] => parts.map((part) => ({ condition: part }))
  if ('all' in condition) return { head: t('condition.all'), empty: t('condition.always'), single: true, of: plain(condition.all) }
  if ('any' in condition) return { head: t('condition.any'), empty: t('condition.never'), single: true, of: plain(condition.any) }
  if ('not' in condition) return 'finding' in condition.not ? undefined : { head: t('condition.not'), empty: '', of: plain([condition.not]) }
  if ('of' in condition) return { head: t('condition.atLeast', { count: condition.atLeast, of: condition.of.length }), empty: '', of: plain(condition.of) }
  if ('score' in condition)
    return {
      head: t('condition.score', { range: rangeText(condition, text, text.number) }),
      empty: '',
      of: condition.score.map(({ when, points }) => ({ condition: when, points })),
    }
  return undefined
}

/** A condition without parts in words; the absence of a finding counts as one. */
export function simpleWords(condition: Condition, catalogue: Catalogue, text: Text): string {
  const { t, term, language } = text
  const named = (name: Localised | undefined, key: string): string => inLanguage(name, language) ?? key
  const among = (group: Parameters<Text['term']>[0], values: ReadonlyArray<string>): string => values.map((value) => term(group, value)).join(` ${t('condition.or')} `)
  if ('not' in condition && 'finding' in condition.not)
    return t(condition.not.is === 'absent' ? 'condition.present' : 'condition.absent', { name: named(catalogue.findings.get(condition.not.finding)?.name, condition.not.finding) })
  if ('age' in condition) return t('condition.age', { range: rangeText(condition.age, text, (value) => durationWords(value, text)) })
  if ('sex' in condition) return t('condition.sex', { values: among('sex', condition.sex) })
  if ('pregnancy' in condition) return t('condition.pregnancy', { values: among('pregnancy', condition.pregnancy) })
  if ('setting' in condition) return t('condition.setting', { values: among('setting', condition.setting) })
  if ('phase' in condition) return t('condition.phase', { values: among('phase', condition.phase) })
  if ('indication' in condition) return t('condition.indication', { name: named(catalogue.valueSets.get(condition.indication.in)?.name, condition.indication.in) })
  if ('finding' in condition) {
    const name = named(catalogue.findings.get(condition.finding)?.name, condition.finding)
    return condition.is === 'absent' ? t('condition.absent', { name }) : t('condition.present', { name })
  }
  if ('measurement' in condition) {
    const range = rangeText(condition, text, (value) => `${text.number(value)}${unitWords(condition.unit, value, text)}`)
    return `${named(catalogue.measurements.get(condition.measurement)?.name, condition.measurement)} ${range}`
  }
  if ('prior' in condition) {
    const { procedure, within } = condition.prior
    const name = named(catalogue.procedures.get(procedure)?.name ?? catalogue.valueSets.get(procedure)?.name, procedure)
    return t('condition.prior', { name, within: durationWords(within, text) })
  }
  if ('ref' in condition) return t('condition.ref', { name: named(catalogue.conditions.get(condition.ref)?.name, condition.ref) })
  return ''
}

function rangeText<Value>({ from, below }: Range<Value>, { t }: Text, show: (value: Value) => string): string {
  if (from !== undefined && below !== undefined) return t('condition.range', { from: show(from), below: show(below) })
  return from !== undefined ? t('condition.from', { from: show(from) }) : t('condition.below', { below: below === undefined ? '' : show(below) })
}

/** `P18Y` → "18 years". */
export function durationWords(duration: string, { t }: Text): string {
  const units = { Y: 'condition.years', M: 'condition.months', W: 'condition.weeks', D: 'condition.days' } as const
  return [...duration.matchAll(/(\d+)([YMWD])/g)].map(([, count, unit]) => t(units[unit as keyof typeof units], { count: Number(count) })).join(' ')
}

/** What stands after a number, with the space before it; empty where UCUM says that it has no unit. */
export function unitWords(unit: string, number: number, { language }: Pick<Text, 'language'>): string {
  return unitText(unit, number, { name: {}, unit }, grammarWords[language])
}
