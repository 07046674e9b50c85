import { Button } from '../button.tsx'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { goToOpenPoints } from './open-points.tsx'
import { useText } from '../text/use-text.tsx'

const setting = 'rationale:shortcuts'

/** Ctrl/Cmd+S saves, F8 goes to what is still open, `?` lists the shortcuts. They can be turned off (WCAG 2.1.4), and `?` is a letter while one types. */
export function Shortcuts({ onSave }: { onSave: () => void }): ReactNode {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const [on, turn] = useState(true)
  useEffect(() => turn(localStorage.getItem(setting) !== 'off'), [])
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault()
        onSave()
        return
      }
      if (event.key === 'F8') {
        event.preventDefault()
        goToOpenPoints()
        return
      }
      if (event.key === '?' && on && !isTyping(event.target)) {
        event.preventDefault()
        dialog.current?.showModal()
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [on, onSave])
  return (
    <>
      <p className="shortcut-hint">
        <button type="button" className="link-button" onClick={() => dialog.current?.showModal()}>
          {t('shortcuts.title')}
        </button>
      </p>
      <dialog className="ds-dialog" ref={dialog} aria-labelledby="shortcuts-title">
        <h2 id="shortcuts-title">{t('shortcuts.title')}</h2>
        <dl className="shortcuts">
          <div>
            <dt>
              <kbd>Ctrl</kbd>/<kbd>⌘</kbd> + <kbd>S</kbd>
            </dt>
            <dd>{t('shortcuts.save')}</dd>
          </div>
          <div>
            <dt>
              <kbd>F8</kbd>
            </dt>
            <dd>{t('shortcuts.open')}</dd>
          </div>
          <div>
            <dt>
              <kbd>?</kbd>
            </dt>
            <dd>{t('shortcuts.list')}</dd>
          </div>
        </dl>
        <label className="choice">
          <input
            className="ds-input"
            type="checkbox"
            checked={on}
            onChange={(event) => {
              turn(event.target.checked)
              localStorage.setItem(setting, event.target.checked ? 'on' : 'off')
            }}
          />
          <span>{t('shortcuts.single')}</span>
        </label>
        <Button type="button" variant="secondary" data-size="sm" onClick={() => dialog.current?.close()}>
          {t('edit.close')}
        </Button>
      </dialog>
    </>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}
