import { expect, test } from 'vitest'
import { isFromOwnPages } from './origin-check.ts'

const own = ['https://desk.example/', 'http://127.0.0.1:3000']
const post = { method: 'POST', secFetchSite: null, origin: null }

test('reading is open to everyone', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    expect(isFromOwnPages({ method, secFetchSite: 'cross-site', origin: 'https://evil.example' }, own)).toBe(true)
})

test('a browser that says same-origin may post, and no other relation will do', () => {
  expect(isFromOwnPages({ ...post, secFetchSite: 'same-origin' }, own)).toBe(true)
  for (const secFetchSite of ['same-site', 'cross-site', 'none', '', 'Same-Origin'])
    expect(isFromOwnPages({ ...post, secFetchSite, origin: 'https://desk.example' }, own)).toBe(false)
})

test('without Sec-Fetch-Site the origin must be exactly a configured one', () => {
  expect(isFromOwnPages({ ...post, origin: 'https://desk.example' }, own)).toBe(true)
  expect(isFromOwnPages({ ...post, origin: 'http://127.0.0.1:3000' }, own)).toBe(true)
  for (const origin of ['http://desk.example', 'https://desk.example.evil.example', 'https://desk.example:444', 'null', ''])
    expect(isFromOwnPages({ ...post, origin }, own)).toBe(false)
})

test('neither header is a refusal, for every method that may change something', () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'post', 'PROPFIND']) expect(isFromOwnPages({ ...post, method }, own)).toBe(false)
})

test('a configured address that is no address matches nothing', () => {
  expect(isFromOwnPages({ ...post, origin: '' }, [''])).toBe(false)
  expect(isFromOwnPages({ ...post, origin: 'null' }, ['data:text/plain,x'])).toBe(false)
})
