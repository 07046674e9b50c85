import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../scripts/rationale.mjs', import.meta.url))
const clock = new URL('./the-clock.mjs', import.meta.url).href

export type Server = { url: string; dataDir: string; output: () => string; stop: () => Promise<void> }

/** The built program serving a fresh folder on a port the system chose: database, first content and first release made as for anyone. */
export async function aServer(variables: Record<string, string> = {}): Promise<Server> {
  const dataDir = variables['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'rationale-e2e-'))
  const child = spawn(process.execPath, ['--import', clock, program, 'serve'], { env: { ...process.env, NODE_ENV: '', PORT: '0', DATA_DIR: dataDir, ...variables }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const found = /Public site: (http:\/\/\S+?)\/?\s/.exec(output)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)))
  })
  return {
    url,
    dataDir,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
