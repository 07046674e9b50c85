import { Button } from '../button.tsx'
import { type ReactNode, useRef } from 'react'
import type { RecommendationPage } from '#app/reads/recommendation-page.server.ts'
import type { Saver } from '../draft/saver.ts'
import { WhyNot } from '../page/why-not.tsx'
import { useText } from '../text/use-text.tsx'
import { useOpenCount } from './open-points.tsx'

const formId = 'hand-in-form'

/** At the end of the form: what still keeps the draft from review, and the button that hands it in. */
export function HandIn({ page }: { page: RecommendationPage }): ReactNode {
  const { t } = useText()
  const { errors, warnings } = useOpenCount()
  const permission = page.permissions.submit
  return (
    <section className="form-section hand-in" aria-labelledby="hand-in-title">
      <h2 id="hand-in-title">{t('handIn.title')}</h2>
      <p>{errors > 0 ? t('handIn.stillOpen', { count: errors }) : warnings > 0 ? t('handIn.warnings', { count: warnings }) : t('handIn.ready')}</p>
      {permission.may ? (
        <>
          {/* It belongs to a form of its own, because a form cannot stand inside another. */}
          <Button type="submit" form={formId}>
            {t('handIn.submit')}
          </Button>
          <p className="field-hint">{t('handIn.frozen')}</p>
          <noscript>
            <p className="field-hint">{t('handIn.saveFirst')}</p>
          </noscript>
        </>
      ) : (
        <WhyNot refusal={permission} />
      )}
    </section>
  )
}

/** The form behind that button. What is typed is saved first; then exactly the stored text is handed in, named by its hash. */
export function HandInForm({ page, saver }: { page: RecommendationPage; saver: Saver }): ReactNode {
  const hash = useRef<HTMLInputElement>(null)
  return (
    <form
      id={formId}
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        void saver.save().then((isStored) => {
          if (!isStored || !hash.current) return
          hash.current.value = saver.stored().contentHash
          form.submit()
        })
      }}
    >
      <input type="hidden" name="intent" value="submit" />
      <input type="hidden" name="versionId" value={page.version.id} />
      <input type="hidden" name="contentHash" ref={hash} defaultValue={page.version.contentHash} />
    </form>
  )
}
