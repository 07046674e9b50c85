import type { BundleRecommendation } from '#schema/bundle/bundle.ts'
import { html, type Html } from './html.ts'
import type { Words } from './words.ts'

export type Grade = Pick<BundleRecommendation['statement'], 'direction' | 'strength'> & Pick<BundleRecommendation['evidence'], 'certainty'>

/** GRADE's four circles: filled by certainty, in words beside them. */
const certaintySymbol: Record<Grade['certainty'], string> = {
  high: '⊕⊕⊕⊕',
  moderate: '⊕⊕⊕◯',
  low: '⊕⊕◯◯',
  'very-low': '⊕◯◯◯',
  none: '◯◯◯◯',
}

/** GRADE keeps good-practice statements ungraded: "none" there says that nothing was graded, not that evidence was looked for in vain. */
export function isGraded({ strength, certainty }: Pick<Grade, 'strength' | 'certainty'>): boolean {
  return strength !== 'good-practice' || certainty !== 'none'
}

/** Certainty as symbol and word. */
export function certaintyText(grade: Pick<Grade, 'strength' | 'certainty'>, words: Words): Html {
  return isGraded(grade) ? html`<span aria-hidden="true">${certaintySymbol[grade.certainty]}</span> ${words.term('certainty', grade.certainty)}` : html`${words.text('notGraded')}`
}

/** Strength with direction, and certainty: the same marks in the same order on cards and pages. */
export function gradeMarks(grade: Grade, words: Words): Html {
  return html`<li class="mark strength"><b>${words.term('strengthDirection', `${grade.strength}-${grade.direction}`)}</b></li><li class="mark certainty"><span>${words.text('certainty')}:</span> <b>${certaintyText(grade, words)}</b></li>`
}
