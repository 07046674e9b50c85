import { CheckmarkIcon, ClockDashedIcon } from '@navikt/aksel-icons'
import { type ReactNode, useSyncExternalStore } from 'react'
import { ProseEditor } from '#plugins/editor/prose-editor.view.tsx'
import type { Language } from '#schema/model/language.ts'
import { useDraftForm, useEpoch, useFieldText, useFieldValue } from '../draft/draft-form-context.tsx'
import { type FieldPath, fieldName, fieldPath } from '#app/forms/form-tree.ts'
import { useText } from '../text/use-text.tsx'
import { fieldId, type FieldWords, OpenPointsOf } from './field-shell.tsx'
import { useEditorLabels } from './editor-labels.ts'

type Shape = 'line' | 'text' | 'prose'

/**
 * A text in several languages: the source language, and beside it the one language that is being translated. The other languages
 * travel along unseen, so that the form always holds the whole draft.
 */
export function LocalisedField({ shape = 'text', ...words }: FieldWords & { shape?: Shape }): ReactNode {
  const { sourceLanguage, target } = useDraftForm()
  const { term } = useText()
  const shown = target ? [sourceLanguage, target] : [sourceLanguage]
  return (
    <div className="field localised" data-beside={target !== undefined || undefined} id={fieldId(words.path)} tabIndex={-1} role="group" aria-label={words.label}>
      <div className="localised-columns">
        {shown.map((language) => (
          <LanguageColumn key={language} {...words} shape={shape} language={language} label={target ? `${words.label} (${term('language', language)})` : words.label} />
        ))}
      </div>
      <UnseenLanguages path={words.path} shown={shown} />
      <OpenPointsOf path={words.path} />
    </div>
  )
}

function LanguageColumn({ path, label, hint, shape, language }: FieldWords & { shape: Shape; language: Language }): ReactNode {
  const { sourceLanguage } = useDraftForm()
  const epoch = useEpoch()
  const labels = useEditorLabels()
  const own: FieldPath = [...path, language]
  const id = fieldId(own)
  const [value, set] = useFieldText(own)
  const showsHint = hint !== undefined && language === sourceLanguage
  const described = showsHint ? `${id}-hint` : undefined
  const common = { id, name: fieldName(own), value, lang: language, 'aria-describedby': described }
  return (
    <div className="localised-column">
      {shape === 'prose' ? null : (
        <label className="ds-label" htmlFor={id}>
          {label}
        </label>
      )}
      {shape === 'prose' && (
        <span className="ds-label" id={`${id}-label`}>
          {label}
        </span>
      )}
      {showsHint && (
        <p className="field-hint" id={described}>
          {hint}
        </p>
      )}
      {shape === 'line' && <input className="ds-input" type="text" autoComplete="off" {...common} onChange={(event) => set(event.target.value)} />}
      {shape === 'text' && <textarea className="ds-input" rows={rowsFor(value)} {...common} onChange={(event) => set(event.target.value)} />}
      {shape === 'prose' && (
        <ProseEditor key={epoch} id={id} name={common.name} label={label} language={language} value={value} onChange={set} labels={labels} {...(described && { describedBy: described })} />
      )}
      {language !== sourceLanguage && <TranslationMark path={path} language={language} />}
      <OpenPointsOf path={own} />
    </div>
  )
}

/** Whether the translation is of today's source text, and the way to say that it still is. */
function TranslationMark({ path, language }: { path: FieldPath; language: Language }): ReactNode {
  const { marks } = useDraftForm()
  const { t } = useText()
  const key = fieldPath(path)
  const read = (): ReturnType<typeof marks.stateOf> => marks.stateOf(key, language)
  const state = useSyncExternalStore(marks.subscribe, read, read)
  if (state === undefined || state === 'missing') return <p className="mark">{t('translation.missing')}</p>
  if (state === 'current')
    return (
      <p className="mark">
        <CheckmarkIcon aria-hidden /> {t('translation.current')}
      </p>
    )
  return (
    <p className="mark" data-stale>
      <ClockDashedIcon aria-hidden /> {t('translation.stale')}
      <label className="choice">
        <input className="ds-input" type="checkbox" name="confirmed" value={`${language}:${key}`} checked={marks.isConfirmed(key, language)} onChange={(event) => marks.confirm(key, language, event.target.checked)} />
        <span>{t('translation.confirm')}</span>
      </label>
    </p>
  )
}

function UnseenLanguages({ path, shown }: { path: FieldPath; shown: ReadonlyArray<Language> }): ReactNode {
  const texts = useFieldValue(path)
  if (typeof texts !== 'object') return null
  return Object.entries(texts)
    .filter(([language]) => !(shown as ReadonlyArray<string>).includes(language))
    .map(([language, text]) => <input key={language} type="hidden" name={fieldName([...path, language])} value={typeof text === 'string' ? text : ''} />)
}

function rowsFor(text: string): number {
  return Math.min(10, Math.max(2, Math.ceil(text.length / 70)))
}
