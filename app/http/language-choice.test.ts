import { expect, test } from 'vitest'
import { chooseLanguage } from './language-choice.ts'

const all = ['da', 'nb', 'en'] as const
const nothing = { query: null, cookie: undefined, accept: null }

test('the address wins over the cookie, the cookie over the browser', () => {
  expect(chooseLanguage({ query: 'en', cookie: 'nb', accept: 'da' }, all)).toBe('en')
  expect(chooseLanguage({ query: null, cookie: 'nb', accept: 'da' }, all)).toBe('nb')
  expect(chooseLanguage({ query: 'xx', cookie: '<script>', accept: 'da' }, all)).toBe('da')
})

test('the browser is asked by its own ranking', () => {
  expect(chooseLanguage({ ...nothing, accept: 'fr, en;q=0.4, nb;q=0.8' }, all)).toBe('nb')
  expect(chooseLanguage({ ...nothing, accept: 'da;q=0, en' }, all)).toBe('en')
})

test('Nynorsk and plain Norwegian read Bokmål', () => {
  expect(chooseLanguage({ ...nothing, accept: 'nn-NO, en;q=0.5' }, all)).toBe('nb')
  expect(chooseLanguage({ ...nothing, accept: 'no' }, all)).toBe('nb')
})

test('without a wish that can be met it is the first language of the installation', () => {
  expect(chooseLanguage({ ...nothing, accept: 'fr' }, all)).toBe('da')
  expect(chooseLanguage({ ...nothing, accept: 'da' }, ['nb', 'en'])).toBe('nb')
  expect(chooseLanguage(nothing, all)).toBe('da')
})
