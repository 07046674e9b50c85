import { type ReactNode, useState } from 'react'
import { phases, pregnancies, settings, sexes } from '#schema/model/condition.ts'
import type { Facts, MissingFact } from '#schema/model/facts.ts'
import { inLanguage, type Localised } from '#schema/model/language.ts'
import { CalendarDuration } from '#schema/model/notation.ts'
import type { DraftRules } from '../draft/case-store.ts'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { unitWords } from '../condition-words.tsx'
import { DurationInput, NumberInput } from '../rule/amount-fields.tsx'
import { type TermGroup } from '../text/text.ts'
import { useText } from '../text/use-text.tsx'
import { durationOf, durationWritten, numberOf } from '#app/forms/condition-rows.ts'
import { type FactsRead, hasIndication, withIndication } from './facts-read.ts'
import { PriorFields } from './prior-fields.tsx'
import { Known, ThreeState } from './three-state.tsx'

/** Id of the control of a fact, so that what is missing leads to where it is told. */
export function factId(fact: MissingFact): string {
  const [[kind, name]] = Object.entries(fact) as [[string, string]]
  return `try-${kind}-${name}`
}

export type FactEditing = { facts: Facts; set: (facts: Facts) => void; read: FactsRead; rules: DraftRules }

/** What may be known of a patient, as far as the rule reads it. What is not told stays unknown. */
export function FactFields(editing: FactEditing): ReactNode {
  const { catalogue } = useDraftForm()
  const { t, language } = useText()
  const { facts, set, read, rules } = editing
  const named = (name: Localised | undefined, key: string): string => inLanguage(name, language) ?? key
  const choose = (part: Partial<NonNullable<Facts['patient']>>): void => set({ ...facts, patient: { ...facts.patient, ...part } })
  return (
    <div className="fact-fields">
      <Choice id={factId({ order: 'procedure' })} label={t('tryPatient.order')} value={facts.order?.procedure} choices={read.procedures.map((key) => [key, named(catalogue.procedures.get(key)?.name, key)])} choose={(procedure) => set({ ...facts, order: procedure ? { procedure } : undefined })} />
      <AgeFields facts={facts} choose={choose} />
      <TermChoice id={factId({ patient: 'sex' })} label={t('sentences.kinds.sex')} group="sex" values={sexes} value={facts.patient?.sex} choose={(sex) => choose({ sex })} />
      <TermChoice id={factId({ patient: 'pregnancy' })} label={t('sentences.kinds.pregnancy')} group="pregnancy" values={pregnancies} value={facts.patient?.pregnancy} choose={(pregnancy) => choose({ pregnancy })} />
      {read.setting && <TermChoice id={factId({ context: 'setting' })} label={t('sentences.kinds.setting')} group="setting" values={settings} value={facts.setting} choose={(setting) => set({ ...facts, setting })} />}
      {read.phase && <TermChoice id={factId({ context: 'phase' })} label={t('sentences.kinds.phase')} group="phase" values={phases} value={facts.phase} choose={(phase) => set({ ...facts, phase })} />}
      {read.indications.length > 0 && (
        <Known id={factId({ context: 'indications' })} label={t('tryPatient.reasons')} isKnown={facts.indications !== undefined} know={(is) => set({ ...facts, indications: is ? [] : undefined })}>
          {read.indications.map((key) => (
            <label key={key} className="choice">
              <input className="ds-input" type="checkbox" checked={hasIndication(facts, key, rules.decidable.valueSets)} onChange={(event) => set(withIndication(facts, { set: key, has: event.target.checked, sets: rules.decidable.valueSets }))} />
              <span>{named(catalogue.valueSets.get(key)?.name, key)}</span>
            </label>
          ))}
        </Known>
      )}
      {read.findings.map((key) => (
        <ThreeState
          key={key}
          id={factId({ finding: key })}
          label={named(catalogue.findings.get(key)?.name, key)}
          value={facts.findings?.[key]}
          choose={(value) => set({ ...facts, findings: withEntry(facts.findings, key, value) })}
        />
      ))}
      {read.measurements.map(({ key, unit }) => (
        <MeasurementField
          key={key}
          id={factId({ measurement: key })}
          label={named(catalogue.measurements.get(key)?.name, key)}
          unit={facts.measurements?.[key]?.unit ?? unit}
          value={facts.measurements?.[key]?.value}
          choose={(value) => set({ ...facts, measurements: withEntry<Measurement>(facts.measurements, key, value === undefined ? undefined : { value, ...(unit !== '1' && { unit: facts.measurements?.[key]?.unit ?? unit }) }) })}
        />
      ))}
      {read.prior.length > 0 && <PriorFields {...editing} />}
    </div>
  )
}

type Measurement = NonNullable<Facts['measurements']>[string]

function withEntry<Value>(entries: Readonly<Record<string, Value>> | undefined, key: string, value: Value | undefined): Record<string, Value> | undefined {
  const { [key]: _, ...rest } = entries ?? {}
  const next = value === undefined ? rest : { ...rest, [key]: value }
  return Object.keys(next).length > 0 ? next : undefined
}

type ChoiceField<Value extends string> = { id: string; label: string; value: Value | undefined; choose: (value: Value | undefined) => void }

function Choice({ id, label, value, choices, choose }: ChoiceField<string> & { choices: ReadonlyArray<readonly [value: string, label: string]> }): ReactNode {
  const { t } = useText()
  const isKnown = value === undefined || choices.some(([one]) => one === value)
  return (
    <div className="field">
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      <select className="ds-input" id={id} value={value ?? ''} onChange={(event) => choose(event.target.value || undefined)}>
        <option value="">{t('tryPatient.unknown')}</option>
        {!isKnown && <option value={value}>{value}</option>}
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

function TermChoice<Value extends string>({ group, values, choose, ...field }: ChoiceField<Value> & { group: TermGroup; values: ReadonlyArray<Value> }): ReactNode {
  const { termCapital } = useText()
  return <Choice {...field} choices={values.map((value) => [value, termCapital(group, value)])} choose={(value) => choose(values.find((one) => one === value))} />
}

/** Age as a number and a unit; a birth date, which a loaded case may have instead, as a date. */
function AgeFields({ facts, choose }: { facts: Facts; choose: (part: Partial<NonNullable<Facts['patient']>>) => void }): ReactNode {
  const { t } = useText()
  const { age, birthDate } = facts.patient ?? {}
  const [typed, setTyped] = useState(() => durationOf(age))
  const id = factId({ patient: 'age' })
  if (birthDate !== undefined)
    return (
      <div className="field">
        <label className="ds-label" htmlFor={id}>
          {t('tryPatient.birthDate')}
        </label>
        <input className="ds-input" type="date" id={id} value={birthDate} onChange={(event) => choose({ birthDate: event.target.value || undefined })} />
      </div>
    )
  return (
    <div className="field">
      <label className="ds-label" htmlFor={id}>
        {t('sentences.kinds.age')}
      </label>
      <DurationInput
        id={id}
        label={t('sentences.kinds.age')}
        value={typed}
        change={(next) => {
          setTyped(next)
          const written = CalendarDuration.safeParse(durationWritten(next))
          choose({ age: written.success ? written.data : undefined })
        }}
      />
    </div>
  )
}

function MeasurementField({ id, label, unit, value, choose }: { id: string; label: string; unit: string; value: number | undefined; choose: (value: number | undefined) => void }): ReactNode {
  const text = useText()
  const [typed, setTyped] = useState(value === undefined ? '' : String(value))
  return (
    <div className="field">
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      <span className="with-unit">
        <NumberInput
          id={id}
          label={label}
          value={typed}
          change={(next) => {
            setTyped(next)
            const number = numberOf(next)
            choose(typeof number === 'number' ? number : undefined)
          }}
        />
        <span className="unit">{unitWords(unit, value ?? 0, text).trim()}</span>
      </span>
    </div>
  )
}
