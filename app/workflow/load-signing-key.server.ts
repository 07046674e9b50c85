import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newSigningKey, SigningKey } from '#plugins/release/signature.ts'
import { parseWith } from '#schema/model/parse.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { writeFileAtomically } from './write-folder.server.ts'

/** Where the server keeps its key, below the data folder. */
export function signingKeyFile(dataDir: string): string {
  return join(dataDir, 'keys', 'release.jwk.json')
}

/** The Ed25519 key in this file (JWK, RFC 8037), made when absent and readable by its owner alone. Throws `invalid-input`. */
export async function loadSigningKey(file: string): Promise<SigningKey> {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileAtomically(file, `${JSON.stringify(await newSigningKey())}\n`, 0o600)
  }
  const parsed = parseWith(SigningKey, parseJson(readFileSync(file, 'utf8')))
  if (!parsed.ok) throw new WorkflowError('invalid-input', `${file} holds no Ed25519 key. Expected a JSON Web Key with kty "OKP", crv "Ed25519", x and d.`)
  return parsed.value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
