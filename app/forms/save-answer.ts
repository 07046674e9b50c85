import { z } from 'zod'
import type { WorkflowErrorCode } from '#schema/workflow/errors.ts'
import type { Issue } from '#schema/model/parse.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'

/** What the server answers to a save by script. Statuses: 200, 401, 409, 422, and the status of every other refusal. */
export type SaveAnswer =
  | { kind: 'saved'; revision: number; contentHash: string; number: string; content: RecommendationDraft; at: string }
  | { kind: 'signed-out' }
  | { kind: 'stale'; revision: number; savedBy: string; savedAt: string; theirs: RecommendationDraft; base: RecommendationDraft | undefined }
  | { kind: 'invalid'; issues: ReadonlyArray<Issue> }
  | { kind: 'refused'; code: WorkflowErrorCode | 'foreign-origin' | 'unknown' }

/** Fields of the form beside the draft itself. Everything else that is posted must be a field of a recommendation. */
export type SaveControls = z.infer<typeof SaveControls>
export const SaveControls = z.object({ versionId: z.coerce.number().int(), revision: z.coerce.number().int(), confirmed: z.array(z.string().max(300)).max(2000) })

/** Names of those fields; none is a group of a recommendation. */
export const controlNames: ReadonlySet<string> = new Set(['intent', 'versionId', 'revision', 'confirmed', 'take'])
