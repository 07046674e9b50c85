import { Button } from '../button.tsx'
import { type ReactNode, useEffect, useRef } from 'react'
import { emailField, passwordField, type SignInFailure } from '#app/forms/carried-form.ts'
import { useText } from '../text/use-text.tsx'

/** E-mail address and password, and what was wrong with them. Pasting and password managers are welcome. */
export function SignInFields({ failed, email = '' }: { failed: SignInFailure | undefined; email?: string }): ReactNode {
  const { t } = useText()
  const error = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failed) error.current?.focus()
  }, [failed])
  return (
    <>
      {failed && (
        <div className="ds-alert" data-color="danger" role="alert" tabIndex={-1} ref={error} id="sign-in-error">
          {t(`signIn.failed.${failed}`)}
        </div>
      )}
      <div className="field">
        <label className="ds-label" htmlFor="sign-in-email">
          {t('signIn.email')}
        </label>
        <input className="ds-input" id="sign-in-email" name={emailField} type="email" autoComplete="username" required defaultValue={email} aria-describedby={failed && 'sign-in-error'} />
      </div>
      <div className="field">
        <label className="ds-label" htmlFor="sign-in-password">
          {t('signIn.password')}
        </label>
        <input className="ds-input" id="sign-in-password" name={passwordField} type="password" autoComplete="current-password" required aria-describedby={failed && 'sign-in-error'} />
      </div>
      <Button type="submit">{t('signIn.submit')}</Button>
    </>
  )
}
