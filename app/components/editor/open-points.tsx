import { ChevronRightIcon } from '@navikt/aksel-icons'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import type { OpenPoint } from '../draft/finding-store.ts'
import { OpenPointText } from '../fields/open-point-text.tsx'
import { sectionOf, sections, type SectionId } from '../sections/section-list.ts'
import { useText } from '../text/use-text.tsx'
import { focusField } from './focus-field.ts'

export function useOpenPoints(): ReadonlyArray<OpenPoint> {
  const { findings } = useDraftForm()
  return useSyncExternalStore(findings.subscribe, findings.all, findings.all)
}

/** What is still open, section by section; each point leads to its field. `onJump` closes what covers the form. */
export function OpenPointList({ onJump }: { onJump?: () => void }): ReactNode {
  const { t } = useText()
  const points = useOpenPoints()
  if (points.length === 0) return <p className="all-done">{t('open.none')}</p>
  return (
    <div className="open-points">
      {sections.map(({ id }) => {
        const own = points.filter((point) => sectionOf(point.path) === id)
        if (own.length === 0) return null
        return (
          <section key={id} aria-labelledby={`open-${id}`}>
            <h3 id={`open-${id}`}>{t(`section.${id}`)}</h3>
            <ul>
              {own.map((point) => (
                <li key={`${point.id} ${point.path} ${point.message.en}`} data-level={point.level}>
                  <JumpLink point={point} section={id} {...(onJump && { onJump })} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

// A link, so that it works before any script runs; with script it opens what is folded and puts the cursor into the field.
function JumpLink({ point, section, onJump }: { point: OpenPoint; section: SectionId; onJump?: () => void }): ReactNode {
  return (
    <a
      href={`#section-${section}`}
      onClick={(event) => {
        event.preventDefault()
        onJump?.()
        focusField(point.path, section)
      }}
    >
      <OpenPointText point={point} />
      <ChevronRightIcon aria-hidden className="jump-icon" />
    </a>
  )
}

/** The panel of open points stands behind a long form: this takes the focus there, or opens the sheet where there is no room for a panel. */
export function goToOpenPoints(): void {
  const panel = document.getElementById('open-panel')
  if (panel && panel.getClientRects().length > 0) (panel.querySelector('a') ?? panel).focus()
  else document.querySelector<HTMLElement>('.open-sheet-button')?.click()
}

/** The way there for the keyboard, in front of the form. */
export function OpenPointSkip(): ReactNode {
  const { t } = useText()
  return (
    <a
      className="ds-skip-link"
      href="#open-panel"
      onClick={(event) => {
        event.preventDefault()
        goToOpenPoints()
      }}
    >
      {t('open.skip')}
    </a>
  )
}

/** How many errors and warnings are open, in words. */
export function useOpenCount(): { errors: number; warnings: number; total: number } {
  const points = useOpenPoints()
  const warnings = points.filter(({ level }) => level === 'warning').length
  return { errors: points.length - warnings, warnings, total: points.length }
}
