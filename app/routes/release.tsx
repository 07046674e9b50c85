import { Button } from '#app/components/button.tsx'
import type { ReactNode } from 'react'
import { Form, redirect, useActionData, useLoaderData, useNavigation } from 'react-router'
import { z } from 'zod'
import { DoneNotice } from '#app/components/page/done-notice.tsx'
import { PageFrame } from '#app/components/page/page-frame.tsx'
import { RefusalNotice } from '#app/components/page/refusal-notice.tsx'
import { WhyNot } from '#app/components/page/why-not.tsx'
import { PendingTexts } from '#app/components/release/pending-texts.tsx'
import { ReleaseChanges } from '#app/components/release/release-changes.tsx'
import { ReleaseHistory } from '#app/components/release/release-history.tsx'
import { useText } from '#app/components/text/use-text.tsx'
import type { ActionAnswer } from '#app/forms/refusal.ts'
import { formAction, formRoute, pageLoader } from '#app/http/route-builders.server.ts'
import { readReleasePage } from '#app/reads/release-page.server.ts'
import { publishRelease } from '#app/workflow/publish-release.server.ts'
import { restoreRelease } from '#app/workflow/restore-release.server.ts'

const params = z.object({})

export const loader = pageLoader({ params, read: ({ app, viewer, at }) => readReleasePage(app.db, { viewer, at }) })

export const action = formAction({
  params,
  forms: {
    release: formRoute({
      form: z.strictObject({}),
      run: async ({ app, session, at }) => {
        const { db, dataDir, signingKey, releaseAssets } = app
        await publishRelease({ db, actor: session.principal, at }, { ...releaseAssets, dataDir, key: signingKey })
        return redirect('/release?done=released')
      },
    }),
    restore: formRoute({
      form: z.strictObject({ sequence: z.int().min(1) }),
      run: async ({ app, session, at, form }) => {
        await restoreRelease({ db: app.db, actor: session.principal, at }, { dataDir: app.dataDir, sequence: form.sequence })
        return redirect('/release?done=restored')
      },
    }),
  },
})

/** What will become public, what is public, and the way back. */
export default function ReleaseRoute(): ReactNode {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<ActionAnswer>()
  const { t, dateTime } = useText()
  return (
    <PageFrame viewer={page.viewer}>
      <title>{`${t('release.title')} – Rationale`}</title>
      <h1>{t('release.title')}</h1>
      <p className="lead">{t('release.lead')}</p>
      {answer?.refusal ? <RefusalNotice refusal={answer.refusal} /> : <DoneNotice />}
      <div className="release-grid">
        <section className="card stack" aria-labelledby="pending-title">
          <h2 id="pending-title">{t('release.pending')}</h2>
          <PendingTexts rows={page.pending} />
          {page.permission.may ? page.pending.length > 0 && <ReleaseButton /> : <WhyNot refusal={page.permission} />}
        </section>
        {page.pending.length > 0 && page.live && <ReleaseChanges />}
        <section className="card" aria-labelledby="live-title">
          <h2 id="live-title">{t('release.live')}</h2>
          {page.live ? (
            <p>
              {t('release.liveIs', { sequence: page.live.sequence, at: dateTime(page.live.at) })} · <a href="/">{t('release.publicPages')}</a>
            </p>
          ) : (
            <p>{t('release.liveNone')}</p>
          )}
        </section>
        <ReleaseHistory rows={page.history} mayRestore={page.permission.may} />
      </div>
    </PageFrame>
  )
}

function ReleaseButton(): ReactNode {
  const { t } = useText()
  const navigation = useNavigation()
  const isBusy = navigation.state !== 'idle' && navigation.formData?.get('intent') === 'release'
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="release" />
      <Button type="submit" loading={isBusy} disabled={isBusy}>
        {t('release.submit')}
      </Button>
      <p role="status" className="field-hint">
        {isBusy ? t('release.working') : ''}
      </p>
    </Form>
  )
}
