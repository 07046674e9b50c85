import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon, PencilIcon } from '@navikt/aksel-icons'
import { type ReactNode, useSyncExternalStore } from 'react'
import type { Saver, SavingState } from '../draft/saver.ts'
import type { Text } from '../text/text.ts'
import { useText } from '../text/use-text.tsx'

/** Where the text stands: saved, being saved, or not, and why not. Loud where something is wrong, quiet where all is well. */
export function SavingStatus({ saver }: { saver: Saver }): ReactNode {
  const text = useText()
  const state = useSavingState(saver)
  const isWrong = ['failed', 'refused', 'invalid', 'conflict', 'signed-out'].includes(state.is)
  const Icon = isWrong ? ExclamationmarkTriangleIcon : state.is === 'saved' ? CheckmarkCircleIcon : PencilIcon
  return (
    <p className="saving-status" data-wrong={isWrong || undefined} role={isWrong ? 'alert' : 'status'}>
      <Icon aria-hidden /> <span>{statusText(state, text)}</span>
    </p>
  )
}

export function useSavingState(saver: Saver): SavingState {
  return useSyncExternalStore(saver.subscribe, saver.state, saver.state)
}

function statusText(state: SavingState, { t, dateTime }: Text): string {
  switch (state.is) {
    case 'saved':
      return t('saving.saved', { at: dateTime(state.at) })
    case 'unsaved':
      return t('saving.unsaved')
    case 'saving':
      return t('saving.saving')
    case 'failed':
      return t('saving.failed')
    case 'signed-out':
      return t('saving.signedOut')
    case 'conflict':
      return t('saving.conflict')
    case 'invalid':
      return t('saving.invalid', { count: state.points.length })
    case 'refused':
      return t(state.code === 'wrong-state' || state.code === 'not-permitted' ? `saving.refused.${state.code}` : 'saving.refused.other')
  }
}
