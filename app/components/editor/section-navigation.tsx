import { CheckmarkIcon } from '@navikt/aksel-icons'
import { type ReactNode, useEffect, useState } from 'react'
import { sectionOf, sections, type SectionId } from '../sections/section-list.ts'
import { useText } from '../text/use-text.tsx'
import { useOpenPoints } from './open-points.tsx'

/** The sections, how many points are open in each, and where one is. */
export function SectionNavigation(): ReactNode {
  const { t } = useText()
  const points = useOpenPoints()
  const current = useSectionInSight()
  return (
    <nav className="section-navigation" aria-label={t('edit.sections')}>
      <ol>
        {sections.map(({ id }) => {
          const open = points.filter((point) => sectionOf(point.path) === id)
          return (
            <li key={id}>
              <a href={`#section-${id}`} aria-current={current === id ? 'location' : undefined}>
                <span className="section-name">{t(`section.${id}`)}</span>
                {open.length === 0 ? (
                  <span className="section-done">
                    <CheckmarkIcon aria-hidden />
                    <span className="visually-hidden">{t('open.sectionDone')}</span>
                  </span>
                ) : (
                  <span className="section-open">
                    {open.length}
                    <span className="visually-hidden"> {t('open.sectionOpen', { count: open.length })}</span>
                  </span>
                )}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function useSectionInSight(): SectionId | undefined {
  const [current, become] = useState<SectionId>()
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting)
        if (seen) become(seen.target.id.replace('section-', '') as SectionId)
      },
      { rootMargin: '-20% 0px -70% 0px' },
    )
    for (const { id } of sections) {
      const element = document.getElementById(`section-${id}`)
      if (element) observer.observe(element)
    }
    return () => observer.disconnect()
  }, [])
  return current
}
