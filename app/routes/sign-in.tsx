import { Button } from '#app/components/button.tsx'
import { type ReactNode, useRef } from 'react'
import { type ActionFunctionArgs, data, Form, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { PageFrame } from '#app/components/page/page-frame.tsx'
import { SignInFields } from '#app/components/page/sign-in-form.tsx'
import { useText } from '#app/components/text/use-text.tsx'
import { appContext, clientAddressContext, sessionContext } from '#app/http/app-context.server.ts'
import { emailField, type SignInFailure } from '#app/forms/carried-form.ts'
import { errorStatus } from '#app/http/error-status.ts'
import { redirectTarget, withoutBasename } from '#app/http/redirect-target.ts'
import { signInWithForm } from '#app/http/session.server.ts'
import { type DemoSignIn, readSignInPage } from '#app/reads/sign-in-page.server.ts'
import { wordsIn } from '#schema/model/language.ts'

export function loader({ context, url }: LoaderFunctionArgs): { next: string; demo: Array<DemoSignIn> } {
  const { db, environment } = context.get(appContext)
  const next = redirectTarget(url.searchParams.get('next'))
  if (context.get(sessionContext)) throw redirect(withoutBasename(next))
  return { next, demo: readSignInPage(db, { demo: environment.demo }).demo }
}

export async function action({ request, context }: ActionFunctionArgs): Promise<Response | ReturnType<typeof data<{ failed: SignInFailure; email: string }>>> {
  const app = context.get(appContext)
  const posted = await request.formData()
  const signedIn = await signInWithForm({ app, posted, request, address: context.get(clientAddressContext) })
  if (signedIn.ok) return redirect(withoutBasename(redirectTarget(posted.get('next'))), { headers: { 'Set-Cookie': signedIn.cookie } })
  const failed = signedIn.failed ?? 'sign-in-failed'
  return data({ failed, email: String(posted.get(emailField) ?? '') }, { status: errorStatus[failed] })
}

export default function SignInPage(): ReactNode {
  const { next, demo } = useLoaderData<typeof loader>()
  const answer = useActionData<{ failed: SignInFailure; email: string }>()
  const { t } = useText()
  const form = useRef<HTMLFormElement>(null)
  return (
    <PageFrame>
      <div className="narrow">
        <title>{`${t('signIn.title')} – Rationale`}</title>
        <h1>{t('signIn.title')}</h1>
        <p className="lead">{t('signIn.lead')}</p>
        <Form method="post" className="card stack" ref={form}>
          <input type="hidden" name="next" value={next} />
          <SignInFields failed={answer?.failed} email={answer?.email ?? ''} />
        </Form>
        {demo.length > 0 && <DemoAccounts demo={demo} fill={(account) => fillIn(form.current, account)} />}
      </div>
    </PageFrame>
  )
}

function DemoAccounts({ demo, fill }: { demo: ReadonlyArray<DemoSignIn>; fill: (account: DemoSignIn) => void }): ReactNode {
  const { t, term, language } = useText()
  return (
    <section className="demo-accounts" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('signIn.demoTitle')}</h2>
      <p>{t('signIn.demoLead')}</p>
      <ul className="plain-list">
        {demo.map((account) => (
          <li key={account.person}>
            <div>
              <b>{term('personRole', account.role)}</b>
              <span className="muted"> {wordsIn(account.name, language)}</span>
              <span className="demo-credentials">
                {account.email} · {account.password}
              </span>
            </div>
            <Button type="button" variant="secondary" data-size="sm" onClick={() => fill(account)} aria-label={t('signIn.demoFill', { role: term('personRole', account.role) })}>
              {t('signIn.demoUse')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function fillIn(form: HTMLFormElement | null, { email, password }: DemoSignIn): void {
  if (!form) return
  const [emailInput, passwordInput] = [form.querySelector<HTMLInputElement>('#sign-in-email'), form.querySelector<HTMLInputElement>('#sign-in-password')]
  if (emailInput) emailInput.value = email
  if (passwordInput) passwordInput.value = password
  form.querySelector<HTMLButtonElement>('button[type=submit]')?.focus()
}
