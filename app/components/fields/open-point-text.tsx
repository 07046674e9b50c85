import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon, CircleBrokenIcon, XMarkOctagonIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { inLanguage } from '#schema/model/language.ts'
import { openPointSentence } from './field-labels.ts'
import { useText } from '../text/use-text.tsx'
import type { OpenPoint } from '../draft/finding-store.ts'

const icons = { error: CircleBrokenIcon, warning: ExclamationmarkTriangleIcon, invalid: XMarkOctagonIcon, accepted: CheckmarkCircleIcon } as const

/** One point in the reader's language, its level said by icon and words, never by colour alone; an accepted one with its reason. */
export function OpenPointText({ point }: { point: OpenPoint }): ReactNode {
  const text = useText()
  const Icon = icons[point.level]
  return (
    <>
      <Icon aria-hidden className="open-icon" />
      <span>
        {point.level !== 'invalid' && <span className="visually-hidden">{text.t(`level.${point.level}`)}: </span>}
        {openPointSentence(point, text)}
        {point.reason && <span className="accepted-reason">{text.t('open.because', { reason: inLanguage(point.reason, text.language) ?? '' })}</span>}
      </span>
    </>
  )
}
