import { z } from 'zod'
import type { EvaluationInput } from '#plugins/decide/evaluate-command.ts'
import { indexIndications } from '#plugins/match-indications/index-indications.ts'
import { type IndicationMatch, matchIndications } from '#plugins/match-indications/match-indications.ts'
import { type NamedCode, namedCodes } from '#plugins/match-indications/named-codes.ts'
import { Language } from '#schema/model/language.ts'
import { ValueSet } from '#schema/model/vocabulary.ts'

type Files = Pick<EvaluationInput, 'readFile' | 'readStandardInput'>
type Asked = { bundle: string; facts: string; indication: string; language: string | undefined; say: (text: string) => void }

const WithValueSets = z.object({ valueSets: z.record(z.string(), ValueSet) })
const WithIndications = z.looseObject({ indications: z.array(z.unknown()).optional() })

/**
 * The same files, with the codes of what the words of a referrer name added to the facts. Says what was taken, or what comes near where nothing was. A bundle or facts
 * that cannot be read are left to the evaluator, which says what is wrong with them.
 */
export async function withIndication(files: Files, { bundle, facts, indication, language, say }: Asked): Promise<Files> {
  const parsedBundle = WithValueSets.safeParse(parsedJson(await files.readFile(bundle).catch(() => undefined)))
  if (!parsedBundle.success) return files
  const asked = await (facts === '-' ? files.readStandardInput() : files.readFile(facts).catch(() => undefined))
  const parsedFacts = WithIndications.safeParse(parsedJson(asked))
  const valueSets = new Map(Object.entries(parsedBundle.data.valueSets))
  const { matched, nearest } = matchIndications(indexIndications(valueSets.values()), indication, { ...(Language.safeParse(language).success && { language: language as Language }) })
  const codes = namedCodes(valueSets, matched)
  for (const { valueSet, code } of codes) say(`indication: taken as ${valueSet} (${code}), because ${because(matched.find((match) => match.valueSet === valueSet)!)}`)
  if (matched.length === 0) say(`indication: "${indication}" names no indication of this bundle; ${nearest.length === 0 ? 'nothing comes near' : `nearest: ${nearest.map((match) => `${match.valueSet} (${because(match)})`).join(', ')}`}`)
  if (!asked) return files
  const bytes = parsedFacts.success ? withCodes(parsedFacts.data, codes) : asked
  return { readFile: (path) => (path === facts ? Promise.resolve(bytes) : files.readFile(path)), readStandardInput: () => Promise.resolve(bytes) }
}

function withCodes(facts: z.output<typeof WithIndications>, codes: ReadonlyArray<NamedCode>): Uint8Array {
  const added = codes.map(({ system, code }) => ({ system, code }))
  const given = added.length === 0 ? facts : { ...facts, indications: [...(facts.indications ?? []), ...added] }
  return new TextEncoder().encode(JSON.stringify(given))
}

function because({ why }: IndicationMatch): string {
  return 'code' in why ? `the text holds the code ${why.code}` : `"${why.synonym}" is one of its names`
}

function parsedJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
