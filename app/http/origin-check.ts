export type RequestOrigin = { method: string; secFetchSite: string | null; origin: string | null }

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that may change something comes from our own pages.
 * `Sec-Fetch-Site` decides where the browser sends it; else `Origin` must be one of `ownOrigins`, which are configured and never
 * read from `Host` or `X-Forwarded-*`: a client can write those. Missing both is a refusal.
 */
export function isFromOwnPages(request: RequestOrigin, ownOrigins: ReadonlyArray<string>): boolean {
  if (safeMethods.has(request.method.toUpperCase())) return true
  if (request.secFetchSite !== null) return request.secFetchSite === 'same-origin'
  return request.origin !== null && request.origin !== '' && ownOrigins.map(originOf).includes(request.origin)
}

/** The origin of an address: `https://desk.example/` → `https://desk.example`. An address without one matches nothing. */
export function originOf(address: string): string {
  // "null" is the origin of sandboxed and local documents, which anyone can make.
  const origin = URL.canParse(address) ? new URL(address).origin : ''
  return origin === 'null' ? '' : origin
}
