import type { ReactNode } from 'react'
import type { SignedOut } from '#app/forms/carried-form.ts'
import { useText } from '../text/use-text.tsx'
import { PageFrame } from './page-frame.tsx'
import { SignInFields } from './sign-in-form.tsx'

/**
 * Asks for the sign-in when a form arrived without a session. Everything typed travels along, and is saved by the same step.
 * A plain form, so that it works without script.
 */
export function SignInAgainPage({ signedOut }: { signedOut: SignedOut }): ReactNode {
  const { t } = useText()
  return (
    <PageFrame>
      <div className="narrow">
        <title>{`${t('signIn.againTitle')} – Rationale`}</title>
        <h1>{t('signIn.againTitle')}</h1>
        <p>{signedOut.fields.length > 0 ? t('signIn.againKept') : t('signIn.againPlain')}</p>
        <form method="post" action={signedOut.action} className="card stack">
          {signedOut.fields.map(([name, value], index) => (
            // The same name may stand several times.
            <textarea key={`${name} ${index}`} name={name} defaultValue={value} hidden readOnly />
          ))}
          <SignInFields failed={signedOut.failed} />
        </form>
      </div>
    </PageFrame>
  )
}
