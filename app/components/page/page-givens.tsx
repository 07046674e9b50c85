import { createContext, useContext } from 'react'
import { Language, type Localised } from '#schema/model/language.ts'
import { shownNotice } from './installation-notice.tsx'

/** What every page is given whatever else fails: its language, and what the installation says of itself. */
export type PageGivens = { language: Language; notice: Localised | null }

/** From the server, for pages whose root was not loaded: a form that arrived without a session, a request that was refused. */
export const PageGivensContext = createContext<PageGivens | null>(null)

/** What the root loaded, else what the server gave, else in the browser what the page already says. */
export function usePageGivens(loaded: PageGivens | undefined): PageGivens {
  const given = useContext(PageGivensContext)
  if (loaded) return loaded
  if (given) return given
  if (typeof document === 'undefined') return { language: 'en', notice: null }
  const language = Language.catch('en').parse(document.documentElement.lang)
  const notice = shownNotice()
  return { language, notice: notice ? { [language]: notice } : null }
}
