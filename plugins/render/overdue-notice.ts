import type { BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import { html, type Html } from './html.ts'
import type { Words } from './words.ts'

/** Shown at once when the date has passed at release; otherwise a few lines of script compare it with the reader's clock. */
export function overdueNotice({ reviewDueOn }: Pick<BundleRecommendation, 'reviewDueOn'>, bundle: RuleBundle, words: Words): Html {
  const passed = reviewDueOn < bundle.publishedAt.slice(0, 10)
  return html`<p class="overdue" data-review-due="${reviewDueOn}"${passed ? '' : html` hidden`}>${words.text('overdue', { date: words.date(reviewDueOn) })}</p>`
}
