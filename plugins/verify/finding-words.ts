import { conditionText } from '#plugins/condition-text/condition-text.ts'
import { patientText } from '#plugins/condition-text/patient-text.ts'
import type { Language } from '#schema/model/language.ts'
import { type FindingNames } from './finding-names.ts'
import { placesIn, type Finding, type Place } from './finding.ts'
import type { Region } from './region.ts'

/** A finding as a committee reads it, in one language. */
export type FindingWords = {
  /** What is wrong, without where. */
  says: string
  /** The patients it is about; undefined where it is about no patient, or where it could not be proven. */
  region: string | undefined
  /** One of them. */
  patient: string | undefined
  /** All of it in one line. */
  sentence: string
}

/** `names` says in which language. `width`: characters after which a region is written over several lines; otherwise it is one. */
export function findingWords(finding: Finding, names: FindingNames, { width = Infinity }: { width?: number } = {}): FindingWords {
  const words = sentences[names.language]
  const says = saidOf(finding, names)
  const isAboutPatients = finding.kind !== 'not-proven' && finding.witness !== undefined
  const region = isAboutPatients ? regionInWords(finding.region, names, width) : undefined
  const patient = finding.witness && patientInWords(finding.witness, names)
  const sentence = [says, region, patient && `${words.forInstance}: ${patient}`].filter(Boolean).join('. ')
  return { says, region, patient, sentence: `${sentence}.` }
}

/** `where: age ≥ 65 years and …`; where the condition takes in some more, it says that the patients are somewhere within. */
export function regionInWords({ condition, exact }: Region, { names, language }: FindingNames, width = Infinity): string {
  const words = sentences[language]
  const text = conditionText(condition, names, language, { width })
  return `${exact ? words.where : words.within}:${text.includes('\n') ? '\n' : ' '}${text}`
}

function patientInWords(witness: NonNullable<Finding['witness']>, { names, language }: FindingNames): string {
  return patientText(witness, names, language)
}

function saidOf(finding: Finding, { language, place, procedure, fact }: FindingNames): string {
  const words = sentences[language]
  const places = (those: ReadonlyArray<Place>): string => those.map(place).join(` ${words.and} `)
  const [about] = placesIn(finding)
  switch (finding.kind) {
    case 'contradiction':
      return words.contradiction(procedure(finding.procedure), place(finding.favours), place(finding.opposes))
    case 'gap':
      return words.gap(place(finding.of))
    case 'unreachable':
      if (finding.what === 'population') return words.nobody(place(finding.of))
      if (finding.hiddenBy.length === 0) return words.neverMet(place(finding.of))
      return finding.what === 'scenario' ? words.neverReached(place(finding.of), places(finding.hiddenBy)) : words.neverDecides(place(finding.of), places(finding.hiddenBy))
    case 'redundant':
      return words.redundant(place(finding.of), finding.what === 'scenario' ? undefined : places(finding.saidBy))
    case 'dominated': {
      const { by, rating, milliSievert } = finding
      return words.dominated(place(finding.of), [procedure(finding.procedure), rating, milliSievert], [procedure(by.procedure), by.rating, by.milliSievert])
    }
    case 'needless-question':
      return words.needless(place(finding.of), fact(finding.fact))
    case 'not-proven':
      return finding.because === 'unreadable' ? words.unreadable(place(about!)) : words.tooLarge(place(about!))
  }
}

type Rated = [procedure: string, rating: number, milliSievert: number]
type Sentences = {
  and: string
  where: string
  within: string
  forInstance: string
  contradiction(procedure: string, favours: string, opposes: string): string
  gap(of: string): string
  nobody(of: string): string
  neverMet(of: string): string
  neverReached(of: string, by: string): string
  neverDecides(of: string, by: string): string
  redundant(of: string, saidBy: string | undefined): string
  dominated(of: string, favoured: Rated, better: Rated): string
  needless(of: string, fact: string): string
  unreadable(of: string): string
  tooLarge(of: string): string
}

const sentences: Record<Language, Sentences> = {
  da: {
    and: 'og',
    where: 'Gælder',
    within: 'Gælder nogle af',
    forInstance: 'For eksempel',
    contradiction: (procedure, favours, opposes) => `${procedure}: ${favours} finder den egnet, ${opposes} finder den ikke egnet`,
    gap: (of) => `${of} gælder patienten, men intet scenarie i den gør`,
    nobody: (of) => `Ingen patient kan høre til dem, ${of} gælder for`,
    neverMet: (of) => `Ingen patient når frem til ${of}: ingen, som anbefalingen gælder, opfylder betingelsen`,
    neverReached: (of, by) => `Ingen patient når frem til ${of}: ${by} går altid forud`,
    neverDecides: (of, by) => `${of} afgør aldrig noget: ${by} går altid forud`,
    redundant: (of, saidBy) => (saidBy === undefined ? `${of} ændrer intet: uden scenariet får henviseren det samme at vide` : `${of} ændrer intet: uden den siger ${saidBy} det samme`),
    dominated: (of, [one, rating, dose], [other, otherRating, otherDose]) => `${of} foretrækker ${one} (${rating}, ${figure(dose, ',')} mSv), men vurderer ${other} mindst lige så højt (${otherRating}) med ${figure(otherDose, ',')} mSv`,
    needless: (of, fact) => `${of} spørger om ${fact}, som aldrig ændrer det, den siger`,
    unreadable: (of) => `${of} kan ikke afgøres: reglen kan ikke læses`,
    tooLarge: (of) => `${of} kan ikke afgøres: betingelserne er for store til at blive regnet igennem`,
  },
  nb: {
    and: 'og',
    where: 'Gjelder',
    within: 'Gjelder noen av',
    forInstance: 'For eksempel',
    contradiction: (procedure, favours, opposes) => `${procedure}: ${favours} finner den egnet, ${opposes} finner den ikke egnet`,
    gap: (of) => `${of} gjelder pasienten, men intet scenario i den gjør det`,
    nobody: (of) => `Ingen pasient kan høre til dem ${of} gjelder for`,
    neverMet: (of) => `Ingen pasient når fram til ${of}: ingen som anbefalingen gjelder, oppfyller betingelsen`,
    neverReached: (of, by) => `Ingen pasient når fram til ${of}: ${by} går alltid foran`,
    neverDecides: (of, by) => `${of} avgjør aldri noe: ${by} går alltid foran`,
    redundant: (of, saidBy) => (saidBy === undefined ? `${of} endrer ingenting: uten scenarioet får henviseren vite det samme` : `${of} endrer ingenting: uten den sier ${saidBy} det samme`),
    dominated: (of, [one, rating, dose], [other, otherRating, otherDose]) => `${of} foretrekker ${one} (${rating}, ${figure(dose, ',')} mSv), men vurderer ${other} minst like høyt (${otherRating}) med ${figure(otherDose, ',')} mSv`,
    needless: (of, fact) => `${of} spør om ${fact}, som aldri endrer det den sier`,
    unreadable: (of) => `${of} kan ikke avgjøres: regelen kan ikke leses`,
    tooLarge: (of) => `${of} kan ikke avgjøres: betingelsene er for store til å regnes gjennom`,
  },
  en: {
    and: 'and',
    where: 'Holds for',
    within: 'Holds for some of',
    forInstance: 'For instance',
    contradiction: (procedure, favours, opposes) => `${procedure}: ${favours} finds it appropriate, ${opposes} finds it not appropriate`,
    gap: (of) => `${of} applies to the patient, but none of its scenarios does`,
    nobody: (of) => `No patient can belong to those ${of} applies to`,
    neverMet: (of) => `No patient reaches ${of}: nobody the recommendation applies to meets its condition`,
    neverReached: (of, by) => `No patient reaches ${of}: ${by} always goes before it`,
    neverDecides: (of, by) => `${of} never decides anything: ${by} always goes before it`,
    redundant: (of, saidBy) => (saidBy === undefined ? `${of} changes nothing: without it referrers are told the same` : `${of} changes nothing: without it ${saidBy} would say the same`),
    dominated: (of, [one, rating, dose], [other, otherRating, otherDose]) => `${of} favours ${one} (${rating}, ${figure(dose, '.')} mSv), but rates ${other} at least as high (${otherRating}) at ${figure(otherDose, '.')} mSv`,
    needless: (of, fact) => `${of} asks for ${fact}, which never changes what it says`,
    unreadable: (of) => `${of} could not be proven: its rule cannot be read`,
    tooLarge: (of) => `${of} could not be proven: its conditions are too large to be worked through`,
  },
}

function figure(milliSievert: number, decimal: string): string {
  return String(milliSievert).replace('.', decimal)
}
