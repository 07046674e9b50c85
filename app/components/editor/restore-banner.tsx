import { Button } from '../button.tsx'
import { type ReactNode, useEffect, useState } from 'react'
import { differencesOf } from '#app/forms/differences.ts'
import { dropLocalCopy, type LocalCopy, readLocalCopy } from '../draft/local-copy.ts'
import { useText } from '../text/use-text.tsx'
import type { DraftEditing } from './draft-editing.ts'

/** Text of an earlier visit that never reached the server: offered, not forced. */
export function RestoreBanner({ editing }: { editing: DraftEditing }): ReactNode {
  const { t, dateTime } = useText()
  const [copy, found] = useState<LocalCopy>()
  const { form, saver, copyKey } = editing
  useEffect(() => {
    const kept = readLocalCopy(localStorage, copyKey)
    const differs = kept && differencesOf({ mine: kept.tree, theirs: form.store.tree() }).length > 0
    if (differs) found(kept)
    else if (kept) dropLocalCopy(localStorage, copyKey)
    // Only what was there when the page opened; later copies are of what is on the screen.
  }, [])
  if (!copy) return null
  return (
    <section className="ds-alert restore" data-color="warning" aria-label={t('restore.title')}>
      <p>
        <b>{t('restore.title')}</b> {t('restore.lead', { at: dateTime(copy.at) })}
      </p>
      <div className="button-row">
        <Button
          type="button"
          data-size="sm"
          onClick={() => {
            // A copy made from an older revision meets the newer text as a conflict when it is saved, not as an overwrite.
            saver.rebase(copy.revision)
            form.store.replace(copy.tree)
            found(undefined)
          }}
        >
          {t('restore.restore')}
        </Button>
        <Button
          type="button"
          data-size="sm"
          variant="secondary"
          onClick={() => {
            dropLocalCopy(localStorage, copyKey)
            found(undefined)
          }}
        >
          {t('restore.discard')}
        </Button>
      </div>
    </section>
  )
}
