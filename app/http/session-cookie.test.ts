import { expect, test } from 'vitest'
import { cookieValue, endedSessionCookie, sessionCookie, sessionCookieName } from './session-cookie.ts'

test('over https the cookie is bound to the host and secure', () => {
  expect(sessionCookie('abc', { secure: true })).toBe('__Host-rationale=abc; Path=/; HttpOnly; SameSite=Lax; Secure')
})

test('on plain loopback it has another name, because browsers refuse __Host- there', () => {
  expect(sessionCookieName({ secure: false })).toBe('rationale-session')
  expect(sessionCookie('abc', { secure: false })).not.toContain('Secure')
})

test('ending a session removes the cookie', () => {
  expect(endedSessionCookie({ secure: true })).toContain('Max-Age=0')
})

test('a cookie is found among others, and a name that only ends the same is not it', () => {
  expect(cookieValue('a=1; rationale-session=t=oken; b=2', 'rationale-session')).toBe('t=oken')
  expect(cookieValue('xrationale-session=1', 'rationale-session')).toBeUndefined()
  expect(cookieValue(null, 'a')).toBeUndefined()
})
