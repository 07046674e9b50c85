import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { PageGivensContext } from '#app/components/page/page-givens.tsx'
import { registerAllMessages } from '#app/components/text/all-messages.server.ts'
import { appContext, languageContext, nonceContext } from '#app/http/app-context.server.ts'
import { readInstallationNotice } from '#app/reads/installation-notice.server.ts'

export { loadContextFor } from '#app/http/app-context.server.ts'

registerAllMessages()

export const streamTimeout = 5_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> | Response {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const nonce = loadContext.get(nonceContext)
  const givens = { language: loadContext.get(languageContext), notice: readInstallationNotice(loadContext.get(appContext).db) }
  const page = (
    <PageGivensContext value={givens}>
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
    </PageGivensContext>
  )
  return new Promise((resolve, reject) => {
    let answered = false
    // Whoever cannot wait for a second part of the page gets it whole.
    const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady'
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      [ready]() {
        answered = true
        const body = new PassThrough()
        pipe(body)
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
      },
      onShellError: reject,
      onError(error: unknown) {
        if (answered) console.error(error)
      },
    })
    setTimeout(abort, streamTimeout + 1_000).unref()
  })
}

/** Expected errors answer with their status and are no bugs; only the others reach the log. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted && !(error instanceof Response)) console.error(error)
}
