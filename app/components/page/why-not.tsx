import type { ReactNode } from 'react'
import type { Permission } from '#schema/workflow/permissions.ts'
import type { SigningRefusal } from '#schema/workflow/signing.ts'
import type { Text } from '../text/text.ts'
import { useText } from '../text/use-text.tsx'

type Refusal = Extract<Permission, { may: false }> | SigningRefusal

/** Why a person may not do something now: the answer to the question that a greyed-out button leaves open. */
export function WhyNot({ refusal }: { refusal: Refusal }): ReactNode {
  const text = useText()
  return <p className="why-not">{whyNotText(refusal, text)}</p>
}

/** The same as a text. */
export function whyNotText(refusal: Refusal, { t, term }: Text): string {
  const listed = (values: ReadonlyArray<string>): string => values.join(', ')
  const oneOf = (values: ReadonlyArray<string>): string => values.join(` ${t('condition.or')} `)
  switch (refusal.because) {
    case 'role':
      return t('whyNot.role', { roles: oneOf(refusal.roles.map((role) => term('personRole', role).toLowerCase())) })
    case 'state':
      return refusal.states === 'any' ? t('whyNot.stateAny') : t('whyNot.state', { states: oneOf(refusal.states.map((state) => term('state', state).toLowerCase())) })
    case 'missing-signature':
      return t('whyNot.missing-signature', { missing: listed(refusal.missing.map((kind) => term('signature', kind))) })
    case 'not-needed':
    case 'specialty':
    case 'interest':
    case 'own-work':
      return t(`whyNot.${refusal.because}`)
  }
}
