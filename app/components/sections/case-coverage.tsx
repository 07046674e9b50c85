import { CheckmarkCircleIcon, CircleSlashIcon, PlusIcon, XMarkOctagonIcon } from '@navikt/aksel-icons'
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { type Condition } from '#schema/model/condition.ts'
import { Expectation, type GoldenCase } from '#schema/model/golden-case.ts'
import { Facts } from '#schema/model/facts.ts'
import { inLanguage } from '#schema/model/language.ts'
import { at } from '#schema/version/version-number.ts'
import { Button } from '../button.tsx'
import { ConditionWords } from '../condition-words.tsx'
import type { DraftRules } from '../draft/case-store.ts'
import { useDraftForm, useDraftRules, useFieldValue, useIsUnreadable } from '../draft/draft-form-context.tsx'
import { type FoundCondition, type FoundJudgement, runCoverage, type Suggestion } from '../draft/run-coverage.ts'
import { readJson } from '../fields/json-field.tsx'
import { changedFacts, factsInWords } from '../patient/facts-in-words.ts'
import { useText } from '../text/use-text.tsx'
import { caseRow, caseRows } from './case-rows.ts'

/** Which conditions of the rule the test patients show to decide, and patients that would show the others. Worked out when nobody types. */
export function CaseCoverage(): ReactNode {
  const { t } = useText()
  const rules = useDraftRules()
  const isUnreadable = useIsUnreadable()
  const typed = useDeferredValue(useFieldValue(['cases']))
  const cases = useMemo(() => JSON.stringify(readable(typed)), [typed])
  const found = useCoverage(rules, cases)
  if (!rules) return <p className="field-hint">{t('cases.notYet')}</p>
  if (found === 'working') return <p className="field-hint">{t('coverage.working')}</p>
  if (!found) return <p className="field-hint">{t('coverage.tooLarge')}</p>
  const all = found.flatMap(({ conditions }) => conditions)
  const count = (is: FoundCondition['is']): number => all.filter((one) => one.is === is).length
  return (
    <div className="coverage">
      {isUnreadable && <p className="lacking">{t('tryPatient.asLastRead')}</p>}
      <p role="status">{t('coverage.sum', { covered: count('covered'), of: all.length, open: count('open'), never: count('never') })}</p>
      {found.filter(({ conditions }) => conditions.length > 0).map((judgement) => (
        <JudgementFound key={`${judgement.of} ${judgement.key}`} judgement={judgement} rules={rules} />
      ))}
    </div>
  )
}

/** How long after the last change it is worked out again, in milliseconds; then it waits until the browser has nothing else to do. */
const pause = 700

/** The coverage of what stood there when nobody typed. `cases` as text, so that only what says something else counts as a change. */
function useCoverage(rules: DraftRules | undefined, cases: string): ReadonlyArray<FoundJudgement> | undefined | 'working' {
  const [found, setFound] = useState<ReadonlyArray<FoundJudgement> | undefined | 'working'>('working')
  const isFirst = found === 'working'
  useEffect(() => {
    if (!rules) return
    let idle: number | undefined
    const run = (): void => setFound(runCoverage(rules, JSON.parse(cases) as Array<GoldenCase>))
    // Safari knows no idle callback.
    const timer = setTimeout(() => (typeof requestIdleCallback === 'function' ? (idle = requestIdleCallback(run, { timeout: 3000 })) : run()), isFirst ? 0 : pause)
    return () => {
      clearTimeout(timer)
      if (idle !== undefined) cancelIdleCallback(idle)
    }
    // Only the first time is there nothing to show meanwhile; that it is over is no reason to work it out again.
  }, [rules, cases])
  return found
}

/** The cases that can be read. */
function readable(value: Parameters<typeof caseRows>[0]): Array<GoldenCase> {
  return caseRows(value).flatMap((row) => {
    const [facts, expect] = [readJson(Facts, row.facts).value, readJson(Expectation, row.expect).value]
    return facts && expect && row.name !== '' ? [{ name: row.name, facts, expect }] : []
  })
}

function JudgementFound({ judgement: { of, key, conditions }, rules }: { judgement: FoundJudgement; rules: DraftRules }): ReactNode {
  const { catalogue } = useDraftForm()
  const { t, language } = useText()
  const [own] = rules.decidable.recommendations
  const named = catalogue.conditions.get(key)
  const scenario = own?.rule.scenarios.find((one) => one.key === key)
  const title = of === 'applies' ? t('field.rule.applies') : (inLanguage(of === 'named' ? named?.name : scenario?.title, language) ?? key)
  const root = of === 'named' ? { meaning: named?.meaning } : own
  return (
    <section className="coverage-part">
      <h3>{title}</h3>
      <ul>
        {conditions.map((one) => (
          <ConditionFound key={one.path} found={one} condition={at(root, one.path) as Condition | undefined} rules={rules} />
        ))}
      </ul>
    </section>
  )
}

const marks = { covered: CheckmarkCircleIcon, open: XMarkOctagonIcon, never: CircleSlashIcon } as const

function ConditionFound({ found: { is, by, suggestions }, condition, rules }: { found: FoundCondition; condition: Condition | undefined; rules: DraftRules }): ReactNode {
  const { catalogue } = useDraftForm()
  const { t } = useText()
  const Mark = marks[is]
  return (
    <li data-is={is}>
      <Mark aria-hidden className="coverage-mark" />
      <div>
        <p>
          {condition && <ConditionWords condition={condition} catalogue={catalogue} />} <span className="muted">{is === 'covered' ? t('coverage.covered', { cases: by.join(', ') }) : is === 'never' ? t('coverage.never') : t(suggestions.length > 0 ? 'coverage.open' : 'coverage.openElsewhere')}</span>
        </p>
        {suggestions.map((one) => (
          <SuggestedCase key={one.made.name} suggestion={one} rules={rules} />
        ))}
      </div>
    </li>
  )
}

/** A patient in words, as what is different from a case that is there, with what the rule tells about them. */
function SuggestedCase({ suggestion: { made, base }, rules }: { suggestion: Suggestion; rules: DraftRules }): ReactNode {
  const { catalogue, store, announce } = useDraftForm()
  const text = useText()
  const { t, term } = text
  const words = (facts: GoldenCase['facts']): ReturnType<typeof factsInWords> => factsInWords(facts, { catalogue, sets: rules.decidable.valueSets, text })
  const changed = changedFacts(words(made.facts), words(base.facts)).map((one) => one.words)
  return (
    <div className="suggested">
      <p>
        {t('coverage.suggested', { base: base.name, changed: changed.join('; ') })} <b>{t('coverage.answers', { outcome: term('outcome', made.expect.outcome) })}</b>
      </p>
      <Button
        variant="secondary"
        data-size="sm"
        aria-label={t('coverage.addNamed', { name: made.name })}
        onClick={() => {
          store.addRow(['cases'], caseRow(made))
          announce(t('tryPatient.kept', { name: made.name }))
        }}
      >
        <PlusIcon aria-hidden /> {t('coverage.add')}
      </Button>
    </div>
  )
}
