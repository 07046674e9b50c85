import type { ReactNode } from 'react'
import { type Language, localisedIn, type Texts } from '#schema/model/language.ts'
import { useText } from '../text/use-text.tsx'

/** A text of a record in the reader's language where it is there; else in another, marked with its own `lang`. */
export function LocalisedText({ text, source, missing }: { text: Texts | undefined; source?: Language; missing: string }): ReactNode {
  const { language } = useText()
  const found = localisedIn(text, language, source)
  if (!found) return <span className="muted">{missing}</span>
  return found.language === language ? found.text : <span lang={found.language}>{found.text}</span>
}
