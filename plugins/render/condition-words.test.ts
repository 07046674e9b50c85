import { expect, test } from 'vitest'
import type { Condition } from '#schema/model/condition.ts'
import type { Language, Localised } from '#schema/model/language.ts'
import { siteMessages } from '#tests/support/site-messages.ts'
import { type ConditionNames, conditionWords } from './condition-words.ts'
import { wordsFor } from './words.ts'

const messages = siteMessages()
const named = (da: string, nb: string, en: string): { name: Localised } => ({ name: { da, nb, en } })
const names: ConditionNames = {
  vocabulary: {
    findings: { knee: named('Betydelig kneskade', 'Betydelig kneskade', 'Major knee injury'), ct: named('CT er udført', 'CT er utført', 'CT is done'), dimer: named('D-dimer er taget', 'D-dimer er tatt', 'D-dimer is taken') },
    measurements: { time: named('Tid', 'Tid', 'Time'), s100b: { ...named('S100B', 'S100B', 'S100B'), decimals: 2 }, value: named('Værdi', 'Verdi', 'Value') },
  },
  valueSets: { stroke: named('Apopleksi', 'Hjerneslag', 'Stroke') },
  conditions: { rule: named('Reglen', 'Regelen', 'The rule') },
  procedures: { MR_KNEE: named('MR af knæ', 'MR av kne', 'MRI of the knee') },
}
const said = (condition: Condition, language: Language): string => conditionWords(condition, names, wordsFor({ messages, language })).markup.replaceAll('&lt;', '<')
const inAll = (condition: Condition): Array<string> => (['da', 'nb', 'en'] as const).map((language) => said(condition, language))

test('time is written in words, one of a thing apart from several', () => {
  expect(inAll({ measurement: 'time', below: 12, unit: 'wk' })).toEqual(['Tid < 12 uger', 'Tid < 12 uker', 'Time < 12 weeks'])
  expect(inAll({ measurement: 'time', from: 4.5, below: 24, unit: 'h' })).toEqual(['Tid 4,5 timer til < 24 timer', 'Tid 4,5 timer til < 24 timer', 'Time 4.5 hours to < 24 hours'])
  expect(inAll({ measurement: 'time', from: 11, unit: 'd' })).toEqual(['Tid ≥ 11 dage', 'Tid ≥ 11 dager', 'Time ≥ 11 days'])
  expect(inAll({ prior: { procedure: 'MR_KNEE', within: 'P1Y' } })[2]).toBe('MRI of the knee within the last 1 year')
  expect(inAll({ measurement: 'time', from: 1, unit: 'min' })).toEqual(['Tid ≥ 1 minut', 'Tid ≥ 1 minutt', 'Time ≥ 1 minute'])
})

test('units are written as people of the language write them', () => {
  const unit = (ucum: string): Array<string> => inAll({ measurement: 'value', from: 30, unit: ucum }).map((text) => text.slice(text.indexOf('30') + 2))
  expect(unit('mL/min/{1.73_m2}')).toEqual([' ml/min/1,73 m²', ' mL/min/1,73 m²', ' mL/min/1.73 m²'])
  expect(unit('ug/L')).toEqual([' µg/l', ' µg/L', ' µg/L'])
  expect(unit('ng/mL')).toEqual([' ng/ml', ' ng/mL', ' ng/mL'])
  expect(unit('10*9/L')).toEqual([' × 10⁹/l', ' × 10⁹/L', ' × 10⁹/L'])
  expect(['/min', '{beats}/min', 'Cel', '%', 'cm', '1', '{score}'].map((ucum) => unit(ucum)[2])).toEqual(['/min', '/min', ' °C', ' %', ' cm', '', ''])
})

test('a threshold keeps the decimals of its measurement', () => {
  expect(inAll({ measurement: 's100b', from: 0.1, unit: 'ug/L' })).toEqual(['S100B ≥ 0,10 µg/l', 'S100B ≥ 0,10 µg/L', 'S100B ≥ 0.10 µg/L'])
  expect(said({ measurement: 's100b', from: 0.125, unit: 'ug/L' }, 'en')).toBe('S100B ≥ 0.125 µg/L')
})

test('what is denied goes on inside the sentence, without its capital unless that belongs to it', () => {
  expect(inAll({ not: { finding: 'knee' } })).toEqual(['ikke betydelig kneskade', 'ikke betydelig kneskade', 'no major knee injury'])
  expect(inAll({ finding: 'knee', is: 'absent' })[0]).toBe('ikke betydelig kneskade')
  expect([{ finding: 'ct' }, { finding: 'dimer' }].map((not) => said({ not }, 'da'))).toEqual(['ikke CT er udført', 'ikke D-dimer er taget'])
  expect(said({ not: { indication: { in: 'stroke' } } }, 'nb')).toBe('ikke: problemstilling: Hjerneslag')
  expect(said({ not: { any: [{ finding: 'knee' }, { finding: 'ct' }] } }, 'en')).toBe('not:<ul><li>any of:<ul><li>Major knee injury</li><li>CT is done</li></ul></li></ul>')
})

test('a named condition leads to where the page tells what it says', () => {
  expect(said({ not: { ref: 'rule' } }, 'en')).toBe('not: <a href="#c-rule">The rule</a>')
})

test('one point is one point', () => {
  const parts = [{ points: 1, when: { finding: 'knee' } }, { points: 2, when: { finding: 'ct' } }]
  expect(said({ score: parts, from: 2 }, 'en')).toBe('score ≥ 2 of:<ul><li>1 point: Major knee injury</li><li>2 points: CT is done</li></ul>')
})
