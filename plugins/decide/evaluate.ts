import { evaluate } from './evaluate-command.ts'

// Bundled into one file that ships beside every bundle. It loads in a browser too: what only Node has is imported where it is used.
export { decidablePart } from '#schema/bundle/decidable-part.ts'
export { decide } from './decide.ts'
export { prepare } from './prepare.ts'
export { readBundle } from './read-bundle.ts'
export { runCase, runCases } from './run-cases.ts'
export { evaluate }

/** Runs the command line when this file is what Node was started with; does nothing when it is imported, and nothing in a browser. */
async function main(): Promise<void> {
  if (typeof process === 'undefined' || !process.argv?.[1] || !import.meta.url.startsWith('file:')) return
  const [{ realpathSync, promises }, { pathToFileURL }] = await Promise.all([import('node:fs'), import('node:url')])
  try {
    if (pathToFileURL(realpathSync(process.argv[1])).href !== import.meta.url) return
  } catch {
    return
  }
  const { createHash } = await import('node:crypto')
  const { status, output, errors } = await evaluate(process.argv.slice(2), {
    readFile: (path) => promises.readFile(path),
    readStandardInput: async () => {
      const chunks: Array<Uint8Array> = []
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
      return Buffer.concat(chunks)
    },
    sha256: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
    now: new Date().toISOString(),
  })
  process.stdout.write(output)
  process.stderr.write(errors)
  process.exitCode = status
}

void main()
