import type { Problem, ProblemReason } from '#plugins/compile/problem.ts'
import { check } from '../check.ts'
import { type Sentence, spot } from '../finding.ts'

/**
 * Conditions, options, further statements and cases point only at what is there: findings, measurements in their own unit, value sets, named
 * conditions without a circle, procedures, actions, scenarios. No order has two statements in one scenario.
 *
 * What is missing altogether is reported by `options-rated` and `cases-cover`; here is what is written and means nothing.
 */
export const ruleCompiles = check({
  id: 'rule-compiles',
  of: 'recommendation',
  holds: {
    da: 'Betingelser og muligheder kan oversættes til en regel; hver kode findes i en værdimængde eller et katalog.',
    nb: 'Betingelser og alternativer kan oversettes til en regel; hver kode finnes i en verdimengde eller en katalog.',
    en: 'Conditions and options compile to a rule; every code is in a known value set or catalogue.',
  },
  why: {
    da: 'En regel, der spørger efter noget ukendt, svarer aldrig, og ingen opdager det.',
    nb: 'En regel som spør etter noe ukjent, svarer aldri, og ingen oppdager det.',
    en: 'A rule that asks for something unknown never answers, and nobody notices.',
  },
  find(_draft, { compiled }) {
    const result = compiled()
    return result.ok ? [] : result.problems.filter(({ reason }) => reason !== 'incomplete').map((problem) => spot(problem.path, sentenceOf(problem)))
  },
  examples: ({ aRecommendation, aFurtherStatement, aLibrary }) => [
    { name: 'everything is known', given: aRecommendation(), expect: [] },
    { name: 'an unknown finding', given: aRecommendation({ 'rule.scenarios.1.when': { all: [{ not: { finding: 'rebound' } }] } }), expect: ['rule.scenarios.1.when.all.0.not.finding'] },
    { name: 'an unknown measurement', given: aRecommendation({ 'rule.scenarios.1.when': { measurement: 'wcc', from: 10, unit: '10*9/L' } }), expect: ['rule.scenarios.1.when.measurement'] },
    { name: 'a threshold in another unit', given: aRecommendation({ 'rule.scenarios.1.when': { measurement: 'crp', from: 4, unit: 'mg/dL' } }), expect: ['rule.scenarios.1.when.unit'] },
    { name: 'an unknown value set', given: aRecommendation({ 'rule.applies': { indication: { in: 'back-pain' } } }), expect: ['rule.applies.indication.in'] },
    { name: 'a value set that holds no codes', given: aRecommendation({ 'rule.applies': { indication: { in: 'abdominal-ct' } } }), expect: ['rule.applies.indication.in'] },
    { name: 'a value set of procedures', given: aRecommendation({ 'rule.priorImaging.procedure': 'abdominal-ct' }), expect: [] },
    { name: 'an unknown named condition', given: aRecommendation({ 'rule.scenarios.2.when': { score: [{ points: 1, when: { ref: 'alvarado' } }], from: 1 } }), expect: ['rule.scenarios.2.when.score.0.when.ref'] },
    {
      name: 'a named condition that refers to itself',
      given: aRecommendation({ 'rule.scenarios.0.when': { any: [] }, 'rule.scenarios.2.when': { any: [] } }),
      library: aLibrary({ conditions: new Map([['appendicitis-signs', { ...aLibrary().conditions.get('appendicitis-signs')!, meaning: { not: { ref: 'appendicitis-signs' } } }]]) }),
      expect: ['rule.scenarios.1.when.ref'],
    },
    {
      name: 'an unknown finding inside a named condition',
      given: aRecommendation({ 'rule.scenarios.0.when': { any: [] }, 'rule.scenarios.2.when': { any: [] } }),
      library: aLibrary({ conditions: new Map([['appendicitis-signs', { ...aLibrary().conditions.get('appendicitis-signs')!, meaning: { finding: 'rebound' } }]]) }),
      expect: ['rule.scenarios.1.when.ref'],
    },
    { name: 'an unknown procedure', given: aRecommendation({ 'options.0.procedure': 'XX_NOTHING' }), expect: ['options.0.procedure'] },
    { name: 'an unknown action', given: aRecommendation({ 'options.3.advice.instead.0.action': 'pray' }), expect: ['options.3.advice.instead.0.action'] },
    { name: 'an unknown alternative', given: aRecommendation({ 'options.2.advice.instead.0.procedure': 'XX_NOTHING' }), expect: ['options.2.advice.instead.0.procedure'] },
    { name: 'an option of no scenario', given: aRecommendation({ 'options.0.scenario': 'elsewhere' }), expect: ['options.0.scenario'] },
    { name: 'a scenario twice', given: aRecommendation({ 'rule.scenarios.2.key': 'local-signs', 'options.3': undefined }), expect: ['rule.scenarios.2.key'] },
    { name: 'a scenario that is no longer there', given: aRecommendation({ 'rule.scenarios.2.key': 'no-tenderness' }), expect: ['options.3.scenario'] },
    { name: 'a row twice', given: aRecommendation({ 'options.1.procedure': 'CT_ABDOMEN' }), expect: ['options.2'] },
    { name: 'a further statement for a scenario', given: aRecommendation({ 'statement.further': [aFurtherStatement()] }), expect: [] },
    {
      name: 'a further statement for a scenario that is not there',
      given: aRecommendation({ 'statement.further': [aFurtherStatement({ scenarios: ['local-signs', 'elsewhere'] })] }),
      expect: ['statement.further.0.scenarios.1'],
    },
    {
      name: 'a scenario with two further statements',
      given: aRecommendation({ 'statement.further': [aFurtherStatement(), aFurtherStatement({ scenarios: ['after-ultrasound', 'local-signs'] })] }),
      expect: ['statement.further.1.scenarios.1'],
    },
    {
      name: 'further statements for different procedures in one scenario, and one for the rest',
      given: aRecommendation({ 'statement.further': [aFurtherStatement({ procedures: ['US_ABDOMEN'] }), aFurtherStatement({ procedures: ['CT_ABDOMEN'] }), aFurtherStatement()] }),
      expect: [],
    },
    {
      name: 'further statements whose procedures meet in one scenario',
      given: aRecommendation({ 'statement.further': [aFurtherStatement({ procedures: ['US_ABDOMEN', 'CT_ABDOMEN'] }), aFurtherStatement({ procedures: ['CT_ABDOMEN'] })] }),
      expect: ['statement.further.1.scenarios.0'],
    },
    {
      name: 'a further statement for procedures that are unknown, and not rated there',
      given: aRecommendation({ 'statement.further': [aFurtherStatement({ scenarios: ['no-signs', 'after-ultrasound'], procedures: ['XX_NOTHING', 'CT_ABDOMEN', 'US_ABDOMEN'] })] }),
      expect: ['statement.further.0.procedures.0', 'statement.further.0.procedures.2'],
    },
    { name: 'an alternative that is no action', given: aRecommendation({ 'value.alternatives.0': { action: 'pray', why: { da: 'Nej.' } } }), expect: ['value.alternatives.0.action'] },
    { name: 'an earlier examination of an unknown kind', given: aRecommendation({ 'rule.priorImaging.procedure': 'XX_NOTHING' }), expect: ['rule.priorImaging.procedure'] },
    { name: 'giving way to nothing', given: aRecommendation({ 'rule.overrides': [{ recommendation: 'nowhere', why: { da: 'Nyere.' } }] }), expect: ['rule.overrides.0.recommendation'] },
  ],
})

const sentences: Record<Exclude<ProblemReason, 'incomplete'>, Omit<Sentence, 'en'>> = {
  'unknown-finding': { da: 'Fundet "@" er ikke i vokabularet. Tilføj det dér, eller brug et, der er.', nb: 'Funnet «@» er ikke i vokabularet. Legg det til der, eller bruk et som er det.' },
  'unknown-measurement': { da: 'Målingen "@" er ikke i vokabularet. Tilføj den dér, eller brug en, der er.', nb: 'Målingen «@» er ikke i vokabularet. Legg den til der, eller bruk en som er det.' },
  'unknown-unit': { da: 'Grænsen er skrevet i "@". Skriv den i målingens egen enhed fra vokabularet.', nb: 'Grensen er skrevet i «@». Skriv den i målingens egen enhet fra vokabularet.' },
  'unknown-value-set': { da: 'Værdimængden "@" findes ikke. Tilføj den i vokabularet, eller brug en, der er.', nb: 'Verdimengden «@» finnes ikke. Legg den til i vokabularet, eller bruk en som er det.' },
  'empty-value-set': { da: 'Værdimængden "@" har intet, der kan passe her. Udfyld den, eller brug en anden.', nb: 'Verdimengden «@» har ingenting som kan passe her. Fyll den ut, eller bruk en annen.' },
  'unknown-condition': { da: 'Den navngivne betingelse "@" findes ikke. Tilføj den i vokabularet, eller skriv betingelsen ud.', nb: 'Den navngitte betingelsen «@» finnes ikke. Legg den til i vokabularet, eller skriv betingelsen ut.' },
  'cyclic-condition': { da: 'Den navngivne betingelse "@" henviser til sig selv. Bryd ringen.', nb: 'Den navngitte betingelsen «@» viser til seg selv. Bryt ringen.' },
  'unknown-procedure': { da: 'Undersøgelsen "@" er ikke i kataloget. Tilføj den dér, eller brug en, der er.', nb: 'Undersøkelsen «@» er ikke i katalogen. Legg den til der, eller bruk en som er det.' },
  'unknown-action': { da: 'Handlingen "@" er ikke i vokabularet. Tilføj den dér, eller brug en, der er.', nb: 'Handlingen «@» er ikke i vokabularet. Legg den til der, eller bruk en som er det.' },
  'unknown-scenario': { da: 'Der er intet scenarie "@". Nævn et af denne anbefalings scenarier.', nb: 'Det er ikke noe scenario «@». Nevn et av denne anbefalingens scenarioer.' },
  'duplicate-scenario': { da: 'Scenariet "@" står to gange. Giv hvert scenarie sin egen nøgle.', nb: 'Scenarioet «@» står to ganger. Gi hvert scenario sin egen nøkkel.' },
  'duplicate-option': { da: 'Muligheden "@" står to gange. Behold én række pr. scenarie og undersøgelse.', nb: 'Alternativet «@» står to ganger. Behold én rad per scenario og undersøkelse.' },
  'governed-twice': { da: 'To særskilte anbefalinger gælder de samme undersøgelser i scenariet "@". Lad det stå i den ene, eller nævn forskellige undersøgelser.', nb: 'To særskilte anbefalinger gjelder de samme undersøkelsene i scenarioet «@». La det stå i den ene, eller nevn ulike undersøkelser.' },
  'unrated-procedure': { da: 'Ingen af anbefalingens scenarier har en mulighed for "@". Vurdér undersøgelsen dér, eller tag den ud.', nb: 'Ingen av anbefalingens scenarioer har et alternativ for «@». Vurder undersøkelsen der, eller ta den ut.' },
  'unknown-recommendation': { da: 'Der er ingen anden anbefaling "@". Nævn en, der findes.', nb: 'Det er ingen annen anbefaling «@». Nevn en som finnes.' },
  'unknown-guideline': { da: 'Retningslinjen "@" findes ikke. Nævn en, der findes.', nb: 'Retningslinjen «@» finnes ikke. Nevn en som finnes.' },
  'unknown-committee': { da: 'Udvalget "@" findes ikke. Nævn et, der findes.', nb: 'Utvalget «@» finnes ikke. Nevn et som finnes.' },
  'unknown-person': { da: 'Personen "@" findes ikke. Tilføj personen, eller nævn en anden.', nb: 'Personen «@» finnes ikke. Legg til personen, eller nevn en annen.' },
  'unknown-reference': { da: 'Referencen "@" findes ikke. Tilføj den, eller citér en anden.', nb: 'Referansen «@» finnes ikke. Legg den til, eller siter en annen.' },
  'unknown-document': { da: 'Dokumentet "@" findes ikke. Nævn et, der findes.', nb: 'Dokumentet «@» finnes ikke. Nevn et som finnes.' },
  'not-approved': { da: 'Det er "@"; kun det godkendte kan udgives. Godkend det først.', nb: 'Det er «@»; bare det godkjente kan utgis. Godkjenn det først.' },
  'not-signed': { da: 'Underskriften "@" på netop dette indhold mangler. Lad det underskrive igen.', nb: 'Signaturen «@» på nettopp dette innholdet mangler. La det signeres igjen.' },
  'unit-not-convertible': { da: 'Enhederne @ kan ikke omregnes. Ret enheden i vokabularet.', nb: 'Enhetene @ kan ikke regnes om. Rett enheten i vokabularet.' },
}

function sentenceOf({ reason, found, message }: Problem): Sentence {
  if (reason === 'incomplete') return { da: message, nb: message, en: message }
  const { da, nb } = sentences[reason]
  return { da: da.replace('@', () => found), nb: nb.replace('@', () => found), en: message }
}
