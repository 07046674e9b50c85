import { expect } from 'vitest'
import { WorkflowError, type WorkflowErrorCode } from '#schema/workflow/errors.ts'

/** Runs what must be refused, and returns the refusal. Fails when it is not refused, or for another reason. */
export function refusal(code: WorkflowErrorCode, act: () => unknown): WorkflowError {
  try {
    act()
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error
    expect(error.code, error.message).toBe(code)
    return error
  }
  return expect.fail(`expected ${code}, and nothing was refused`)
}

/** The same for a verb that answers later. */
export async function refusalOf(code: WorkflowErrorCode, act: Promise<unknown>): Promise<WorkflowError> {
  const outcome = await act.then(() => undefined, (error: unknown) => error)
  return refusal(code, () => {
    if (outcome) throw outcome
  })
}
