import type { BundleRecommendation, RuleBundle } from '#schema/bundle/bundle.ts'
import type { Localised } from '#schema/model/language.ts'
import { referenceText } from './citation.ts'
import { certaintyText, isGraded } from './grade.ts'
import { html, type Html } from './html.ts'
import { lowValueLists } from './low-value.ts'
import { namedConditionsOf } from './named-conditions.ts'
import { prose } from './prose.ts'
import { partTitle } from './scenario-titles.ts'
import type { Words } from './words.ts'

type Fact = readonly [label: string, content: Html | string | undefined]

/** A list of labelled facts; what is not there is left out. */
export function factList(facts: ReadonlyArray<Fact>): Html {
  const there = facts.filter(([, content]) => content !== undefined)
  return html`<dl class="facts">${there.map(([label, content]) => html`<dt>${label}</dt><dd>${content}</dd>`)}</dl>`
}

export function evidenceSection({ evidence, statement, rule }: BundleRecommendation, bundle: RuleBundle, words: Words, source: BundleRecommendation['sourceLanguage']): Html {
  const changes = (entries: BundleRecommendation['evidence']['downgraded'] | BundleRecommendation['evidence']['upgraded']): Html | undefined =>
    entries.length === 0 ? undefined : html`<ul>${entries.map(({ reason, why }) => html`<li>${words.term('certaintyChange', reason)}: ${words.localised(why)}</li>`)}</ul>`
  const grade = { ...statement, certainty: evidence.certainty }
  const gradedBy = html` (${words.term('scheme', evidence.scheme)}${evidence.statedGrade ? `: ${evidence.statedGrade}` : ''}), ${words.term('gradedBy', evidence.gradedBy)}`
  return html`${text(evidence.summary, words, source)}
${factList([
    [words.text('certainty'), html`${certaintyText(grade, words)}${isGraded(grade) ? gradedBy : ''}`],
    [words.text('basis'), evidence.basis.map((basis) => words.term('basis', basis)).join(', ')],
    [words.text('loweredBy'), changes(evidence.downgraded)],
    [words.text('raisedBy'), changes(evidence.upgraded)],
    [words.text('restsOn'), evidence.restsOn && groundText(evidence.restsOn, words)],
    [words.text('justification'), evidence.justification && words.localised(evidence.justification)],
    ...statement.further.map((further): Fact => [`${words.text('justification')} (${partTitle({ rule }, further, bundle, words)})`, further.justification && words.localised(further.justification)]),
    [words.text('searchedOn'), words.date(evidence.searchedOn)],
    [words.text('byLaw'), statement.obligation && lawText(statement.obligation, bundle, words)],
  ])}${
    evidence.disagreements.length === 0
      ? ''
      : html`<h4>${words.text('disagreements')}</h4><ul>${evidence.disagreements.map(
          ({ about, positions }) =>
            html`<li>${words.localised(about)}<ul>${positions.map((position) => html`<li>${words.localised(position.says)} <span class="small">(${referenceMark(position)})</span></li>`)}</ul></li>`,
        )}</ul>`
  }`

  function referenceMark({ reference, source: name, year }: BundleRecommendation['evidence']['disagreements'][number]['positions'][number]): Html {
    return linkedToReference(reference, html`${words.localised(name)}${year ? `, ${year}` : ''}`, bundle)
  }
}

/** The provision that demands it, leading to its reference. */
export function lawText({ provision, reference }: NonNullable<BundleRecommendation['statement']['obligation']>, bundle: RuleBundle, words: Words): Html {
  return linkedToReference(reference, words.localised(provision), bundle)
}

/** On what a statement without evidence rests. */
export function groundText({ ground, why }: NonNullable<BundleRecommendation['evidence']['restsOn']>, words: Words): Html {
  return html`${words.term('restsOn', ground)}: ${words.localised(why)}`
}

function linkedToReference(key: string | undefined, label: Html, bundle: RuleBundle): Html {
  return key && bundle.references[key] ? html`<a href="#ref-${key}">${label}</a>` : label
}

export function valueSection({ value, lowValue }: BundleRecommendation, bundle: RuleBundle, words: Words, source: BundleRecommendation['sourceLanguage']): Html {
  return html`${text(value.rationale, words, source)}
${factList([
    [words.text('conclusion'), html`<strong>${words.term('conclusion', value.conclusion)}</strong>`],
    [words.text('managementImpact'), html`${words.term('managementImpact', value.managementImpact.level)}. ${words.localised(value.managementImpact.why)}`],
    [words.text('benefit'), text(value.benefit, words, source)],
    [words.text('harms'), value.harms.length === 0 ? undefined : html`<ul>${value.harms.map(({ kind, text: harm }) => html`<li><b>${words.term('harm', kind)}:</b> ${words.localised(harm)}</li>`)}</ul>`],
    [words.text('resources'), html`${words.term('resources', value.resources.level)}. ${words.localised(value.resources.note)}`],
    [words.text('ultrasound'), html`${words.term('ultrasound', value.ultrasound.verdict)}. ${words.localised(value.ultrasound.why)}`],
    [words.text('children'), text(value.children, words, source)],
    [words.text('pregnancy'), text(value.pregnancy, words, source)],
    [
      words.text('alternatives'),
      value.alternatives.length === 0
        ? undefined
        : html`<ul>${value.alternatives.map(({ procedure, action, why }) => html`<li><b>${procedure === undefined ? actionName(action ?? '', bundle, words) : words.localised(bundle.procedures[procedure]?.name)}:</b> ${words.localised(why)}</li>`)}</ul>`,
    ],
    [words.text('lowValueLists'), lowValueLists(lowValue, words)],
  ])}`
}

/** Name of an action where a label stands before or after it: "Blood test: CRP" is written "Blood test (CRP)", so that no two colons meet. */
export function actionName(key: string, bundle: RuleBundle, words: Words): Html {
  const name = bundle.vocabulary.actions[key]?.name
  return words.localised(name && mapLocalised(name, (text) => text.replace(/^([^:]+): (.+)$/, '$1 ($2)')))
}

function mapLocalised(text: Localised, change: (text: string) => string): Localised {
  return Object.fromEntries(Object.entries(text).map(([language, said]) => [language, change(said)]))
}

export function referenceList(recommendation: BundleRecommendation, bundle: RuleBundle, words: Words): Html {
  const cited = new Set([
    ...recommendation.evidence.references,
    ...recommendation.evidence.disagreements.flatMap(({ positions }) => positions.flatMap(({ reference }) => reference ?? [])),
    ...[recommendation.statement, ...recommendation.statement.further].flatMap(({ obligation }) => obligation?.reference ?? []),
    ...recommendation.replaces.flatMap(({ reference }) => reference ?? []),
    ...namedConditionsOf(recommendation, bundle).flatMap((key) => bundle.conditions[key]?.source ?? []),
  ])
  return html`<ol>${[...cited].map((key) => bundle.references[key]).map((reference) => reference && html`<li id="ref-${reference.id}">${referenceText(reference, { references: bundle.references, listed: cited }, words)}</li>`)}</ol>`
}

/** Prose of the record in the page's language, or in its source language marked as such. */
export function text(value: Localised | undefined, words: Words, source: BundleRecommendation['sourceLanguage']): Html {
  return prose(value, words.language, source)
}
