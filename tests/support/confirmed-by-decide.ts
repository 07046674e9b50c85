import { decide } from '#plugins/decide/decide.ts'
import type { Finding, Place } from '#plugins/verify/finding.ts'
import type { Decidable, DecidableRecommendation } from '#schema/bundle/bundle.ts'
import type { Decision } from '#schema/bundle/decision.ts'
import type { Facts } from '#schema/model/facts.ts'

/** What the engine says against the witness of a finding; undefined where it confirms it, or where no patient is what is wrong. */
export function deniedByDecide(rules: Decidable, finding: Finding, at: string): string | undefined {
  const { witness } = finding
  if (!witness) return undefined
  const among = (recommendations: ReadonlyArray<DecidableRecommendation>, facts: Facts = witness): Decision => decide({ ...rules, recommendations: [...recommendations] }, facts, { at, trace: false })
  const only = ({ recommendation }: Place): DecidableRecommendation => rules.recommendations.find(({ id }) => id === recommendation)!
  const expecting = (what: string, found: unknown, wanted: ReadonlyArray<unknown>): string | undefined =>
    wanted.includes(found) ? undefined : `${finding.sentence}: ${what} is ${String(found)}, expected ${wanted.join(' or ')}`
  switch (finding.kind) {
    case 'contradiction': {
      const [one, other] = [among([only(finding.favours)]), among([only(finding.opposes)])]
      return (
        expecting('one side', one.outcome, ['appropriate']) ??
        expecting('scenario', one.scenario, finding.favours.scenarios) ??
        expecting('the other side', other.outcome, ['not-appropriate']) ??
        expecting('scenario', other.scenario, finding.opposes.scenarios)
      )
    }
    case 'gap': {
      const { procedure } = witness.order!
      const reached = { ...speaking(only(finding.of), procedure) }
      const everybody = { ...reached, rule: { ...reached.rule, scenarios: [{ ...reached.rule.scenarios[0]!, when: { all: [] } }] } }
      return expecting('advice', among([reached]).outcome, ['no-criteria-apply']) ?? expecting('applying', among([everybody]).outcome, ['may-be-appropriate'])
    }
    case 'unreachable': {
      const hiding = finding.hiddenBy.find(({ recommendation }) => recommendation === finding.of.recommendation)
      if (hiding) return expecting('scenario', among([speaking(only(hiding), witness.order!.procedure)]).scenario, hiding.scenarios)
      const own = among([only(finding.of)])
      const names = finding.hiddenBy.map(({ recommendation }) => recommendation)
      return expecting('who speaks alone', own.recommendation?.id, [finding.of.recommendation]) ?? expecting('who decides', among(rules.recommendations).recommendation?.id, names)
    }
    case 'redundant': {
      const { recommendation: id, scenarios } = finding.of
      const without = rules.recommendations.flatMap((one) => {
        if (one.id !== id) return [one]
        return finding.what === 'recommendation' ? [] : [{ ...one, rule: { ...one.rule, scenarios: one.rule.scenarios.filter(({ key }) => !scenarios.includes(key)) } }]
      })
      return expecting('what is told', told(among(without)), [told(among(rules.recommendations))])
    }
    case 'dominated': {
      const decision = among(rules.recommendations)
      return expecting('who decides', decision.recommendation?.id, [finding.of.recommendation]) ?? expecting('rating', decision.rating, [finding.rating])
    }
    case 'needless-question': {
      const asked = JSON.stringify(finding.fact)
      const facts = withoutFact(witness, finding.fact)
      const missing = [...new Set(only(finding.of).options.map(({ procedure }) => procedure))].flatMap((procedure) => among([only(finding.of)], { ...facts, order: { procedure } }).missing)
      return expecting('asking for it', missing.some((fact) => JSON.stringify(fact) === asked), [false])
    }
    case 'not-proven':
      return undefined
  }
}

/** The recommendation with a row for the procedure in every scenario, so that a decision names the scenario. */
function speaking(recommendation: DecidableRecommendation, procedure: string): DecidableRecommendation {
  const first = recommendation.options[0]!
  const options = recommendation.rule.scenarios.map(({ key }) => ({ ...first, scenario: key, procedure, appropriateness: 5 as const, advice: { ...first.advice, message: { en: key } } }))
  return { ...recommendation, options }
}

/** Everything but who says it, and the name of the scenario. */
function told({ recommendation, scenario: _, trace: __, review: ___, duplicates: ____, ...decision }: Decision): string {
  const { certainty, strength, direction } = recommendation ?? {}
  return JSON.stringify([decision, certainty, strength, direction])
}

function withoutFact(facts: Facts, fact: Record<string, string>): Facts {
  const [[kind, key] = ['', '']] = Object.entries(fact)
  const { [key as 'setting']: _, ...context } = facts
  if (kind === 'context') return context
  if (kind === 'finding') return { ...facts, findings: Object.fromEntries(Object.entries(facts.findings ?? {}).filter(([one]) => one !== key)) }
  if (kind === 'measurement') return { ...facts, measurements: Object.fromEntries(Object.entries(facts.measurements ?? {}).filter(([one]) => one !== key)) }
  return { ...facts, patient: Object.fromEntries(Object.entries(facts.patient ?? {}).filter(([one]) => one !== key)) }
}
