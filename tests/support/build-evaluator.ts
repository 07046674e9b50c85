import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Bundles the evaluator as it ships with a release, into one file. */
export async function buildEvaluator(outfile: string): Promise<void> {
  const entry = fileURLToPath(new URL('../../plugins/decide/evaluate.ts', import.meta.url))
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', target: 'node20', outfile, logLevel: 'error', minifySyntax: true })
}
