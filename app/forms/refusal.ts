import type { SubmissionResult } from '@conform-to/react'
import type { WorkflowErrorCode } from '#schema/workflow/errors.ts'

/** What went wrong, for the screen that shows it. `detail` depends on the code; with `gate-closed` it holds `findings`. */
export type Refusal = { code: WorkflowErrorCode; detail: unknown }

/** Answer of an action that did not succeed: which form, what its fields lack, or why the act was refused. */
export type ActionAnswer = { intent: string; result: SubmissionResult<Array<string>> | undefined; refusal: Refusal | undefined }
