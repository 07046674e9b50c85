import type { BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import { addressOf } from './addresses.ts'
import { html, type Html } from './html.ts'
import { overdueNotice } from './overdue-notice.ts'
import { certaintySymbol } from './reasons.ts'
import type { Words } from './words.ts'

/** A recommendation in a list: title, the one line for patients, strength, certainty, next review. */
export function recommendationCard(recommendation: BundleRecommendation, bundle: RuleBundle, words: Words): Html {
  const { statement, evidence } = recommendation
  return html`<h3><a href="${addressOf({ kind: 'recommendation', ...recommendation }, words.language)}">${words.localised(recommendation.title)}</a></h3>
<p>${words.localised(recommendation.patient.summary)}</p>
<ul class="marks ${statement.direction}"><li class="mark strength"><b>${words.term('strengthDirection', `${statement.strength}-${statement.direction}`)}</b></li><li class="mark"><span aria-hidden="true">${certaintySymbol[evidence.certainty]}</span> ${words.text('certainty')}: ${words.term('certainty', evidence.certainty)}</li>${statement.further.length > 0 ? html`<li class="mark">${words.text('adviceDiffers')}</li>` : ''}</ul>
<p class="small">${words.text('nextReview')}: <time datetime="${recommendation.reviewDueOn}">${words.date(recommendation.reviewDueOn)}</time></p>
${overdueNotice(recommendation, bundle, words)}`
}
