import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCondition, nearlyConditionText, randomConditionNames } from '#tests/support/random-condition-names.ts'
import { Condition } from '#schema/model/condition.ts'
import { languages } from '#schema/model/language.ts'
import { completionsAt } from './completions.ts'
import { conditionText } from './condition-text.ts'
import { parseConditionText } from './parse-condition-text.ts'

const aLanguage = fc.constantFrom(...languages)
const aWidth = fc.constantFrom(Infinity, 76, 20)

test('a condition written in words is read back as exactly that condition, whatever things are called', () => {
  fc.assert(
    fc.property(anyCondition(), randomConditionNames(), aLanguage, aWidth, (condition, names, language, width) => {
      expect(Condition.safeParse(condition).success).toBe(true)
      const text = conditionText(condition, names, language, { width })
      expect(parseConditionText(text, names, language), text).toStrictEqual({ ok: true, condition })
    }),
    { numRuns: 1000 },
  )
})

test('upper case and any white space make no difference', () => {
  fc.assert(
    fc.property(anyCondition(), aLanguage, (condition, language) => {
      const names = { findings: new Map(), measurements: new Map(), conditions: new Map(), valueSets: new Map(), procedures: new Map() }
      const text = conditionText(condition, names, language)
      const loud = text.replaceAll(/\[[^\]]*\]|"(?:[^"]|"")*"|[^["]+/g, (piece) => (/^["[]/.test(piece) ? piece : piece.replaceAll(/\s+/g, ' \n\t ').toUpperCase()))
      expect(parseConditionText(loud, names, language), loud).toStrictEqual({ ok: true, condition })
    }),
    { numRuns: 200 },
  )
})

test('any text is answered: with a condition that is written and read again as itself, or with problems that lie in the text', () => {
  const aText = fc.oneof(nearlyConditionText(), fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }))
  fc.assert(
    fc.property(aText, randomConditionNames(), aLanguage, (text, names, language) => {
      const read = parseConditionText(text, names, language)
      if (read.ok) {
        const again = conditionText(read.condition, names, language)
        expect(parseConditionText(again, names, language)).toStrictEqual(read)
      } else {
        expect(read.problems.length).toBeGreaterThan(0)
        for (const { from, to, message } of read.problems) {
          expect(0 <= from && from <= to && to <= text.length, `${from} to ${to}`).toBe(true)
          for (const one of languages) expect(message[one]).not.toBe('')
        }
      }
    }),
    { numRuns: 1000 },
  )
})

test('half a text that was cut off anywhere is answered, and so is the question how it goes on', () => {
  fc.assert(
    fc.property(anyCondition(), randomConditionNames(), aLanguage, fc.double({ min: 0, max: 1, noNaN: true }), (condition, names, language, part) => {
      const text = conditionText(condition, names, language)
      const position = Math.floor(text.length * part)
      parseConditionText(text.slice(0, position), names, language)
      const found = completionsAt(text, position, names, language)
      if (found) expect(0 <= found.from && found.from <= position && position <= found.to && found.to <= text.length).toBe(true)
    }),
    { numRuns: 300 },
  )
})
