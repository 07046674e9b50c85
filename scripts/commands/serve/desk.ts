import { existsSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RouterContextProvider, ServerBuild } from 'react-router'
import send from 'send'
import type { AppContext } from '#app/http/app-context.server.ts'
import { CommandFailed } from '../terminal.ts'

type DeskBuild = ServerBuild & { entry: { module: { loadContextFor: (app: AppContext, clientAddress: string) => RouterContextProvider } } }

/** The largest form that is read, in bytes: far above any record, since the framework holds a whole body in memory. */
const largestForm = 8_000_000

/** Answers everything below /desk: built files by themselves, the rest by the framework. Throws `CommandFailed` where nothing was built. */
export async function deskHandler({ root, app }: { root: string; app: AppContext }): Promise<RequestListener> {
  const built = join(root, 'build/server/index.js')
  if (!existsSync(built)) throw new CommandFailed('The desk was not built. Start with npm start, which builds it.')
  // React chooses between its slow development form and the fast one when it is loaded; so nothing that loads it is imported before.
  process.env.NODE_ENV = 'production'
  const { createRequestListener } = await import('@react-router/node')
  const build = (await import(pathToFileURL(built).href)) as DeskBuild
  const listener = createRequestListener({
    build,
    mode: 'production',
    // The framework's type of a context depends on generated types, which may not be there yet; `never` fits both.
    getLoadContext: (_, client) => build.entry.module.loadContextFor(app, client.address) as never,
  })
  const assets = join(root, 'build/client/assets')
  return (request, response) => {
    const asset = /^\/desk\/assets(\/[\w.-]+)(?:\?|$)/.exec(request.url ?? '')?.[1]
    if (isTooLarge(request)) response.writeHead(413, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }).end('This form is too large.\n')
    else if (asset !== undefined && (request.method === 'GET' || request.method === 'HEAD')) sendAsset({ request, response, assets, asset })
    else listener(request, response)
  }
}

/** Also where the length is not told: browsers tell it of every form. */
function isTooLarge({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > largestForm
}

/** Built files carry the hash of their content in their name, so a copy of one never grows old. */
function sendAsset({ request, response, assets, asset }: { request: IncomingMessage; response: ServerResponse; assets: string; asset: string }): void {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  send(request, asset, { root: assets, index: false, immutable: true, maxAge: '1y' })
    .on('error', ({ status }: { status?: number }) => {
      response.writeHead(status ?? 500, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end('Not found\n')
    })
    .pipe(response)
}
