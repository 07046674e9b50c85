import type { SigningKey } from '#plugins/release/signature.ts'

/** RFC 8037 appendix A.1: a key that everyone knows, so that what it signs is the same everywhere. */
export const knownKey: SigningKey = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
}
