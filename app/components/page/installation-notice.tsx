import type { ReactNode } from 'react'
import type { Localised } from '#schema/model/language.ts'
import { useText } from '../text/use-text.tsx'
import { LocalisedText } from './localised-text.tsx'

const noticeClass = 'installation-notice'

/** What the page that is open says already, for a page that is put together anew in the browser. */
export function shownNotice(): string | undefined {
  return document.querySelector(`.${noticeClass}`)?.textContent || undefined
}

/** What the installation says of itself on every page, also on paper. */
export function InstallationNotice({ notice }: { notice: Localised | null }): ReactNode {
  const { t } = useText()
  if (!notice) return null
  return (
    <aside className={noticeClass} aria-label={t('frame.notice')}>
      <LocalisedText text={notice} missing="" />
    </aside>
  )
}
