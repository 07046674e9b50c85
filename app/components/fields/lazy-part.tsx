import { type ReactNode, Suspense, useState } from 'react'
import { useText } from '../text/use-text.tsx'

/** A part of a section that is folded, and made when it is opened for the first time. It needs a script, and says so by not being there. */
export function LazyPart({ id, title, hint, children }: { id: string; title: string; hint?: string; children: ReactNode }): ReactNode {
  const { t } = useText()
  const [wasOpened, setOpened] = useState(false)
  return (
    <details className="ds-details more lazy-part" id={id} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{title}</summary>
      <div>
        {hint && <p className="field-hint">{hint}</p>}
        {wasOpened && <Suspense fallback={<p className="field-hint">{t('tryPatient.loading')}</p>}>{children}</Suspense>}
      </div>
    </details>
  )
}
