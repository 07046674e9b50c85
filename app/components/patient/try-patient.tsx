import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { decide } from '#plugins/decide/decide.ts'
import { writtenCase } from '#plugins/verify/written-case.ts'
import { Facts } from '#schema/model/facts.ts'
import type { GoldenCase } from '#schema/model/golden-case.ts'
import { Button } from '../button.tsx'
import type { DraftRules } from '../draft/case-store.ts'
import { useDraftForm, useDraftRules, useFieldValue, useIsUnreadable } from '../draft/draft-form-context.tsx'
import { focusField } from '../editor/focus-field.ts'
import { readJson } from '../fields/json-field.tsx'
import { caseRow, caseRows } from '../sections/case-rows.ts'
import { useText } from '../text/use-text.tsx'
import { DecisionView } from './decision-view.tsx'
import { FactFields } from './fact-fields.tsx'
import { factsInWords } from './facts-in-words.ts'
import { factsRead, type FactsRead, tidied } from './facts-read.ts'

/** A patient made up on the spot, and what the rule as typed tells about them, with every change of either. */
export function TryPatient(): ReactNode {
  const { t } = useText()
  const rules = useDraftRules()
  if (!rules) return <p className="field-hint">{t('tryPatient.notYet')}</p>
  return <Patient rules={rules} />
}

/** The patient in the form. `from`: the case they were taken from; `loads` counts how often somebody was loaded. */
type Tried = { facts: Facts; from: GoldenCase | undefined; loads: number }

function Patient({ rules }: { rules: DraftRules }): ReactNode {
  const { t, language } = useText()
  const isUnreadable = useIsUnreadable()
  const read = useMemo(() => factsRead(rules.decidable), [rules])
  const [{ facts, from, loads }, setTried] = useState<Tried>({ facts: startingFacts(read), from: undefined, loads: 0 })
  const told = useDeferredValue(facts)
  const decision = useMemo(() => decide(rules.prepared, told, { at: rules.at, language }), [rules, told, language])
  const set = (next: Facts): void => setTried({ facts: tidied(next), from, loads })
  return (
    <div className="try-patient">
      <p className="field-hint">{t('tryPatient.lead')}</p>
      {isUnreadable && <p className="lacking">{t('tryPatient.asLastRead')}</p>}
      <div className="try-tools">
        <LoadCase load={(one) => setTried({ facts: one?.facts ?? startingFacts(read), from: one, loads: loads + 1 })} />
      </div>
      <div className="try-columns">
        <section aria-label={t('tryPatient.facts')}>
          <FactFields key={loads} facts={facts} set={set} read={read} rules={rules} />
          <NotRead facts={facts} rules={rules} read={read} />
        </section>
        <section aria-label={t('tryPatient.decision')} className="try-decision">
          <DecisionView decision={decision} rules={rules} />
          <KeepCase facts={facts} from={from} rules={rules} />
        </section>
      </div>
    </div>
  )
}

/** The first order of the rule, and nothing known. */
function startingFacts({ procedures: [procedure] }: FactsRead): Facts {
  return procedure === undefined ? {} : { order: { procedure } }
}

function LoadCase({ load }: { load: (one: GoldenCase | undefined) => void }): ReactNode {
  const { t } = useText()
  const cases = caseRows(useFieldValue(['cases']))
  return (
    <>
      <label className="field">
        <span className="ds-label">{t('tryPatient.load')}</span>
        <select
          className="ds-input"
          value=""
          onChange={(event) => {
            const row = cases[Number(event.target.value)]
            const facts = row && readJson(Facts, row.facts).value
            if (row && facts) load({ name: row.name, facts, expect: { outcome: 'needs-data' } })
          }}
        >
          <option value="">{t('edit.choose')}</option>
          {cases.map(({ name }, index) =>
            name === '' ? null : (
              <option key={index} value={index}>
                {name}
              </option>
            ),
          )}
        </select>
      </label>
      <Button variant="tertiary" data-size="sm" onClick={() => load(undefined)}>
        {t('tryPatient.clear')}
      </Button>
    </>
  )
}

/** What a loaded case tells beyond what this rule reads. It is kept with the case. */
function NotRead({ facts, rules, read }: { facts: Facts; rules: DraftRules; read: FactsRead }): ReactNode {
  const { catalogue } = useDraftForm()
  const text = useText()
  const findings = Object.fromEntries(Object.entries(facts.findings ?? {}).filter(([key]) => !read.findings.includes(key)))
  const measurements = Object.fromEntries(Object.entries(facts.measurements ?? {}).filter(([key]) => !read.measurements.some((one) => one.key === key)))
  const context = { ...(!read.setting && facts.setting && { setting: facts.setting }), ...(!read.phase && facts.phase && { phase: facts.phase }) }
  const said = factsInWords({ findings, measurements, ...context }, { catalogue, sets: rules.decidable.valueSets, text })
  if (said.length === 0) return null
  return <p className="field-hint">{text.t('tryPatient.notRead', { facts: said.map(({ words }) => words).join('; ') })}</p>
}

function KeepCase({ facts, from, rules }: { facts: Facts; from: GoldenCase | undefined; rules: DraftRules }): ReactNode {
  const { store, announce } = useDraftForm()
  const { t } = useText()
  const [kept, setKept] = useState<string | undefined>(undefined)
  function keep(): void {
    const rows = caseRows(store.at(['cases']))
    // Examinations and birth dates mean something on a day only.
    const dated = facts.prior || facts.patient?.birthDate ? { ...facts, at: facts.at ?? rules.at } : facts
    const made = writtenCase({ rules: rules.prepared, facts: dated, from: from ?? { name: 'patient', facts: {}, expect: { outcome: 'needs-data' } }, taken: new Set(rows.map(({ name }) => name)), at: rules.at })
    store.addRow(['cases'], caseRow(made))
    setKept(made.name)
    announce(t('tryPatient.kept', { name: made.name }))
  }
  return (
    <div className="keep-case">
      <Button variant="secondary" data-size="sm" onClick={keep}>
        {t('tryPatient.keep')}
      </Button>
      <p className="field-hint">{t('tryPatient.keepHint')}</p>
      {kept !== undefined && (
        <p>
          {t('tryPatient.kept', { name: kept })}{' '}
          <button type="button" className="link-button" onClick={() => focusField(`cases.${caseRows(store.at(['cases'])).findIndex(({ name }) => name === kept)}`, 'cases')}>
            {t('tryPatient.goToCase')}
          </button>
        </p>
      )}
    </div>
  )
}
