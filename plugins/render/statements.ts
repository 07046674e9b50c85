import type { BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import { furtherIn } from '#schema/model/governing-statement.ts'
import { type Grade, gradeMarks } from './grade.ts'
import { html, type Html } from './html.ts'
import { factList, groundText, lawText, text } from './reasons.ts'
import { lowValueMark, lowValuePart } from './low-value.ts'
import { partTitle, procedureNames } from './scenario-titles.ts'
import type { Words } from './words.ts'

/**
 * What is recommended: the main statement with its strength and certainty, and the way to the further ones. However many those are, dose
 * and review date stay within the first screens; the further statements follow below them.
 */
export function statementBox(recommendation: BundleRecommendation, bundle: RuleBundle, words: Words): Html {
  const { statement, sourceLanguage } = recommendation
  const isDivided = statement.further.length > 0
  // Where only some examinations of a situation have advice of their own, the main statement holds for the others in it.
  const elsewhere = statement.further.some(({ procedures }) => procedures.length > 0) ? 'adviceOtherwise' : 'adviceElsewhere'
  return html`<section class="advice ${statement.direction}" aria-label="${words.text('advice')}">${isDivided ? html`<p class="in-situations">${words.text(elsewhere)}:</p>` : ''}<div class="statement">${text(statement.text, words, sourceLanguage)}</div>
<ul class="marks">${gradeMarks(mainGrade(recommendation), words)}${lowValueMark(recommendation.lowValue, words)}</ul>${lowValuePart(recommendation.lowValue, words)}${isDivided ? html`
<p class="elsewhere"><a href="#further">${words.text('adviceDiffers')} (${statement.further.length})</a></p>` : ''}</section>`
}

/** The further statements, each with the situations and examinations it holds for, its strength, its certainty, and the law or ground behind it; nothing where the main statement holds everywhere. */
export function furtherStatements(recommendation: BundleRecommendation, bundle: RuleBundle, words: Words): Html {
  const { further } = recommendation.statement
  if (further.length === 0) return html``
  return html`<h2 id="further">${words.text('adviceDiffers')}</h2>
${further.map(
    (statement, index) => html`<section class="advice further ${statement.direction}" id="further-${index + 1}"><h3>${situationsOf(recommendation, statement, bundle, words)}</h3><div class="statement">${text(statement.text, words, recommendation.sourceLanguage)}</div>
<ul class="marks">${gradeMarks(statement, words)}</ul>${standsOn(statement)}</section>
`,
  )}`

  function standsOn({ obligation, restsOn }: BundleRecommendation['statement']['further'][number]): Html | undefined {
    if (!obligation && !restsOn) return undefined
    return factList([
      [words.text('byLaw'), obligation && lawText(obligation, bundle, words)],
      [words.text('restsOn'), restsOn && groundText(restsOn, words)],
    ])
  }
}

/** The marks of the statement that governs a scenario; where that differs between its examinations, the marks of each with their names. */
export function marksIn(recommendation: BundleRecommendation, scenario: string, bundle: RuleBundle, words: Words): Html {
  const { further } = recommendation.statement
  const governed = new Map<Grade | undefined, Array<string>>()
  for (const option of recommendation.options.filter((row) => row.scenario === scenario)) {
    const statement = furtherIn(further, scenario, option.procedure)
    governed.set(statement, [...(governed.get(statement) ?? []), option.procedure])
  }
  if (governed.size === 0) governed.set(furtherIn(further, scenario), [])
  return html`${[...governed].map(([statement, procedures]) => {
    const grade = statement ?? mainGrade(recommendation)
    return html`<ul class="marks ${grade.direction}">${governed.size > 1 ? html`<li class="examinations">${procedureNames(procedures, bundle, words)}:</li>` : ''}${gradeMarks(grade, words)}</ul>`
  })}`
}

/** The grade of the main statement. */
export function mainGrade({ statement, evidence }: BundleRecommendation): Grade {
  return { direction: statement.direction, strength: statement.strength, certainty: evidence.certainty }
}

function situationsOf(recommendation: BundleRecommendation, further: BundleRecommendation['statement']['further'][number], bundle: RuleBundle, words: Words): string {
  return `${words.text(further.scenarios.length === 1 ? 'adviceInOne' : 'adviceInSeveral')} ${partTitle(recommendation, further, bundle, words)}`
}
