/** Addresses a link may have, in words. */
export const allowedAddresses = 'http:, https:, mailto:, or a page of this site such as "/r/low-back-pain-imaging"'

const longestAddress = 2000
const page = /^\/r\/[a-z0-9]+(?:-[a-z0-9]+)*\/?(?:#[\w-]{1,80})?$/
const schemes = new Set(['http:', 'https:', 'mailto:'])

/** Whether a link may point there. Anything that a browser could run, or read differently from us, is not allowed. */
export function isAllowedAddress(address: string): boolean {
  if (address.length > longestAddress || /[\s\\\p{Cc}\p{Cf}\p{Surrogate}]/u.test(address)) return false
  if (page.test(address)) return true
  if (!/^(?:https?:\/\/[^/?#]|mailto:[^/?#])/i.test(address) || !URL.canParse(address)) return false
  return schemes.has(new URL(address).protocol)
}
