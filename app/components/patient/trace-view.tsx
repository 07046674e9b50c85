import { CheckmarkCircleIcon, QuestionmarkCircleIcon, XMarkOctagonIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import type { Truth } from '#schema/bundle/decision.ts'
import { groupOf, simpleWords } from '../condition-words.tsx'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { useText } from '../text/use-text.tsx'
import type { TracedCondition } from './trace-tree.ts'

const marks = { true: CheckmarkCircleIcon, false: XMarkOctagonIcon, unknown: QuestionmarkCircleIcon } as const satisfies Record<Truth, unknown>

/** What each part of a condition was for the patient: a mark with a shape, a colour and a word of its own. */
export function TraceView({ traced }: { traced: TracedCondition }): ReactNode {
  const { catalogue } = useDraftForm()
  const text = useText()
  const { condition, is, points, parts } = traced
  const Mark = marks[is]
  const group = groupOf(condition, text)
  return (
    <div className="traced">
      <p data-truth={is}>
        <Mark aria-hidden />
        <span>
          <span className="visually-hidden">{text.t(`tryPatient.truth.${is}`)}: </span>
          {points !== undefined && <b>{text.t('condition.points', { count: points })}: </b>}
          {group ? (group.of.length === 0 ? group.empty : group.head) : simpleWords(condition, catalogue, text)}
        </span>
      </p>
      {parts.length > 0 && (
        <ul>
          {parts.map((part, index) => (
            <li key={index}>
              <TraceView traced={part} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
