import { Button } from '../button.tsx'
import type { ReactNode } from 'react'
import { Form } from 'react-router'
import type { Permissions } from '#app/reads/present-text.ts'
import { WhyNot } from '../page/why-not.tsx'
import { useText } from '../text/use-text.tsx'

/** Handing a guideline's own text in for review. Its form comes later; until then its text is edited in its file. */
export function SubmitPanel({ text }: { text: { version: { id: number; contentHash: string }; permissions: Permissions } }): ReactNode {
  const { t } = useText()
  const permission = text.permissions.submit
  return (
    <section className="card" aria-labelledby="submit-title">
      <h2 id="submit-title">{t('handIn.title')}</h2>
      <p className="muted">{t('guideline.editLater')}</p>
      {permission.may ? (
        <Form method="post">
          <input type="hidden" name="versionId" value={text.version.id} />
          <input type="hidden" name="contentHash" value={text.version.contentHash} />
          <Button type="submit" name="intent" value="submit" data-size="sm">
            {t('handIn.submit')}
          </Button>
        </Form>
      ) : (
        <WhyNot refusal={permission} />
      )}
    </section>
  )
}
