/** Where the desk lives. The framework's basename, needed where an address is made or judged outside it. */
export const deskPath = '/desk'

// Path characters that no browser turns into something else: no backslash, no second slash, no percent escape, no control character.
const insideDesk = /^\/desk(?:\/[\w.~-]+)*\/?(?:\?[\w.~=&%-]*)?$/

/**
 * The address to go to after signing in. Only pages of the desk are allowed, written plainly; anything else is the desk's home.
 * An allow-list by form: what is not recognised is not followed.
 */
export function redirectTarget(next: unknown): string {
  if (typeof next !== 'string' || next.length > 300 || !insideDesk.test(next) || /\/\.{1,2}(?:\/|$|\?)/.test(next)) return deskPath
  return next.startsWith(`${deskPath}/sign-`) ? deskPath : next
}

/** The same address as the framework writes it in `redirect` and links: without the basename. */
export function withoutBasename(address: string): string {
  return address.slice(deskPath.length) || '/'
}
