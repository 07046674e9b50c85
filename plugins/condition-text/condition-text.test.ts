import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { belongsToLibrary, parseLibrary } from '#plugins/markdown/library-files.ts'
import { type Condition, nodesOf } from '#schema/model/condition.ts'
import { type Language, languages } from '#schema/model/language.ts'
import terms from '#content/messages/en/terms.json'
import termsDa from '#content/messages/da/terms.json'
import termsNb from '#content/messages/nb/terms.json'
import { conditionText } from './condition-text.ts'
import { grammarWords, listedFields } from './grammar-words.ts'
import type { ConditionNames } from './name-index.ts'
import { parseConditionText } from './parse-condition-text.ts'

const called = (da: string, nb: string, en: string, synonyms: { [Key in Language]?: Array<string> } = {}) => ({ name: { da, nb, en }, synonyms })
const names: ConditionNames = {
  findings: new Map([
    ['antiplatelet', called('Trombocythæmmende behandling', 'Platehemmende behandling', 'Antiplatelet drug', { en: ['aspirin'] })],
    ['anticoagulant', called('Antikoagulans', 'Antikoagulantia', 'Anticoagulant', { en: ['warfarin'] })],
    ['fever', called('Feber', 'Feber', 'Fever')],
    ['nausea', called('Kvalme eller opkastning', 'Kvalme eller oppkast', 'Nausea or vomiting')],
    ['not-normal', called('Ikke som før', 'Ikke som før', 'Not acting normally')],
    ['old-fracture', called('Brud', 'Brudd', 'Fracture')],
    ['new-fracture', called('Brud', 'Brudd', 'Fracture')],
  ]),
  measurements: new Map([
    ['gcs', { ...called('Glasgow Coma Scale', 'Glasgow Coma Scale', 'Glasgow Coma Scale', { da: ['GCS'], nb: ['GCS'], en: ['GCS'] }), unit: '{score}' }],
    ['d-dimer', { ...called('D-dimer', 'D-dimer', 'D-dimer'), unit: 'ng/mL', otherUnits: ['ug/L', 'mg/L'] }],
    ['s100b', { ...called('S100B', 'S100B', 'S100B'), unit: 'ug/L' }],
    ['pain-duration', { ...called('Smertevarighed', 'Smertevarighet', 'Duration of pain'), unit: 'wk' }],
  ]),
  conditions: new Map([['pecarn-high', called('PECARN: høj risiko', 'PECARN: høy risiko', 'PECARN: high risk')]]),
  valueSets: new Map([['head-injury', called('Hovedtraume', 'Hodeskade', 'Head injury')]]),
  procedures: new Map([['CT_HEAD', called('CT af hovedet', 'CT av hodet', 'CT of the head')]]),
}

const pairs: ReadonlyArray<[Condition, Record<Language, string>]> = [
  [
    { all: [{ age: { from: 'P65Y' } }, { any: [{ finding: 'antiplatelet' }, { finding: 'anticoagulant' }] }] },
    {
      da: 'alder ≥ 65 år og (trombocythæmmende behandling eller antikoagulans)',
      nb: 'alder ≥ 65 år og (platehemmende behandling eller antikoagulantia)',
      en: 'age ≥ 65 years and (antiplatelet drug or anticoagulant)',
    },
  ],
  [{ measurement: 'gcs', from: 14, below: 16, unit: '{score}' }, { da: 'Glasgow Coma Scale 14 til under 16', nb: 'Glasgow Coma Scale 14 til under 16', en: 'Glasgow Coma Scale 14 to below 16' }],
  [{ measurement: 'd-dimer', from: 500, unit: 'ng/mL' }, { da: 'D-dimer ≥ 500 ng/mL', nb: 'D-dimer ≥ 500 ng/mL', en: 'D-dimer ≥ 500 ng/mL' }],
  [{ measurement: 's100b', from: 0.1, unit: 'ug/L' }, { da: 'S100B ≥ 0,1 µg/L', nb: 'S100B ≥ 0,1 µg/L', en: 'S100B ≥ 0.1 µg/L' }],
  [{ not: { measurement: 'pain-duration', below: 1, unit: 'wk' } }, { da: 'ikke smertevarighed < 1 uge', nb: 'ikke smertevarighet < 1 uke', en: 'not duration of pain < 1 week' }],
  [
    { atLeast: 2, of: [{ finding: 'fever' }, { finding: 'nausea', is: 'absent' }, { ref: 'pecarn-high' }] },
    {
      da: 'mindst 2 af (feber; "kvalme eller opkastning": ikke til stede; regel: PECARN: høj risiko)',
      nb: 'minst 2 av (feber; "kvalme eller oppkast": ikke til stede; regel: PECARN: høy risiko)',
      en: 'at least 2 of (fever; "nausea or vomiting": absent; rule: PECARN: high risk)',
    },
  ],
  [
    { score: [{ points: 2, when: { finding: 'fever' } }, { points: 1.5, when: { finding: 'not-normal' } }], from: 2.5 },
    { da: 'pointsum ≥ 2,5 af (2: feber; 1,5: "ikke som før")', nb: 'poengsum ≥ 2,5 av (2: feber; 1,5: "ikke som før")', en: 'score ≥ 2.5 from (2: fever; 1.5: "not acting normally")' },
  ],
  [{ any: [{ indication: { in: 'head-injury' } }, { sex: ['female'] }] }, { da: 'indikation: hovedtraume eller køn: kvinde', nb: 'indikasjon: hodeskade eller kjønn: kvinne', en: 'indication: head injury or sex: female' }],
  [{ all: [{ pregnancy: ['yes', 'possible'] }, { setting: ['emergency'] }] }, { da: '(graviditet: ja eller mulig) og sted: akutmodtagelse', nb: '(graviditet: ja eller mulig) og sted: akuttmottak', en: '(pregnancy: yes or possible) and setting: emergency department' }],
  [
    { prior: { procedure: 'CT_HEAD', within: 'P1M', status: 'performed' } },
    { da: 'tidligere CT af hovedet udført inden for 1 måned', nb: 'tidligere CT av hodet utført innen 1 måned', en: 'earlier CT of the head performed within 1 month' },
  ],
  [{ finding: 'new-fracture' }, { da: 'brud [new-fracture]', nb: 'brudd [new-fracture]', en: 'fracture [new-fracture]' }],
  [{ all: [{ all: [] }, { any: [] }, { all: [{ finding: 'unheard-of' }] }] }, { da: 'altid og aldrig og alle af ([unheard-of])', nb: 'alltid og aldri og alle av ([unheard-of])', en: 'always and never and all of ([unheard-of])' }],
]

test.each(pairs)('%j is written, and read, in three languages', (condition, texts) => {
  for (const language of languages) {
    expect(conditionText(condition, names, language, { width: Infinity })).toBe(texts[language])
    expect(parseConditionText(texts[language], names, language)).toStrictEqual({ ok: true, condition })
  }
})

test('a long condition is indented over lines', () => {
  const condition: Condition = { all: [pairs[0]![0], { any: [{ finding: 'nausea' }, pairs[5]![0]] }] }
  expect(conditionText(condition, names, 'en', { width: 50 })).toBe(
    [
      '(',
      '  age ≥ 65 years',
      '  and (antiplatelet drug or anticoagulant)',
      ')',
      'and (',
      '  "nausea or vomiting"',
      '  or at least 2 of (',
      '    fever;',
      '    "nausea or vomiting": absent;',
      '    rule: PECARN: high risk',
      '  )',
      ')',
    ].join('\n'),
  )
})

test.each<[Language, string, Condition]>([
  ['en', 'AGE >= 65 Years AND ( Aspirin or warfarin )', pairs[0]![0]],
  ['en', 'age at least 65 yrs and (antiplatelet drug or anticoagulant)', pairs[0]![0]],
  ['en', 'gcs 14 to below 16', pairs[1]![0]],
  ['da', 's100b ≥ 0.1 ug/l', pairs[3]![0]],
  ['en', 'S100B >= 0,1 mcg/L', pairs[3]![0]],
  ['en', 'nausea or vomiting and fever', { all: [{ finding: 'nausea' }, { finding: 'fever' }] }],
  ['en', 'not acting normally', { finding: 'not-normal' }],
  ['en', 'not not acting normally', { not: { finding: 'not-normal' } }],
  ['en', 'no fever', { not: { finding: 'fever' } }],
  ['en', 'at least 2 of (fever, aspirin, warfarin)', { atLeast: 2, of: [{ finding: 'fever' }, { finding: 'antiplatelet' }, { finding: 'anticoagulant' }] }],
  ['en', 'PECARN: high risk', { ref: 'pecarn-high' }],
  ['en', 'gcs below 15', { measurement: 'gcs', below: 15, unit: '{score}' }],
  ['en', 'age 2 to below 18 years', { age: { from: 'P2Y', below: 'P18Y' } }],
  ['nb', 'sted: akuttmottak eller innlagt eller feber', { any: [{ setting: ['emergency', 'inpatient'] }, { finding: 'fever' }] }],
])('in %s, "%s" is understood', (language, text, condition) => {
  expect(parseConditionText(text, names, language)).toStrictEqual({ ok: true, condition })
})

/** What is wrong in an English text: the part, the beginning of the sentence, what is suggested. */
function faultsOf(text: string): Array<[string, string, ReadonlyArray<string>]> {
  const read = parseConditionText(text, names, 'en')
  return read.ok ? [] : read.problems.map(({ from, to, message, suggestions }) => [text.slice(from, to), message.en.slice(0, 24), suggestions])
}

test.each<[string, string, string, ReadonlyArray<string>]>([
  ['', '', 'A condition is missing h', []],
  ['fever and', '', 'A condition is missing h', []],
  ['fever and fevr', 'fevr', 'The vocabulary knows no ', ['fever']],
  ['fever and aspirin or warfarin', 'fever and aspirin or warfarin', '"And" meets "or" here. Pu', ['(fever and aspirin) or warfarin', 'fever and (aspirin or warfarin)']],
  ['fracture', 'fracture', '"fracture" may be severa', ['fracture [old-fracture]', 'fracture [new-fracture]']],
  ['fever [old-fracture]', 'fever [old-fracture]', '"fever" is not the name ', ['fracture [old-fracture]', 'fever']],
  ['GCS', 'GCS', '"GCS" is a measurement. ', ['Glasgow Coma Scale ≥ ']],
  ['GCS > 14', '>', 'Limits are written with ', ['≥']],
  ['GCS 13 to 15', '13 to 15', 'A range ends below its s', ['13 to below 16']],
  ['D-dimer ≥ 500', '500', 'Write a unit that D-dime', ['500 ng/mL', '500 µg/L', '500 mg/L']],
  ['D-dimer ≥ 500 mmol/L', '500 mmol/L', 'Write a unit that D-dime', ['500 ng/mL', '500 µg/L', '500 mg/L']],
  ['D-dimer ≥ 1,000 ng/mL', '1,000', 'Is this a decimal mark o', ['1000', '1']],
  ['age ≥ 65', '65', 'Write years, months, wee', ['65 years', '65 months', '65 weeks', '65 days']],
  ['at least 3 of (fever; aspirin)', '3', 'There are only 2 in the ', ['2']],
  ['sex: femal', 'femal', 'Choose one of the values', ['female', 'male', 'other']],
  ['earlier CT of the head', '', 'Say how recent: "within"', [' within 3 months', ' within 3 years']],
  ['(fever', '', ') is missing here', []],
  ['"fever', '"fever', '" is missing here', []],
  ['fever aspirin)', ')', 'This cannot be read here', []],
])('"%s" is answered with what to do', (text, part, message, suggestions) => {
  expect(faultsOf(text)).toContainEqual([part, message.slice(0, 24), suggestions])
})

test('a text of nothing but brackets is answered', () => {
  expect(faultsOf('('.repeat(100_000))[0]?.[1]).toBe('Too many brackets inside')
  expect(faultsOf('not '.repeat(100_000))[0]?.[1]).toBe('Too many brackets inside')
})

test('a long text costs a moment', () => {
  const text = Array.from({ length: 4000 }, () => 'fevr or unheard of thing').join(' or ')
  const started = performance.now()
  expect(faultsOf(text)).toHaveLength(20)
  expect(performance.now() - started).toBeLessThan(5000)
})

test('values are called what the interface calls them', () => {
  for (const [language, shown] of [['en', terms], ['da', termsDa], ['nb', termsNb]] as const)
    for (const field of listedFields) expect(Object.fromEntries(Object.entries(grammarWords[language].values[field]).map(([key, [first]]) => [key, first]))).toEqual(shown[field])
})

test('every condition of the content is written and read back in every language', () => {
  const folder = path.resolve(import.meta.dirname, '../../content')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((one) => one.split(path.sep).join('/')).filter(belongsToLibrary)
  const { library } = parseLibrary(files.map((one) => ({ path: one, text: readFileSync(path.join(folder, one), 'utf8') })))
  const conditions = [
    ...[...library.conditions.values()].map(({ meaning }) => meaning),
    ...[...library.recommendations.values()].flatMap(({ content: { rule } }) => [rule?.applies, ...(rule?.scenarios ?? []).map(({ when }) => when)]),
  ].filter((condition) => condition !== undefined)
  expect(conditions.length).toBeGreaterThan(100)
  for (const language of languages)
    for (const condition of conditions) {
      const text = conditionText(condition, library, language)
      expect(parseConditionText(text, library, language), text).toStrictEqual({ ok: true, condition })
      // Everything has a name, so nothing falls back on a bare key.
      expect([...nodesOf(condition)].length > 0 && /(?:^|\s)\[/.test(text), text).toBe(false)
    }
})
