import type { BundleRecommendation } from '#schema/bundle/bundle.ts'
import { furtherIn } from '#schema/model/governing-statement.ts'
import { html, type Html } from './html.ts'
import { certaintySymbol, text } from './reasons.ts'
import { scenarioTitles } from './scenario-titles.ts'
import type { Words } from './words.ts'

type Grade = Pick<BundleRecommendation['statement'], 'direction' | 'strength'> & Pick<BundleRecommendation['evidence'], 'certainty'>

/**
 * What is recommended: the main statement with its strength and certainty, and in one line each where another one holds. However many
 * those are, dose and review date stay within the first screens; the further statements themselves follow below them.
 */
export function statementBox(recommendation: BundleRecommendation, words: Words): Html {
  const { statement, sourceLanguage } = recommendation
  const isDivided = statement.further.length > 0
  const lowValue = recommendation.lowValue.listed ? html`<li class="mark low-value">${words.text('lowValue')}</li>` : ''
  return html`<section class="advice ${statement.direction}" aria-label="${words.text('advice')}">${isDivided ? html`<p class="in-situations">${words.text('adviceElsewhere')}:</p>` : ''}<div class="statement">${text(statement.text, words, sourceLanguage)}</div>
<ul class="marks">${gradeMarks(mainGrade(recommendation), words)}${lowValue}</ul>${isDivided ? html`
<ul class="elsewhere">${statement.further.map((further, index) => html`<li><a href="#further-${index + 1}">${situationsOf(recommendation, further, words)}</a>. <b>${words.term('strengthDirection', `${further.strength}-${further.direction}`)}</b> (${words.text('certainty')}: <span aria-hidden="true">${certaintySymbol[further.certainty]}</span> ${words.term('certainty', further.certainty)})</li>`)}</ul>` : ''}</section>`
}

/** The further statements, each with the situations it holds in, its strength and its certainty; nothing where the main statement holds everywhere. */
export function furtherStatements(recommendation: BundleRecommendation, words: Words): Html {
  const { further } = recommendation.statement
  if (further.length === 0) return html``
  return html`<h2 id="further">${words.text('adviceDiffers')}</h2>
${further.map(
    (statement, index) => html`<section class="advice further ${statement.direction}" id="further-${index + 1}"><h3>${situationsOf(recommendation, statement, words)}</h3><div class="statement">${text(statement.text, words, recommendation.sourceLanguage)}</div>
<ul class="marks">${gradeMarks(statement, words)}</ul></section>
`,
  )}`
}

/** The marks of the statement that governs a scenario. */
export function marksIn(recommendation: BundleRecommendation, scenario: string, words: Words): Html {
  const grade = furtherIn(recommendation.statement.further, scenario) ?? mainGrade(recommendation)
  return html`<ul class="marks ${grade.direction}">${gradeMarks(grade, words)}</ul>`
}

function mainGrade({ statement, evidence }: BundleRecommendation): Grade {
  return { direction: statement.direction, strength: statement.strength, certainty: evidence.certainty }
}

function gradeMarks({ direction, strength, certainty }: Grade, words: Words): Html {
  return html`<li class="mark strength"><b>${words.term('strengthDirection', `${strength}-${direction}`)}</b></li><li class="mark certainty"><span>${words.text('certainty')}:</span> <b><span aria-hidden="true">${certaintySymbol[certainty]}</span> ${words.term('certainty', certainty)}</b></li>`
}

function situationsOf(recommendation: BundleRecommendation, { scenarios }: { scenarios: ReadonlyArray<string> }, words: Words): string {
  return `${words.text(scenarios.length === 1 ? 'adviceInOne' : 'adviceInSeveral')} ${scenarioTitles(recommendation, scenarios, words)}`
}
