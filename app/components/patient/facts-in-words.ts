import type { Decidable } from '#schema/bundle/bundle.ts'
import type { Facts } from '#schema/model/facts.ts'
import { inLanguage } from '#schema/model/language.ts'
import type { Catalogue } from '#schema/model/library.ts'
import { durationWords, unitWords } from '../condition-words.tsx'
import type { Text } from '../text/text.ts'
import { isInSet } from './facts-read.ts'

/** One thing known of a patient: `about` tells two apart, `words` are for reading. */
export type FactInWords = { about: string; words: string }

/** A patient in the reader's words, one entry for each thing that is known. */
export function factsInWords(facts: Facts, { catalogue, sets, text }: { catalogue: Catalogue; sets: Decidable['valueSets']; text: Text }): Array<FactInWords> {
  const { t, term, termCapital, language, number, date } = text
  const procedure = (key: string): string => inLanguage(catalogue.procedures.get(key)?.name, language) ?? key
  const { age, birthDate, sex, pregnancy } = facts.patient ?? {}
  const reasons = (facts.indications ?? []).map((code) => {
    const named = Object.keys(sets).filter((key) => isInSet(code, key, sets)).map((key) => inLanguage(catalogue.valueSets.get(key)?.name, language) ?? key)
    return named.length > 0 ? named.join(', ') : code.code
  })
  return [
    ...(facts.order ? [{ about: 'order', words: t('tryPatient.said.order', { name: procedure(facts.order.procedure) }) }] : []),
    ...(birthDate ? [{ about: 'age', words: t('tryPatient.said.born', { date: date(birthDate) }) }] : age ? [{ about: 'age', words: durationWords(age, text) }] : []),
    ...(sex ? [{ about: 'sex', words: term('sex', sex) }] : []),
    ...(pregnancy ? [{ about: 'pregnancy', words: t('tryPatient.said.pregnant', { value: term('pregnancy', pregnancy) }) }] : []),
    ...(facts.setting ? [{ about: 'setting', words: termCapital('setting', facts.setting) }] : []),
    ...(facts.phase ? [{ about: 'phase', words: termCapital('phase', facts.phase) }] : []),
    ...(facts.indications ? [{ about: 'indications', words: reasons.length > 0 ? t('tryPatient.said.reasons', { names: [...new Set(reasons)].join('; ') }) : t('tryPatient.said.noReasons') }] : []),
    ...Object.entries(facts.findings ?? {}).map(([key, is]) => ({
      about: `finding ${key}`,
      words: t(is ? 'tryPatient.said.present' : 'tryPatient.said.absent', { name: inLanguage(catalogue.findings.get(key)?.name, language) ?? key }),
    })),
    ...Object.entries(facts.measurements ?? {}).map(([key, { value, unit }]) => ({
      about: `measurement ${key}`,
      words: `${inLanguage(catalogue.measurements.get(key)?.name, language) ?? key} ${number(value)}${unit ? unitWords(unit, value, text) : ''}`,
    })),
    ...(facts.prior
      ? [{
          about: 'prior',
          words: facts.prior.length === 0 ? t('tryPatient.said.noPrior') : facts.prior.map((one) => t('tryPatient.said.prior', { name: procedure(one.procedure), status: t(`tryPatient.statuses.${one.status}`), date: date(one.on) })).join('; '),
        }]
      : []),
  ]
}

/** What is known of one patient and not, or otherwise, of another. */
export function changedFacts(facts: ReadonlyArray<FactInWords>, from: ReadonlyArray<FactInWords>): Array<FactInWords> {
  return facts.filter(({ about, words }) => !from.some((other) => other.about === about && other.words === words))
}
