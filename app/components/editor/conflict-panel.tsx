import { Button } from '../button.tsx'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Difference, differencesOf } from '#app/forms/differences.ts'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { fieldPath, type FormTree } from '#app/forms/form-tree.ts'
import { wordsIn } from '#schema/model/language.ts'
import type { Conflict, Saver } from '../draft/saver.ts'
import { useText } from '../text/use-text.tsx'
import { fieldLabelOf } from '../fields/field-labels.ts'

/**
 * Both texts, field by field, after somebody else saved first. Nothing was overwritten and nothing is, until each field is decided.
 * What only one side changed is proposed from that side.
 */
export function ConflictPanel({ conflict, saver }: { conflict: Conflict; saver: Saver }): ReactNode {
  const { t, dateTime, language } = useText()
  const { catalogue, store } = useDraftForm()
  const heading = useRef<HTMLHeadingElement>(null)
  const differences = differencesOf({ mine: store.tree(), theirs: conflict.theirTree, base: conflict.baseTree })
  const [choices, choose] = useState<Record<string, 'mine' | 'theirs'>>(() =>
    Object.fromEntries(differences.filter(({ changedBy }) => changedBy !== 'both').map(({ path, changedBy }) => [fieldPath(path), changedBy === 'me' ? 'mine' : 'theirs'])),
  )
  useEffect(() => heading.current?.focus(), [])
  const undecided = differences.filter(({ path }) => choices[fieldPath(path)] === undefined).length
  const who = wordsIn(catalogue.people.get(conflict.savedBy)?.name ?? conflict.savedBy, language)
  const take = differences.filter(({ path }) => choices[fieldPath(path)] === 'theirs').map(({ path }) => path)
  return (
    <section className="conflict" aria-labelledby="conflict-title">
      <h2 id="conflict-title" tabIndex={-1} ref={heading}>
        {t('conflict.title')}
      </h2>
      <p>{t('conflict.lead', { who, at: dateTime(conflict.savedAt) })}</p>
      {differences.map((difference) => {
        const path = fieldPath(difference.path)
        return <DifferenceRow key={path} difference={difference} choice={choices[path]} choose={(choice) => choose((before) => ({ ...before, [path]: choice }))} />
      })}
      <div className="button-row">
        <Button type="button" disabled={undecided > 0} onClick={() => void saver.resolve(take)}>
          {t('conflict.save')}
        </Button>
        {undecided > 0 && <span role="status">{t('conflict.undecided', { count: undecided })}</span>}
      </div>
    </section>
  )
}

function DifferenceRow({ difference, choice, choose }: { difference: Difference; choice: 'mine' | 'theirs' | undefined; choose: (choice: 'mine' | 'theirs') => void }): ReactNode {
  const text = useText()
  const { t } = text
  const label = fieldLabelOf(fieldPath(difference.path), text)
  const name = `choice-${fieldPath(difference.path)}`
  const sides = [
    { side: 'mine', says: readable(difference.mine) },
    { side: 'theirs', says: readable(difference.theirs) },
  ] as const
  return (
    <fieldset className="difference">
      <legend>{label}</legend>
      <p className="field-hint">{t(`conflict.changedBy.${difference.changedBy}`)}</p>
      <noscript>
        <label className="choice">
          <input className="ds-input" type="checkbox" name="take" value={fieldPath(difference.path)} />
          <span>{t('conflict.takeTheirs')}</span>
        </label>
      </noscript>
      <div className="difference-sides">
        {sides.map(({ side, says }) => (
          <div key={side} className="difference-side" data-chosen={choice === side || undefined}>
            <label className="choice">
              <input className="ds-input" type="radio" form="conflict-choices" name={name} value={side} checked={choice === side} onChange={() => choose(side)} />
              <span>{t(side === 'mine' ? 'conflict.keepMine' : 'conflict.takeTheirs')}</span>
            </label>
            <pre>{says || t('conflict.empty')}</pre>
            <Button type="button" variant="tertiary" data-size="sm" onClick={() => void navigator.clipboard?.writeText(says)} aria-label={t(side === 'mine' ? 'conflict.copyMine' : 'conflict.copyTheirs', { field: label })}>
              {t('conflict.copy')}
            </Button>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** A value as people can compare it: a text as it is, a list or group with its entries under each other. */
function readable(value: FormTree | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return (value as Array<FormTree>).map((entry, index) => `${index + 1}. ${readable(entry)}`).join('\n')
  return Object.entries(value)
    .filter(([key]) => !key.startsWith('_'))
    .map(([key, entry]) => `${key}: ${readable(entry)}`)
    .join('\n')
}
