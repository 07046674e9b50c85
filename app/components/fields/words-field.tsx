import type { ReactNode } from 'react'
import { useDraftForm, useFieldValue } from '../draft/draft-form-context.tsx'
import { useText } from '../text/use-text.tsx'
import type { FieldWords } from './field-shell.tsx'
import { LocalisedField } from './localised-field.tsx'
import { InputField } from './simple-fields.tsx'

/** Words that are one for all languages, such as the number of a law, or said in each. */
export function WordsField(words: FieldWords): ReactNode {
  const { store, sourceLanguage } = useDraftForm()
  const { t } = useText()
  const value = useFieldValue(words.path)
  const texts = typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  // Going back would lose what is written in the other languages.
  const isTranslated = Object.entries(texts ?? {}).some(([language, text]) => language !== sourceLanguage && text !== '' && text !== undefined)
  const own = texts ? texts[sourceLanguage] : value
  const text = typeof own === 'string' ? own : ''
  return (
    <div className="words-field">
      {texts ? <LocalisedField shape="line" {...words} /> : <InputField {...words} />}
      {!isTranslated && (
        <button type="button" className="link-button" onClick={() => store.set(words.path, texts ? text : { [sourceLanguage]: text })}>
          {t(texts ? 'edit.oneForAll' : 'edit.perLanguage')}
          <span className="visually-hidden"> ({words.label})</span>
        </button>
      )}
    </div>
  )
}
