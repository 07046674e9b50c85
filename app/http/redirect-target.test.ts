import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redirectTarget, withoutBasename } from './redirect-target.ts'

test('pages of the desk are followed', () => {
  for (const next of ['/desk', '/desk/', '/desk/recommendation/low-back-pain', '/desk/audit?document=low-back-pain&page=2'])
    expect(redirectTarget(next)).toBe(next)
})

test('everything else leads to the desk', () => {
  const elsewhere = [
    undefined,
    42,
    '',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/desk',
    'javascript:alert(1)',
    '/deskevil',
    '/desk//evil.example',
    '/desk/../admin',
    '/desk/./..',
    '/desk/%2e%2e/x',
    '/desk/x\r\nSet-Cookie: a=b',
    '/desk/\u2028',
    '/',
  ]
  for (const next of elsewhere) expect(redirectTarget(next)).toBe('/desk')
})

test('signing in does not lead back to signing in or out', () => {
  expect(redirectTarget('/desk/sign-in?next=/desk')).toBe('/desk')
  expect(redirectTarget('/desk/sign-out')).toBe('/desk')
})

test('whatever is given, the target stays on this origin and inside the desk', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath(), fc.string().map((tail) => `/desk/${tail}`)), (next) => {
      const url = new URL(redirectTarget(next), 'https://own.example')
      expect(url.origin).toBe('https://own.example')
      expect(url.pathname === '/desk' || url.pathname.startsWith('/desk/')).toBe(true)
    }),
  )
})

test('the framework writes addresses without the basename', () => {
  expect(withoutBasename('/desk')).toBe('/')
  expect(withoutBasename('/desk/audit?x=1')).toBe('/audit?x=1')
})
