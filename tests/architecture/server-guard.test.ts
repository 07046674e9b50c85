import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { root } from './imports.ts'

// Server-only code is named *.server.ts wherever it stands. That the name protects, also outside app/ and through
// package.json#imports, is the framework's promise; here a real build is made to keep it.

const serverFiles = {
  'app/secret.server.ts': "export const secret = 'inside app'",
  'schema/db/secret.server.ts': "export const secret = 'outside app'",
}

test.each([
  ['in app/', './secret.server.ts', './secret.server'],
  ['outside app/, through package.json#imports', '#schema/db/secret.server.ts', '#schema/db/secret.server'],
])('the build fails when client code imports a server file %s', async (_where, specifier, named) => {
  const { code, output } = await build({
    'app/widget.tsx': `import { secret } from '${specifier}'\nexport const Widget = () => <p>{secret}</p>`,
    'app/home.tsx': "import { Widget } from './widget.tsx'\nexport default Widget",
  })
  expect(output).toContain('Server-only module referenced by client')
  expect(output).toContain(named)
  expect(code).toBe(1)
})

test('the build accepts the same files from a loader', async () => {
  const { code, output } = await build({
    'app/home.tsx': [
      "import { secret } from './secret.server.ts'",
      "import { secret as other } from '#schema/db/secret.server.ts'",
      'export const loader = () => [secret, other]',
      'export default () => <p>home</p>',
    ].join('\n'),
  })
  expect(output).not.toContain('Server-only')
  expect(code).toBe(0)
})

/** Builds a smallest app of one route with the installed framework. */
async function build(files: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'rationale-server-guard-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const all = {
    'package.json': JSON.stringify({ type: 'module', imports: { '#schema/*': './schema/*' }, dependencies: { '@react-router/node': '*', isbot: '*' } }),
    'vite.config.ts': "import { reactRouter } from '@react-router/dev/vite'\nexport default { plugins: [reactRouter()], build: { minify: false } }",
    'app/root.tsx': "import { Outlet } from 'react-router'\nexport default () => <Outlet />",
    'app/routes.ts': "import { index } from '@react-router/dev/routes'\nexport default [index('home.tsx')]",
    ...serverFiles,
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const child = spawn(process.execPath, [join(root, 'node_modules/@react-router/dev/bin.js'), 'build'], { cwd: folder, env: { ...process.env, NODE_ENV: 'production' } })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, output: output.join('') }
}
