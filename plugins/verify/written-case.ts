import { decide } from '#plugins/decide/decide.ts'
import type { Prepared } from '#plugins/decide/prepare.ts'
import type { Facts, GoldenCase } from '#plugins/decide/terms.ts'
import { unconfirmedSource } from '#schema/model/golden-case.ts'

/**
 * A golden case that expects what the rule decides today. It shows what the rule does, not that this is right: a person has to read it.
 * `from`: name of the case it differs from in a few facts; the new name tells them. `taken`: names that are not free.
 */
export function writtenCase({ rules, facts, from, taken, at }: { rules: Prepared; facts: Facts; from: GoldenCase; taken: ReadonlySet<string>; at: string }): GoldenCase {
  const { outcome, interrupt, rating, scenario, within, instead, missing } = decide(rules, facts, { at, trace: false })
  return {
    name: freeName([from.name, ...differences(from.facts, facts)].join('-'), taken),
    source: unconfirmedSource,
    facts,
    expect: {
      outcome,
      interrupt,
      ...(rating !== undefined && { rating }),
      ...(scenario !== undefined && { scenario }),
      ...(within !== undefined && { within }),
      ...(instead.length > 0 && { instead: instead.map((one) => ('procedure' in one ? { procedure: one.procedure } : { action: one.action })) }),
      ...(missing.length > 0 && { missing: [...missing] }),
    },
  }
}

const longestName = 80

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const cut = wanted.slice(0, longestName).replace(/-[^-]*$/, (last) => (wanted.length > longestName ? '' : last))
  for (let count = 1; ; count++) {
    const name = count === 1 ? cut : `${cut}-${count}`
    if (!taken.has(name)) return name
  }
}

/** Names of the facts that differ, as parts of a slug: `with-fever`, `without-fever`, `gcs-14`, `age-p17y`. */
function differences(one: Facts, other: Facts): Array<string> {
  const findings = Object.entries(other.findings ?? {}).filter(([key, value]) => one.findings?.[key] !== value)
  const measurements = Object.entries(other.measurements ?? {}).filter(([key, { value }]) => one.measurements?.[key]?.value !== value)
  const patient = Object.entries(other.patient ?? {}).filter(([key, value]) => (one.patient as Record<string, unknown> | undefined)?.[key] !== value)
  const context = (['setting', 'phase'] as const).flatMap((key) => (other[key] !== undefined && one[key] !== other[key] ? [other[key]] : []))
  return [
    ...patient.map(([key, value]) => `${key}-${slug(String(value))}`),
    ...context,
    ...(JSON.stringify(one.indications) === JSON.stringify(other.indications) ? [] : ['other-indication']),
    ...(JSON.stringify(one.prior) === JSON.stringify(other.prior) ? [] : [other.prior?.length ? 'after-earlier-imaging' : 'without-earlier-imaging']),
    ...findings.map(([key, value]) => `${value ? 'with' : 'without'}-${key}`),
    ...measurements.map(([key, { value }]) => `${key}-${slug(String(value))}`),
  ]
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
