import { readdirSync, readFileSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { join } from 'node:path'
import send from 'send'
import { liveLink } from '#app/workflow/reconcile-release.server.ts'

/** Pages run no script but the release's own, load nothing from elsewhere, and cannot be framed. */
const headers = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
} as const

const types: Record<string, string> = { '.jws': 'application/jose', '.mjs': 'text/javascript; charset=utf-8' }

/** Serves the live release. Each request finds out once which folder that is, so a page is never put together from two releases. */
export function publicSite(dataDir: string): RequestListener {
  const link = liveLink(dataDir)
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD', 'Content-Type': 'text/plain; charset=utf-8' }).end('This site is read only.\n')
      return
    }
    realpath(link)
      .then(
        (folder) => sendFile(request, response, folder),
        () => sendNotice({ request, response, status: 503, notice: notPublished, folder: undefined }),
      )
      .catch(() => response.destroy())
  }
}

function sendFile(request: IncomingMessage, response: ServerResponse, folder: string): void {
  // Not parsed as an address: "//" is none, and what leads out of the folder is send's to refuse.
  const [path = '/'] = (request.url ?? '/').split('?')
  const isHashed = path.startsWith('/assets/')
  send(request, path, { root: folder, index: ['index.html'], dotfiles: 'allow', immutable: isHashed, maxAge: isHashed ? '1y' : 0 })
    .on('headers', (answer: ServerResponse, file: string) => {
      const ending = /\.\w+$/.exec(file)?.[0] ?? ''
      if (types[ending]) answer.setHeader('Content-Type', types[ending])
    })
    .on('error', ({ status }: { status?: number }) => sendNotice({ request, response, status: status !== undefined && status < 500 ? 404 : 500, notice: notFound, folder }))
    .pipe(response)
}

type Notice = Record<'da' | 'nb' | 'en', { title: string; text: string; home: string }>

const notFound: Notice = {
  da: { title: 'Siden findes ikke', text: 'Adressen er måske skrevet forkert. Udgivne sider flytter aldrig.', home: 'Til forsiden' },
  nb: { title: 'Siden finnes ikke', text: 'Adressen er kanskje skrevet feil. Publiserte sider flyttes aldri.', home: 'Til forsiden' },
  en: { title: 'There is no such page', text: 'The address may be mistyped. Published pages never move.', home: 'To the front page' },
}

const notPublished: Notice = {
  da: { title: 'Intet er udgivet endnu', text: 'Når den første udgivelse er lavet, står den her.', home: 'Prøv igen' },
  nb: { title: 'Ingenting er publisert ennå', text: 'Når den første publiseringen er gjort, står den her.', home: 'Prøv igjen' },
  en: { title: 'Nothing is published yet', text: 'The first release will stand here.', home: 'Try again' },
}

function sendNotice(answer: { request: IncomingMessage; response: ServerResponse; status: number; notice: Notice; folder: string | undefined }): void {
  const { request, response, status, notice, folder } = answer
  if (response.headersSent) {
    response.destroy()
    return
  }
  const language = languageOf(request)
  const own = status === 404 && folder !== undefined ? notFoundPageOf(folder, language) : undefined
  const page = own ?? plainPage({ request, notice, language, folder })
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })
  response.end(request.method === 'HEAD' ? undefined : page)
}

/** What can be said without a release, or without its files. */
function plainPage({ request, notice, language, folder }: { request: IncomingMessage; notice: Notice; language: keyof Notice; folder: string | undefined }): string {
  const { title, text, home } = notice[language]
  const stylesheet = folder === undefined ? undefined : stylesheetOf(folder)
  const link = stylesheet === undefined ? '' : `<link rel="stylesheet" href="/assets/${stylesheet}">`
  const address = request.url?.startsWith(`/${language}/`) ? `/${language}/` : '/'
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${link}</head><body><main><h1>${title}</h1><p>${text}</p><p><a href="${address}">${home}</a></p></main></body></html>\n`
}

/** Language of the address, else the browser's first that there is. */
function languageOf(request: IncomingMessage): keyof Notice {
  const known: Array<keyof Notice> = ['da', 'nb', 'en']
  const inPath = /^\/(da|nb|en)\//.exec(request.url ?? '')?.[1]
  const asked = (request.headers['accept-language'] ?? '').toLowerCase().replaceAll(/\b(?:no|nn)\b/g, 'nb').split(',')
  return known.find((language) => language === inPath) ?? asked.flatMap((part) => known.find((language) => part.trim().startsWith(language)) ?? [])[0] ?? 'en'
}

/** The release's own page for what is not there, with its notice; earlier releases have none per language. */
function notFoundPageOf(folder: string, language: keyof Notice): string | undefined {
  try {
    return readFileSync(join(folder, language, '404.html'), 'utf8')
  } catch {
    return undefined
  }
}

function stylesheetOf(folder: string): string | undefined {
  try {
    return readdirSync(join(folder, 'assets')).find((name) => /^site-[\w-]+\.css$/.test(name))
  } catch {
    return undefined
  }
}
