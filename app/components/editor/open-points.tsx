import { ChevronRightIcon } from '@navikt/aksel-icons'
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import type { OpenPoint } from '../draft/finding-store.ts'
import { OpenPointText } from '../fields/open-point-text.tsx'
import { sectionOf, sections, type SectionId } from '../sections/section-list.ts'
import { useText } from '../text/use-text.tsx'
import { focusField } from './focus-field.ts'

/** What is still open: everything found but the warnings that are accepted. */
export function useOpenPoints(): ReadonlyArray<OpenPoint> {
  return useFound().filter(({ level }) => level !== 'accepted')
}

function useFound(): ReadonlyArray<OpenPoint> {
  const { findings } = useDraftForm()
  return useSyncExternalStore(findings.subscribe, findings.all, findings.all)
}

/** What is still open, section by section, then what is accepted; each point leads to its field. `onJump` closes what covers the form. */
export function OpenPointList({ onJump }: { onJump?: () => void }): ReactNode {
  const { t } = useText()
  const points = useOpenPoints()
  const accepted = useFound().filter(({ level }) => level === 'accepted')
  const list = useRef<HTMLDivElement>(null)
  useKeptFocus(list, points)
  return (
    <div ref={list} tabIndex={-1}>
      {points.length === 0 && <p className="all-done">{t('open.none')}</p>}
      {points.length + accepted.length > 0 && (
        <div className="open-points">
          {sections.map(({ id }) => (
            <PointGroup key={id} name={id} title={t(`section.${id}`)} points={points.filter((point) => sectionOf(point.path) === id)} onJump={onJump} />
          ))}
          <PointGroup name="accepted-warnings" title={t('section.accepted')} points={accepted} onJump={onJump} />
        </div>
      )}
    </div>
  )
}

/** A point that is settled while the focus stands on it takes the focus with it, and the keyboard would start over at the top of the page. */
function useKeptFocus(list: RefObject<HTMLElement | null>, points: ReadonlyArray<OpenPoint>): void {
  const { findings } = useDraftForm()
  const isHere = useRef(false)
  useEffect(
    () =>
      findings.subscribe(() => {
        isHere.current = list.current?.contains(document.activeElement) ?? false
      }),
    [findings, list],
  )
  useLayoutEffect(() => {
    if (isHere.current && document.activeElement === document.body) (list.current?.querySelector('a') ?? list.current)?.focus()
    isHere.current = false
  }, [points, list])
}

function PointGroup({ name, title, points, onJump }: { name: string; title: string; points: ReadonlyArray<OpenPoint>; onJump: (() => void) | undefined }): ReactNode {
  if (points.length === 0) return null
  return (
    <section aria-labelledby={`open-${name}`}>
      <h3 id={`open-${name}`}>{title}</h3>
      <ul>
        {points.map((point) => (
          <li key={`${point.id} ${point.path} ${point.message.en}`} data-level={point.level}>
            <JumpLink point={point} section={sectionOf(point.path)} {...(onJump && { onJump })} />
          </li>
        ))}
      </ul>
    </section>
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
