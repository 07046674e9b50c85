import { redirect } from 'react-router'
import { z } from 'zod'
import { Sha256, type Slug } from '#schema/model/notation.ts'
import type { DocumentKind } from '#schema/model/version.ts'
import { approveVersion } from '#app/workflow/approve-version.server.ts'
import { createDraft } from '#app/workflow/create-draft.server.ts'
import { requestChanges } from '#app/workflow/request-changes.server.ts'
import { signVersion } from '#app/workflow/sign-version.server.ts'
import { submitForReview } from '#app/workflow/submit-for-review.server.ts'
import { getVersion } from '#schema/db/version-record.server.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { formRoute } from './route-builders.server.ts'

/** A version and the content of it that was on the screen: every act names both. */
const Shown = z.strictObject({ versionId: z.int(), contentHash: Sha256 })
const Reason = z.string('reason.missing').trim().min(1, 'reason.missing').max(4000, 'reason.long')

type Params = { id: Slug }

/** The acts on a text, the same for both kinds. Each form calls one verb and leads back to the text. */
export function textForms(kind: DocumentKind) {
  const back = ({ params }: { params: Params }, done: string): Response => redirect(`/${kind}/${params.id}?done=${done}`)
  /** The form of one text acts on that text alone: a version of another one is not found here. */
  const shown = <Form extends z.output<typeof Shown>>({ app, params, form }: ActingOn<Form>): Form => {
    const version = getVersion(app.db, form.versionId)
    if (version?.kind === kind && version.document === params.id) return form
    throw new WorkflowError('not-found', `There is no version ${form.versionId} of the ${kind} "${params.id}".`)
  }
  return {
    'new-draft': formRoute({
      form: z.strictObject({}),
      run: (acting: ActingOn<unknown>) => {
        createDraft(actOf(acting), { kind, document: acting.params.id })
        return back(acting, 'drafted')
      },
    }),
    submit: formRoute({
      form: Shown,
      run: (acting: ActingOn<z.output<typeof Shown>>) => {
        submitForReview(actOf(acting), shown(acting))
        return back(acting, 'submitted')
      },
    }),
    sign: formRoute({
      form: Shown.extend({ kind: z.enum(['evidence', 'imaging', 'patient']) }),
      run: (acting: ActingOn<z.output<typeof Shown> & { kind: 'evidence' | 'imaging' | 'patient' }>) => {
        signVersion(actOf(acting), shown(acting))
        return back(acting, 'signed')
      },
    }),
    'request-changes': formRoute({
      form: Shown.extend({ reason: Reason }),
      run: (acting: ActingOn<z.output<typeof Shown> & { reason: string }>) => {
        requestChanges(actOf(acting), shown(acting))
        return back(acting, 'returned')
      },
    }),
    approve: formRoute({
      form: Shown,
      run: (acting: ActingOn<z.output<typeof Shown>>) => {
        approveVersion(actOf(acting), shown(acting))
        return back(acting, 'approved')
      },
    }),
  }
}

type ActingOn<Form> = Parameters<Parameters<typeof formRoute<z.ZodType<Form>, Params>>[0]['run']>[0]

function actOf({ app, session, at }: ActingOn<unknown>): Parameters<typeof createDraft>[0] {
  return { db: app.db, actor: session.principal, at }
}
