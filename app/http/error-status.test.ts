import { expect, test } from 'vitest'
import { workflowErrorCodes } from '#schema/workflow/errors.ts'
import { errorStatus } from './error-status.ts'

test('every code has a status of its kind, and no code stands here that no verb throws', () => {
  expect(Object.keys(errorStatus).toSorted()).toEqual([...workflowErrorCodes].toSorted())
  for (const [code, status] of Object.entries(errorStatus)) expect(status >= 400 && (status < 500 || code === 'chain-broken'), code).toBe(true)
})

test('what somebody else changed in the meantime is a conflict; what is incomplete is unprocessable', () => {
  expect(errorStatus['stale-revision']).toBe(409)
  expect(errorStatus['stale-content']).toBe(409)
  expect(errorStatus['gate-closed']).toBe(422)
  expect(errorStatus['not-permitted']).toBe(403)
})
