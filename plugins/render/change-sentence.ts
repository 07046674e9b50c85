import { conditionText } from '#plugins/condition-text/condition-text.ts'
import { changedValueSets, formerKey, type BehaviourChange, type Told } from '#schema/bundle/behaviour-change.ts'
import type { RuleBundle } from '#schema/bundle/bundle.ts'
import type { Localised } from '#schema/model/language.ts'
import { timeTarget } from './unit-text.ts'
import { wordsFor, type SiteMessages, type Words } from './words.ts'

export type NamedBundle = Pick<RuleBundle, 'recommendations' | 'procedures' | 'valueSets' | 'vocabulary' | 'conditions' | 'languages'>

/** What things are called in the sentences of a diff, at either time. */
export type ChangeNames = { before: NamedBundle; after: NamedBundle; catalogue: Parameters<typeof conditionText>[1]; procedures: RuleBundle['procedures']; actions: RuleBundle['vocabulary']['actions'] }

/** Names of both times, the later first; a value set that has other codes now is there twice. */
export function changeNames(before: NamedBundle, after: NamedBundle, messages: SiteMessages): ChangeNames {
  const both = <Entry>(of: (bundle: NamedBundle) => Readonly<Record<string, Entry>>): Record<string, Entry> => ({ ...of(before), ...of(after) })
  const mapOf = <Entry>(of: (bundle: NamedBundle) => Readonly<Record<string, Entry>>): Map<string, Entry> => new Map(Object.entries(both(of)))
  const valueSets = mapOf((bundle) => bundle.valueSets)
  for (const key of changedValueSets(before, after)) {
    const was = before.valueSets[key]!
    const name = Object.fromEntries(after.languages.map((language) => {
      const words = wordsFor({ messages, language })
      return [language, words.text('change.former', { name: words.plain(was.name) })]
    })) as Localised
    valueSets.set(formerKey(key), { ...was, key: formerKey(key), name })
  }
  return {
    before,
    after,
    catalogue: {
      findings: mapOf(({ vocabulary }) => vocabulary.findings),
      measurements: mapOf(({ vocabulary }) => vocabulary.measurements),
      conditions: mapOf(({ conditions }) => conditions),
      valueSets,
      procedures: mapOf(({ procedures }) => procedures),
    },
    procedures: both(({ procedures }) => procedures),
    actions: both(({ vocabulary }) => vocabulary.actions),
  }
}

/** One change in a sentence or two: who, which examination, what was told, what is told. The title of the recommendation stands above. */
export function changeSentence(change: BehaviourChange, names: ChangeNames, words: Words): string {
  const { before, after } = change
  const text = (key: string, values?: Record<string, string>): string => words.text(`change.${key}`, values)
  const patients = patientsText(change, names, words)
  const procedure = words.plain(names.procedures[change.procedure]?.name) || change.procedure
  const [was, is] = [before, after].map((told, place) => verdictText(told, [before, after][1 - place]!, words)) as [string, string]
  const parts = [was === is ? text('stays', { patients, procedure, told: was }) : text('becomes', { patients, procedure, before: was, after: is })]
  const offered = [before, after].map((told) => offeredText(told, names, words)) as [string, string]
  if (offered[0] !== offered[1]) parts.push(text('instead', { before: offered[0], after: offered[1] }))
  if (before.within !== after.within) parts.push(text('within', { before: timeText(before, words), after: timeText(after, words) }))
  if (before.recommendation !== undefined && after.recommendation !== undefined && before.recommendation !== after.recommendation)
    parts.push(text('answeredBy', { before: titleOf(before.recommendation, names, words), after: titleOf(after.recommendation, names, words) }))
  else if (change.class === 'none') parts.push(text('otherWords'))
  return parts.join(' ')
}

/** Name of a recommendation at the time it last stood. */
export function titleOf(id: string, { before, after }: Pick<ChangeNames, 'before' | 'after'>, words: Words): string {
  const found = [after, before].flatMap(({ recommendations }) => recommendations.filter((one) => one.id === id))
  return words.plain(found[0]?.title) || id
}

/** Patients by the situation of the recommendation that they are in, else by the whole condition. */
function patientsText({ situation, region, recommendation }: BehaviourChange, { before, after, catalogue }: ChangeNames, words: Words): string {
  const inWords = (condition: typeof region.condition): string => conditionText(condition, catalogue, words.language, { width: Infinity })
  const some = (exact: boolean): string => (exact ? 'where' : 'someWhere')
  if (!situation) return words.text(`change.${region.exact ? 'patients' : 'somePatients'}`, { condition: inWords(region.condition) })
  const { rule } = [...(situation.time === 'before' ? before : after).recommendations].find(({ id }) => id === recommendation) ?? {}
  const name = words.plain(rule?.scenarios.find(({ key }) => key === situation.scenario)?.title) || situation.scenario
  const { where } = situation
  if ('all' in where.condition && where.condition.all.length === 0) return name
  return words.text(`change.${some(where.exact)}`, { situation: name, condition: inWords(where.condition) })
}

/** The outcome, with the stop and the rating where they are what differs. */
function verdictText(told: Told, other: Told, words: Words): string {
  const outcome = words.term('outcome', told.outcome)
  const isRated = told.outcome === other.outcome && told.rating !== other.rating && told.rating !== undefined
  const isStopped = told.interrupt === 'soft' || told.interrupt === 'hard' || (told.outcome === other.outcome && told.interrupt !== other.interrupt)
  const parts = [lowered(outcome), isRated ? words.text('change.rating', { rating: told.rating! }) : '', isStopped ? lowered(words.term('interrupt', told.interrupt)) : '']
  return parts.filter(Boolean).join(', ')
}

function offeredText({ instead }: Told, { procedures, actions }: ChangeNames, words: Words): string {
  const each = instead.map((one) => {
    const name = words.plain('procedure' in one ? procedures[one.procedure]?.name : actions[one.action]?.name) || ('procedure' in one ? one.procedure : one.action)
    return one.rating === undefined ? name : `${name} (${one.rating})`
  })
  return each.join(', ') || words.text('change.nothing')
}

function timeText({ within }: Told, words: Words): string {
  return within === undefined ? words.text('change.noTime') : timeTarget(within, words)
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
