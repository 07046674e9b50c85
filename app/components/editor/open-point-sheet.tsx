import { ChevronUpIcon } from '@navikt/aksel-icons'
import { Button } from '../button.tsx'
import { type ReactNode, useRef } from 'react'
import { useText } from '../text/use-text.tsx'
import { OpenPointList, useOpenCount } from './open-points.tsx'

/** On a narrow screen the open points lie in a sheet behind one button that is always in reach. */
export function OpenPointSheet(): ReactNode {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const { total } = useOpenCount()
  return (
    <div className="open-sheet">
      <Button type="button" className="open-sheet-button" variant={total > 0 ? 'primary' : 'secondary'} data-size="sm" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        <ChevronUpIcon aria-hidden /> {total > 0 ? t('open.count', { count: total }) : t('open.noneShort')}
      </Button>
      <dialog className="ds-dialog" data-placement="bottom" ref={dialog} aria-labelledby="open-sheet-title">
        <h2 id="open-sheet-title">{t('open.title')}</h2>
        <OpenPointList onJump={() => dialog.current?.close()} />
        <Button type="button" variant="secondary" data-size="sm" onClick={() => dialog.current?.close()}>
          {t('edit.close')}
        </Button>
      </dialog>
    </div>
  )
}
