import { type ReactNode, useEffect, useRef, useState } from 'react'
import { emailField, type SignInFailure } from '#app/forms/carried-form.ts'
import { SignInFields } from '../page/sign-in-form.tsx'
import { useText } from '../text/use-text.tsx'

/**
 * Signing in again on top of the form, when the session ended while somebody was typing. What was typed stays where it is; after
 * signing in the save goes on. Somebody else signing in here would save in their own name: that is said, and the page opens anew.
 */
export function SignInDialog({ open, person, onSignedIn, url }: { open: boolean; person: string; onSignedIn: () => void; url: string }): ReactNode {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const [failed, fail] = useState<SignInFailure>()
  const [attempt, count] = useState(0)
  const [email, keepEmail] = useState('')
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open && dialog.current?.open) dialog.current.close()
  }, [open])

  async function signIn(form: HTMLFormElement): Promise<void> {
    const posted = new FormData(form)
    keepEmail(String(posted.get(emailField) ?? ''))
    const answer = await fetch(url, { method: 'POST', body: posted, headers: { Accept: 'application/json' } })
      .then(async (response) => (await response.json()) as { ok: boolean; person?: string; failed?: SignInFailure })
      .catch(() => undefined)
    if (answer?.ok && answer.person === person) {
      fail(undefined)
      onSignedIn()
    } else if (answer?.ok) window.location.reload()
    else fail(answer?.failed ?? 'unreachable')
    count((before) => before + 1)
  }

  return (
    <dialog className="ds-dialog" ref={dialog} aria-labelledby="sign-in-dialog-title" onCancel={(event) => event.preventDefault()}>
      <h2 id="sign-in-dialog-title">{t('signIn.againTitle')}</h2>
      <p>{t('signIn.againDialog')}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void signIn(event.currentTarget)
        }}
      >
        <SignInFields key={attempt} failed={failed} email={email} />
      </form>
    </dialog>
  )
}
