import { z } from 'zod'
import { pageLoader } from '#app/http/route-builders.server.ts'
import { readReleasePreview } from '#app/reads/release-changes.server.ts'
import { liveLink } from '#app/workflow/reconcile-release.server.ts'

/** What a release would change for referrers: asked for by the release page once it stands, since comparing takes its time. */
export const loader = pageLoader({
  params: z.object({}),
  read: ({ app, viewer, at }) => readReleasePreview(app.db, { viewer, at, live: liveLink(app.dataDir), messages: app.releaseAssets.messages }),
})
