/**
 * Thrown with status 401 when a form arrives without a session. The sign-in page that it becomes carries everything that was typed
 * in hidden fields and sends it on with e-mail address and password, so that the save goes on after signing in.
 */
export type SignedOut = { kind: 'signed-out'; action: string; fields: Array<[name: string, value: string]>; failed?: SignInFailure | undefined }
/** `unreachable`: the server did not answer at all. */
export type SignInFailure = 'sign-in-failed' | 'too-many-attempts' | 'unreachable'

export const emailField = 'sign-in.email'
export const passwordField = 'sign-in.password'

/** Everything a form carried, but for a sign-in that stood in it. */
export function carriedFields(posted: FormData): Array<[string, string]> {
  return [...posted].flatMap(([name, value]) => (typeof value === 'string' && !name.startsWith('sign-in.') ? [[name, value] satisfies [string, string]] : []))
}

export function isSignedOut(thrown: unknown): thrown is SignedOut {
  return typeof thrown === 'object' && thrown !== null && (thrown as { kind?: unknown }).kind === 'signed-out'
}
