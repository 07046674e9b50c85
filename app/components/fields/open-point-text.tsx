import { ExclamationmarkTriangleIcon, CircleBrokenIcon, XMarkOctagonIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { openPointSentence } from './field-labels.ts'
import { useText } from '../text/use-text.tsx'
import type { OpenPoint } from '../draft/finding-store.ts'

/** One open point in the reader's language, its level said by icon and words, never by colour alone. */
export function OpenPointText({ point }: { point: OpenPoint }): ReactNode {
  const text = useText()
  const Icon = point.level === 'invalid' ? XMarkOctagonIcon : point.level === 'warning' ? ExclamationmarkTriangleIcon : CircleBrokenIcon
  return (
    <>
      <Icon aria-hidden className="open-icon" />
      <span>
        {point.level !== 'invalid' && <span className="visually-hidden">{text.t(`level.${point.level}`)}: </span>}
        {openPointSentence(point, text)}
      </span>
    </>
  )
}
