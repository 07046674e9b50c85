/** The cookie that carries the session token. `__Host-` binds it to this host and to https, where there is https. */
export type CookieKind = { secure: boolean }

/** Whether the public address is https: only then may a cookie be `Secure`. */
export function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}

export function sessionCookieName({ secure }: CookieKind): string {
  return secure ? '__Host-rationale' : 'rationale-session'
}

/** `Set-Cookie` for a new session. Its end is the server's to decide, so the cookie has no date of its own. */
export function sessionCookie(token: string, kind: CookieKind): string {
  return cookie(sessionCookieName(kind), token, kind)
}

/** `Set-Cookie` that removes the session. */
export function endedSessionCookie(kind: CookieKind): string {
  return `${cookie(sessionCookieName(kind), '', kind)}; Max-Age=0`
}

/** `Set-Cookie` that remembers a choice of language for a year. */
export function languageCookieFor(name: string, language: string, kind: CookieKind): string {
  return `${cookie(name, language, kind)}; Max-Age=31536000`
}

/** Value of one cookie of a `Cookie` header. The first wins, as RFC 6265 has the browser order them. */
export function cookieValue(header: string | null, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}

function cookie(name: string, value: string, { secure }: CookieKind): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
