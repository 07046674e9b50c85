import { createContext, RouterContextProvider } from 'react-router'
import type { SigningKey } from '#plugins/release/signature.ts'
import type { RandomBytes } from '#app/workflow/hash-secret.server.ts'
import type { ReleaseAssets } from '#app/workflow/load-release-assets.server.ts'
import type { Database } from '#schema/db/open-database.server.ts'
import type { Instant } from '#schema/model/notation.ts'
import type { Language } from '#schema/model/language.ts'
import type { Principal } from '#schema/workflow/principal.ts'

/** What the desk takes from the outside world. The host makes it once and hands it to every request. */
export type AppContext = {
  db: Database
  /** Folder of runtime state: database, keys, releases. */
  dataDir: string
  clock: { now(): Instant }
  randomBytes: RandomBytes
  environment: {
    /** Address people type, without a slash at the end. Decides the cookie's name and which origin may post. */
    publicUrl: string
    /** Further own origins: the loopback address the server listens on. */
    listeningOrigins: ReadonlyArray<string>
    /** Whether demo accounts may be shown on the sign-in page. */
    demo: boolean
    production: boolean
  }
  /** Key that signs releases, and what a release carries besides content. */
  signingKey: SigningKey
  releaseAssets: ReleaseAssets
}

export const appContext = createContext<AppContext>()

/** Network address the request came from, for counting failed sign-ins. Set by the host per request. */
export const clientAddressContext = createContext<string>('unknown')

/** Nonce of this response's content security policy. */
export const nonceContext = createContext<string>('')

/** Language of the interface for this request. */
export const languageContext = createContext<Language>('en')

/** Who asks, when the session cookie is good. `token` is the raw session token, needed to sign out. */
export type Session = { principal: Principal; token: string }
export const sessionContext = createContext<Session | null>(null)

/**
 * The context of one request, for the host to pass to the framework. The host takes this function from the desk's own bundle
 * (`build.entry.module.loadContextFor`): keys of a context are compared by identity, and another bundle has others.
 */
export function loadContextFor(app: AppContext, clientAddress: string): RouterContextProvider {
  const context = new RouterContextProvider()
  context.set(appContext, app)
  context.set(clientAddressContext, clientAddress)
  return context
}
