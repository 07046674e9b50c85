import { Button } from '../button.tsx'
import { CheckmarkCircleIcon, HourglassIcon } from '@navikt/aksel-icons'
import { type ReactNode, useId } from 'react'
import { Form, useNavigation } from 'react-router'
import type { Finding } from '#plugins/check/finding.ts'
import { wordsIn } from '#schema/model/language.ts'
import { permissions as permissionTable } from '#schema/workflow/permissions.ts'
import { signatureRules } from '#schema/workflow/signatures.ts'
import type { DocumentKind, VersionState } from '#schema/model/version.ts'
import type { ActionAnswer } from '#app/forms/refusal.ts'
import type { Permissions, SignatureRow } from '#app/reads/present-text.ts'
import { openPointOf } from '../draft/finding-store.ts'
import { OpenPointText } from '../fields/open-point-text.tsx'
import { WhyNot } from '../page/why-not.tsx'
import { useText } from '../text/use-text.tsx'

/** What the panel needs of a text, of either kind. */
export type SignedText = {
  kind: DocumentKind
  version: { id: number; number: string; state: VersionState; contentHash: string }
  signatures: ReadonlyArray<SignatureRow>
  findings: ReadonlyArray<Finding>
  permissions: Permissions
}

/** Signatures given and open with who is waited for, and the acts the viewer may do; for the others, why not. */
export function SigningPanel({ text, answer }: { text: SignedText; answer: ActionAnswer | undefined }): ReactNode {
  const { t, term } = useText()
  const { version, signatures, permissions } = text
  const inReview = version.state === 'in-review'
  return (
    <section className="signing card" aria-labelledby="signing-title">
      <h2 id="signing-title">{t('review.signatures')}</h2>
      <p className="hash">
        {t('review.contentHash')} <code title={version.contentHash}>{version.contentHash.slice(0, 12)}</code>
      </p>
      <ul className="plain-list signature-list">
        {signatures.map((signature) => (
          <li key={signature.kind} data-given={signature.given.length > 0}>
            <Signature text={text} signature={signature} inReview={inReview} />
          </li>
        ))}
      </ul>
      <Findings findings={text.findings} />
      {inReview && <RequestChanges text={text} answer={answer} />}
      {(version.state === 'published' || version.state === 'approved') && <NewDraft text={text} />}
      {version.state === 'draft' && !permissions.edit.may && (
        <>
          <p>{t('review.draftReadOnly')}</p>
          <WhyNot refusal={permissions.edit} />
        </>
      )}
      {version.state === 'approved' && <p>{t('review.waitsForRelease', { role: term('personRole', 'publisher').toLowerCase() })}</p>}
    </section>
  )
}

function Signature({ text, signature, inReview }: { text: SignedText; signature: SignatureRow; inReview: boolean }): ReactNode {
  const { t, term, dateTime, language } = useText()
  const { kind, given, mayNow } = signature
  return (
    <>
      <h3>
        {given.length > 0 ? <CheckmarkCircleIcon aria-hidden /> : <HourglassIcon aria-hidden />} {term('signature', kind)}
      </h3>
      {given.map(({ by, at }) => (
        <p key={by.id}>{t('review.signedBy', { name: wordsIn(by.name, language), at: dateTime(at) })}</p>
      ))}
      {given.length === 0 && <p className="muted">{t('review.waitsFor', { role: permissionTable[signatureRules[kind].action].roles.map((role) => term('personRole', role).toLowerCase()).join(` ${t('condition.or')} `) })}</p>}
      {inReview && mayNow.may && given.length === 0 && <SignForm text={text} kind={kind} />}
      {inReview && !mayNow.may && given.length === 0 && <WhyNot refusal={mayNow} />}
    </>
  )
}

/** Two steps, the second of which says what is being signed. A details element, so that it works without script. */
function SignForm({ text, kind }: { text: SignedText; kind: SignatureRow['kind'] }): ReactNode {
  const { t, term } = useText()
  const { version } = text
  const isBusy = useNavigation().state !== 'idle'
  const isApproval = kind === 'approval'
  const errors = text.findings.filter(({ level }) => level === 'error').length
  return (
    <details className="confirm">
      <summary className="ds-button" data-size="sm">
        {t(`review.sign.${kind}`)}
      </summary>
      <Form method="post" className="confirm-body">
        <input type="hidden" name="intent" value={isApproval ? 'approve' : 'sign'} />
        {!isApproval && <input type="hidden" name="kind" value={kind} />}
        <input type="hidden" name="versionId" value={version.id} />
        <input type="hidden" name="contentHash" value={version.contentHash} />
        <p>{t(`review.confirm.${kind}`, { number: version.number })}</p>
        <p className="hash">
          {t('review.contentHash')} <code>{version.contentHash.slice(0, 12)}</code>
        </p>
        {isApproval && errors > 0 && <p>{t('review.gateWillRefuse', { count: errors })}</p>}
        <Button type="submit" data-size="sm" disabled={isBusy}>
          {t('review.confirmSign', { what: term('signature', kind) })}
        </Button>
      </Form>
    </details>
  )
}

/** What the gate says, what the committee accepted last. What only the coming signatures will settle is told apart from what keeps the text from being approved. */
function Findings({ findings }: { findings: ReadonlyArray<Finding> }): ReactNode {
  const { t } = useText()
  const id = useId()
  const settledBySigning: ReadonlyArray<string> = ['radiology-signed', 'signatures-complete']
  const open = findings.filter(({ check, level }) => level !== 'accepted' && !settledBySigning.includes(check))
  const accepted = findings.filter(({ level }) => level === 'accepted')
  return (
    <section aria-labelledby={id} className="review-findings">
      <h3 id={id}>{t('review.gate')}</h3>
      {open.length === 0 && <p>{t('review.gateOpen')}</p>}
      {findings.length > 0 && (
        <ul>
          {[...open, ...accepted].map((finding) => (
            <li key={finding.check + finding.path + finding.message.en} data-level={finding.level}>
              <OpenPointText point={openPointOf(finding)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function RequestChanges({ text, answer }: { text: SignedText; answer: ActionAnswer | undefined }): ReactNode {
  const { t } = useText()
  const permission = text.permissions['request-changes']
  const id = useId()
  if (!permission.may) return null
  const failed = answer?.intent === 'request-changes' ? answer.result : undefined
  const error = failed?.error?.reason?.[0]
  const typed = failed?.initialValue?.reason
  return (
    <details className="confirm" open={error !== undefined}>
      <summary className="ds-button" data-variant="secondary" data-size="sm">
        {t('review.requestChanges')}
      </summary>
      <Form method="post" className="confirm-body" noValidate>
        <input type="hidden" name="intent" value="request-changes" />
        <input type="hidden" name="versionId" value={text.version.id} />
        <input type="hidden" name="contentHash" value={text.version.contentHash} />
        <div className="field">
          <label className="ds-label" htmlFor={id}>
            {t('review.reason')}
          </label>
          <p className="field-hint" id={`${id}-hint`}>
            {t('review.reasonHint')}
          </p>
          <textarea className="ds-input" id={id} name="reason" rows={4} defaultValue={typeof typed === 'string' ? typed : ''} aria-invalid={error !== undefined || undefined} aria-describedby={error ? `${id}-error` : `${id}-hint`} autoFocus={error !== undefined} />
          {error && (
            <p className="ds-validation-message" id={`${id}-error`}>
              {t(error === 'reason.long' ? 'review.reasonLong' : 'review.reasonMissing')}
            </p>
          )}
        </div>
        <Button type="submit" variant="secondary" data-size="sm">
          {t('review.sendBack')}
        </Button>
      </Form>
    </details>
  )
}

function NewDraft({ text }: { text: SignedText }): ReactNode {
  const { t } = useText()
  const permission = text.permissions.create
  // Who may not is a reader here: nothing is withheld that they came for.
  if (!permission.may) return null
  return (
    <Form method="post">
      <Button type="submit" name="intent" value="new-draft" variant="secondary" data-size="sm">
        {t('review.newDraft')}
      </Button>
    </Form>
  )
}
