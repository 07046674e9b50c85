import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Language } from '#schema/model/language.ts'
import { createText, type Text } from './text.ts'

const TextContext = createContext<Text | null>(null)

/** Gives everything inside it the texts of one language. */
export function TextProvider({ language, children }: { language: Language; children: ReactNode }): ReactNode {
  const text = useMemo(() => createText(language), [language])
  return <TextContext value={text}>{children}</TextContext>
}

/** The interface's texts in the reader's language. */
export function useText(): Text {
  const text = useContext(TextContext)
  if (!text) throw new Error('useText() was called outside a TextProvider.')
  return text
}
