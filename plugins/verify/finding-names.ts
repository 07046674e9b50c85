import { grammarWords } from '#plugins/condition-text/grammar-words.ts'
import type { PatientNames } from '#plugins/condition-text/patient-text.ts'
import { entryOf, type Decidable, type MissingFact } from '#plugins/decide/terms.ts'
import { inLanguage, type Language } from '#schema/model/language.ts'
import type { Place } from './finding.ts'

/** What findings over a set of rules name, in one language. */
export type FindingNames = {
  language: Language
  /** For the text forms of conditions and patients. */
  names: PatientNames
  procedure(key: string): string
  /** The title of a recommendation, in the language's quotation marks, and those of its scenarios. */
  place(place: Place): string
  fact(fact: MissingFact): string
}

/** Everything a set of rules names; what has no name is told by its key. */
export function findingNames(decidable: Decidable, language: Language): FindingNames {
  const { vocabulary, conditions, valueSets, procedures } = decidable
  const names: PatientNames = {
    findings: mapOf(vocabulary.findings),
    measurements: mapOf(vocabulary.measurements),
    conditions: mapOf(conditions),
    valueSets: mapOf(valueSets),
    procedures: mapOf(procedures),
  }
  const recommendations = new Map(decidable.recommendations.map((one) => [one.id, one]))
  const quoted = (text: string): string => `${quotationMarks[language][0]}${text}${quotationMarks[language][1]}`
  const words = grammarWords[language]
  return {
    language,
    names,
    procedure: (key) => inLanguage(entryOf(procedures, key)?.name, language) ?? key,
    place: ({ recommendation: id, scenarios }) => {
      const recommendation = recommendations.get(id)
      const titles = scenarios.map((key) => inLanguage(recommendation?.rule.scenarios.find((one) => one.key === key)?.title, language) ?? key)
      return `${quoted(inLanguage(recommendation?.title, language) ?? id)}${titles.length === 0 ? '' : ` (${titles.join('; ')})`}`
    },
    fact: (fact) => {
      if ('finding' in fact) return inLanguage(entryOf(vocabulary.findings, fact.finding)?.name, language) ?? fact.finding
      if ('measurement' in fact) return inLanguage(entryOf(vocabulary.measurements, fact.measurement)?.name, language) ?? fact.measurement
      if ('patient' in fact) return fact.patient === 'age' ? words.age[0] : words.fields[fact.patient][0]
      if ('order' in fact) return fact.order
      if (fact.context === 'indications') return words.indication[0]
      return fact.context === 'prior' ? earlierExaminations[language] : words.fields[fact.context][0]
    },
  }
}

const quotationMarks: Record<Language, [string, string]> = { da: ['"', '"'], nb: ['«', '»'], en: ['"', '"'] }

const earlierExaminations: Record<Language, string> = { da: 'tidligere undersøgelser', nb: 'tidligere undersøkelser', en: 'earlier examinations' }

function mapOf<Entry>(entries: Readonly<Record<string, Entry>>): ReadonlyMap<string, Entry> {
  return new Map(Object.entries(entries))
}
