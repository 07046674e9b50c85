import { getFormProps, getInputProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Button } from '#app/components/button.tsx'
import { type ReactNode, useEffect, useRef } from 'react'
import { type ActionFunctionArgs, data, Form, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { z } from 'zod'
import { PageFrame } from '#app/components/page/page-frame.tsx'
import type { TextKey } from '#app/components/text/text.ts'
import { useText } from '#app/components/text/use-text.tsx'
import { appContext } from '#app/http/app-context.server.ts'
import { errorStatus } from '#app/http/error-status.ts'
import { isSecure, sessionCookie } from '#app/http/session-cookie.ts'
import { isLinkOpen, redeemOneTimeLink } from '#app/workflow/redeem-one-time-link.server.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'

/** Messages are keys of the interface's texts. */
const Welcome = z.strictObject({
  name: z.string('welcome.nameMissing').min(1).max(200, 'welcome.nameMissing'),
  email: z.email('welcome.emailMissing'),
  password: z.string('welcome.passwordShort').min(12, 'welcome.passwordShort').max(200, 'welcome.passwordShort'),
})

export function loader({ context, params }: LoaderFunctionArgs): { open: boolean } {
  const { db, clock } = context.get(appContext)
  return { open: isLinkOpen(db, params.token ?? '', clock.now()) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db, clock, randomBytes, environment } = context.get(appContext)
  const submission = parseWithZod(await request.formData(), { schema: Welcome })
  const hideFields = ['password']
  if (submission.status !== 'success') return data(submission.reply({ hideFields }), { status: 422 })
  try {
    const command = { ...submission.value, token: params.token ?? '', userAgent: request.headers.get('User-Agent') ?? '', at: clock.now(), randomBytes }
    const { token } = await redeemOneTimeLink(db, command)
    return redirect('/', { headers: { 'Set-Cookie': sessionCookie(token, { secure: isSecure(environment.publicUrl) }) } })
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error
    return data(submission.reply({ hideFields, formErrors: [error.code === 'not-found' ? 'welcome.linkGone' : 'welcome.refused'] }), { status: errorStatus[error.code] })
  }
}

/** The page behind the link that the first start prints: it makes the first administrator, once. */
export default function WelcomePage(): ReactNode {
  const { open } = useLoaderData<typeof loader>()
  const { t } = useText()
  return (
    <PageFrame>
      <div className="narrow">
        <title>{`${t('welcome.title')} – Rationale`}</title>
        <h1>{t('welcome.title')}</h1>
        {open ? <WelcomeForm /> : <p>{t('welcome.linkGone')}</p>}
      </div>
    </PageFrame>
  )
}

function WelcomeForm(): ReactNode {
  const { t } = useText()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'welcome', lastResult: lastResult ?? null, constraint: getZodConstraint(Welcome), onValidate: ({ formData }) => parseWithZod(formData, { schema: Welcome }) })
  const errors = useRef<HTMLDivElement>(null)
  const failed = form.errors?.[0]
  useEffect(() => {
    if (failed) errors.current?.focus()
  }, [failed])
  const rows = [
    { field: fields.name, label: t('welcome.name'), type: 'text', autoComplete: 'name' },
    { field: fields.email, label: t('signIn.email'), type: 'email', autoComplete: 'username' },
    { field: fields.password, label: t('signIn.password'), hint: t('welcome.passwordHint'), type: 'password', autoComplete: 'new-password' },
  ] as const
  return (
    <Form method="post" className="card stack" {...getFormProps(form)}>
      <p>{t('welcome.lead')}</p>
      {failed && (
        <div className="ds-alert" data-color="danger" role="alert" tabIndex={-1} ref={errors} id={form.errorId}>
          {t(failed as TextKey)}
        </div>
      )}
      {rows.map(({ field, label, type, autoComplete, ...row }) => (
        <div className="field" key={field.id}>
          <label className="ds-label" htmlFor={field.id}>
            {label}
          </label>
          {'hint' in row && <p className="field-hint">{row.hint}</p>}
          <input className="ds-input" {...getInputProps(field, { type })} key={field.key} autoComplete={autoComplete} />
          {field.errors?.[0] && (
            <p className="ds-validation-message" id={field.errorId}>
              {t(field.errors[0] as TextKey)}
            </p>
          )}
        </div>
      ))}
      <Button type="submit">{t('welcome.submit')}</Button>
    </Form>
  )
}
