import { normaliseContent } from '#plugins/markdown/document-writer.ts'
import { GuidelineDraft } from '#schema/model/guideline.ts'
import { type Issue, parseWith, pathText } from '#schema/model/parse.ts'
import { RecommendationDraft } from '#schema/model/recommendation.ts'
import type { DocumentKind } from '#schema/model/version.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'

/**
 * Content of a text with gaps, as it is stored: canonical, prose in normal form, so that its hash survives export and import.
 * Gaps are welcome; what stands there must be valid. Throws `invalid-input` with the issues.
 */
export function parseContent(kind: DocumentKind, sent: unknown): RecommendationDraft | GuidelineDraft {
  const content = withLineFeeds(sent)
  if (kind === 'recommendation') return parsed(RecommendationDraft, normaliseContent(kind, parsed(RecommendationDraft, content)))
  return parsed(GuidelineDraft, normaliseContent(kind, parsed(GuidelineDraft, content)))
}

/** Depth, size and dangerous keys are judged before anything walks what was sent. */
function parsed<Value>(schema: { _zod: { output: Value } } & Parameters<typeof parseWith>[0], content: unknown): Value {
  const result = parseWith(schema, content)
  if (!result.ok) throw invalid(result.issues)
  return result.value as Value
}

/** Browsers send lines of a form ended by carriage return and line feed. Stops where the parser refuses anyway. */
function withLineFeeds(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n')
  if (typeof value !== 'object' || value === null || depth > deepest) return value
  if (Array.isArray(value)) return value.map((entry) => withLineFeeds(entry, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withLineFeeds(field, depth + 1)]))
}

/** Deeper than the parser lets anything be. */
const deepest = 100

function invalid(issues: ReadonlyArray<Issue>): WorkflowError {
  const first = issues[0]
  const where = first ? `${pathText(first.path)}: ${first.message}` : 'nothing readable'
  return new WorkflowError('invalid-input', `This cannot be stored: ${where}${issues.length > 1 ? ` (and ${issues.length - 1} more)` : ''}.`, { issues })
}
