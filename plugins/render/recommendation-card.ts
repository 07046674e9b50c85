import type { BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import { addressOf } from './addresses.ts'
import { gradeMarks } from './grade.ts'
import { html, type Html } from './html.ts'
import { overdueNotice } from './overdue-notice.ts'
import { mainGrade } from './statements.ts'
import type { Words } from './words.ts'

/** A recommendation in a list: title, the one line for patients, strength, certainty, next review. */
export function recommendationCard(recommendation: BundleRecommendation, bundle: RuleBundle, words: Words): Html {
  const { id, sourceLanguage, statement } = recommendation
  return html`<h3><a href="${addressOf({ kind: 'recommendation', id, sourceLanguage }, words.language)}">${words.localised(recommendation.title)}</a></h3>
<p>${words.localised(recommendation.patient.summary)}</p>
<ul class="marks ${statement.direction}">${gradeMarks(mainGrade(recommendation), words)}${statement.further.length > 0 ? html`<li class="mark">${words.text('adviceDiffers')}</li>` : ''}</ul>
<p class="small">${words.text('nextReview')}: <time datetime="${recommendation.reviewDueOn}">${words.date(recommendation.reviewDueOn)}</time></p>
${overdueNotice(recommendation, bundle, words)}`
}
