import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Command } from 'commander'
import compression from 'compression'
import type { AppContext } from '#app/http/app-context.server.ts'
import { type Environment, readEnvironment } from '#app/http/environment.server.ts'
import { loadReleaseAssets, programRoot } from '#app/workflow/load-release-assets.server.ts'
import { loadSigningKey, signingKeyFile } from '#app/workflow/load-signing-key.server.ts'
import { reconcileRelease } from '#app/workflow/reconcile-release.server.ts'
import { openDatabase } from '#schema/db/open-database.server.ts'
import { databaseFile } from './open-state.ts'
import { firstStart } from './serve/first-start.ts'
import { deskHandler } from './serve/desk.ts'
import { listen, stopped } from './serve/host.ts'
import { publicSite } from './serve/public-site.ts'
import type { ExitCode, Register, Terminal } from './terminal.ts'

/** `rationale serve`: the public site at /, the desk at /desk. */
export function serveCommand(terminal: Terminal, register: Register): Command {
  return new Command('serve').description('serve the public site at / and the desk at /desk, until told to stop').action(register(() => serve(terminal)))
}

async function serve(terminal: Terminal): Promise<ExitCode> {
  const root = programRoot()
  const environment = readEnvironment(terminal.variables, root)
  const host = await listen(environment)
  const db = await orClose(host.close, () => openDatabase(join(environment.dataDir, databaseFile)))
  try {
    const { removed } = reconcileRelease(db, environment.dataDir)
    for (const folder of removed) terminal.say(`removed the unfinished release ${folder}`)
    const signingKey = await loadSigningKey(signingKeyFile(environment.dataDir))
    const releaseAssets = loadReleaseAssets(root)
    const signIns = await firstStart({ db, terminal, environment, contentFolder: join(root, 'content'), signingKey, releaseAssets })
    const app: AppContext = {
      db,
      dataDir: environment.dataDir,
      clock: { now: terminal.now },
      randomBytes,
      environment: { ...addressesOf(environment, host.port), demo: environment.demo, production: environment.production },
      signingKey,
      releaseAssets,
    }
    const desk = await deskHandler({ root, app })
    const site = publicSite(environment.dataDir)
    // Its types are Express's; it asks of a request and a response no more than Node's have.
    const compress = compression() as unknown as (request: IncomingMessage, response: ServerResponse, next: () => void) => void
    host.serve((request, response) => compress(request, response, () => (isDesk(request.url) ? desk(request, response) : site(request, response))))
    const { publicUrl } = app.environment
    terminal.out(`Public site: ${publicUrl}/`)
    terminal.out(`Desk:        ${publicUrl}/desk`)
    for (const line of signIns(publicUrl)) terminal.out(line)
    await stopped()
    terminal.say('stopping')
  } finally {
    await host.close()
    db.$client.close()
  }
  return 0
}

/** `/desk.data` is how the framework's script asks for the desk's first page. */
function isDesk(url: string | undefined): boolean {
  return /^\/desk(?:\.data)?(?:[/?]|$)/.test(url ?? '')
}

/** The address people type, and the loopback addresses the server answers on besides. */
function addressesOf({ host, publicUrl }: Environment, port: number): Pick<AppContext['environment'], 'publicUrl' | 'listeningOrigins'> {
  const isEverywhere = host === '0.0.0.0' || host === '::'
  const named = host.includes(':') ? `[${host}]` : host
  const own = `http://${isEverywhere ? '127.0.0.1' : named}:${port}`
  return { publicUrl: publicUrl ?? own, listeningOrigins: [own, `http://127.0.0.1:${port}`, `http://localhost:${port}`] }
}

async function orClose<Result>(close: () => Promise<void>, work: () => Result): Promise<Result> {
  try {
    return work()
  } catch (error) {
    await close()
    throw error
  }
}
