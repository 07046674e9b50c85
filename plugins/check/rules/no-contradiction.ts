import { compileBeside } from '#plugins/compile/compile-beside.ts'
import type { Finding as Proven } from '#plugins/verify/finding.ts'
import { findingNames } from '#plugins/verify/finding-names.ts'
import { findingWords } from '#plugins/verify/finding-words.ts'
import { contradictionsOf } from '#plugins/verify/verify.ts'
import type { Decidable } from '#schema/bundle/bundle.ts'
import type { Language } from '#schema/model/language.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { check, type CheckContext } from '../check.ts'
import { type Spot, spot } from '../finding.ts'
import { opposingTexts } from '../opposing-texts.ts'

/**
 * No current recommendation says the opposite for any patient: one rates an examination appropriate (7-9) and another not appropriate (1-3), and
 * neither gives way by a declared override.
 *
 * Proven by plugins/verify over the rule as it is compiled, and told with the patients concerned and one of them. That the engine would settle
 * it by caution or by the narrower population excuses nothing, because no committee decided that.
 */
export const noContradiction = check({
  id: 'no-contradiction',
  of: 'recommendation',
  holds: {
    da: 'Ingen anden gældende anbefaling råder til det modsatte i en overlappende situation, medmindre den ene siger, at den går forud, og hvorfor.',
    nb: 'Ingen annen gjeldende anbefaling råder til det motsatte i en overlappende situasjon, med mindre den ene sier at den går foran, og hvorfor.',
    en: 'No other current recommendation advises the opposite in an overlapping situation, unless one says that it overrides the other, and why.',
  },
  why: {
    da: 'Den, der henviser, får ét svar. To modsatte svar er intet.',
    nb: 'Den som henviser, får ett svar. To motsatte svar er ingenting.',
    en: 'A referrer gets one answer. Two opposite answers are none.',
  },
  find(draft, context) {
    const result = context.compiled()
    return result.ok ? found(draft, result.decidable, context) : []
  },
  examples: ({ aRecommendation, aLibrary, aStanding }) => {
    const beside = (...others: ReadonlyArray<RecommendationDraft>): ReturnType<typeof aLibrary> => aLibrary({ documents: others.map((other) => aStanding(other)) })
    const opposite = (edits: Parameters<typeof aRecommendation>[0] = {}): RecommendationDraft => aRecommendation({ id: 'opposite', 'options.1.appropriateness': 2, ...edits })
    return [
      { name: 'nobody else rates the examination', given: aRecommendation(), expect: [] },
      { name: 'another says the opposite for the same patients', given: aRecommendation(), library: beside(opposite()), expect: ['options.1.appropriateness'] },
      { name: 'another that is not yet current', given: aRecommendation(), library: aLibrary({ documents: [aStanding(opposite(), { state: 'draft' })] }), expect: [] },
      { name: 'another about other patients', given: aRecommendation(), library: beside(opposite({ 'rule.applies': { all: [{ indication: { in: 'abdominal-pain' } }, { age: { below: 'P18Y' } }] } })), expect: [] },
      {
        name: 'one overrides the other',
        given: aRecommendation({ 'rule.overrides': [{ recommendation: 'opposite', why: { da: 'Den er nyere.', nb: 'Den er nyere.', en: 'It is newer.' } }] }),
        library: beside(opposite()),
        expect: [],
      },
      {
        name: 'a third that overrides one of them decides instead',
        given: aRecommendation(),
        library: beside(opposite(), opposite({ id: 'third', 'options.1.appropriateness': 5, 'rule.overrides': [{ recommendation: 'opposite', why: { da: 'Den er nyere.', nb: 'Den er nyere.', en: 'It is newer.' } }] })),
        expect: [],
      },
    ]
  },
})

const proven = new WeakMap<Decidable, { key: string; spots: Array<Spot> }>()

/** Proven once for a compiled rule: it is the same object as long as nothing that decides is typed. */
function found(draft: RecommendationDraft, own: Decidable, { library, today, convertUnits }: CheckContext): Array<Spot> {
  const others = opposingTexts(draft, library)
  if (others.length === 0) return []
  const key = `${today} ${others.map(({ id }) => id).join(' ')}`
  const before = proven.get(own)
  if (before?.key === key) return before.spots
  const rules = compileBeside(own, others, library, convertUnits)
  const spots = contradictionsOf(rules, draft.id, { at: today }).flatMap((finding) => (finding.kind === 'contradiction' ? [told(draft, finding, rules)] : []))
  proven.set(own, { key, spots })
  return spots
}

/** At the first row of this text that takes part in it. */
function told(draft: RecommendationDraft, finding: Extract<Proven, { kind: 'contradiction' }>, rules: Decidable): Spot {
  const [mine] = [finding.favours, finding.opposes].filter(({ recommendation }) => recommendation === draft.id)
  const row = (draft.options ?? []).findIndex(({ scenario, procedure }) => procedure === finding.procedure && scenario !== undefined && mine!.scenarios.includes(scenario))
  const sentence = (language: Language): string => findingWords(finding, findingNames(rules, language)).sentence
  return spot(`options.${row}.appropriateness`, {
    da: `${sentence('da')} Ret en af de to, eller skriv under "Går forud for", hvilken der går forud, og hvorfor.`,
    nb: `${sentence('nb')} Rett en av de to, eller skriv under «Går foran» hvilken som går foran, og hvorfor.`,
    en: `${sentence('en')} Correct one of the two, or say under "Takes precedence over" which goes before the other, and why.`,
  })
}
