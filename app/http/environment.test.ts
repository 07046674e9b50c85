import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { EnvironmentInvalid, readEnvironment } from './environment.server.ts'

test('without settings it is port 3000 of loopback, with demo accounts, in var', () => {
  expect(readEnvironment({}, '/program')).toEqual({ port: 3000, host: '127.0.0.1', dataDir: join('/program', 'var'), demo: true, production: false, publicUrl: undefined })
})

test('demo accounts are off in production and where asked', () => {
  expect(readEnvironment({ NODE_ENV: 'production' }, '/program').demo).toBe(false)
  expect(readEnvironment({ NODE_ENV: 'production', RATIONALE_DEMO: '1' }, '/program').demo).toBe(false)
  expect(readEnvironment({ RATIONALE_DEMO: '0' }, '/program').demo).toBe(false)
  expect(readEnvironment({ RATIONALE_DEMO: '' }, '/program').demo).toBe(true)
})

test('a folder that is given counts from where the program was started', () => {
  expect(readEnvironment({ DATA_DIR: 'state' }, '/program').dataDir).toBe(resolve('state'))
})

test('the public address loses its last slash', () => {
  expect(readEnvironment({ PUBLIC_URL: 'https://x.example/' }, '/').publicUrl).toBe('https://x.example')
})

test.each([
  ['PORT', '80a'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['RATIONALE_DEMO', 'yes'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['PUBLIC_URL', 'guidelines.example'],
])('%s=%s is refused in a sentence that names both', (name, value) => {
  expect(() => readEnvironment({ [name]: value }, '/')).toThrow(EnvironmentInvalid)
  expect(() => readEnvironment({ [name]: value }, '/')).toThrow(`${name} is "${value}"; expected `)
})
