// Brings a checkout to where it can run: the right Node, the packages of the lock file, a fresh build. Plain Node and no
// dependency, because it runs before there are any. Says what it does on standard error, so that standard output stays
// the command's own.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const inRoot = (/** @type {string[]} */ ...parts) => join(root, ...parts)

const installStamp = inRoot('node_modules/.rationale-lock')
const buildStamp = inRoot('build/.stamp.json')
const lock = inRoot('.prepare-lock')

/** Packages with native code are built for one ABI, so a change of Node is a reason to install again. */
const platform = `${process.platform}-${process.arch}-${process.versions.modules}`

const buildFailure = 'The build failed; its output stands above.'

/** What the build reads. Tests and texts are not among it: changing one must not cost a build. */
const sourceFolders = ['app', 'schema', 'plugins', 'scripts', 'content/messages']
const sourceFiles = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'react-router.config.ts']
const isSource = (/** @type {string} */ path) => !/\.test\.tsx?$|\.md$/u.test(path)

/**
 * @param {{ quiet?: boolean, forTest?: boolean }} [options] quiet: silent when there is nothing to do
 * @throws {Error} with one sentence for the reader
 */
export async function prepare({ quiet = false, forTest = false } = {}) {
  const say = progress()
  requireNode()
  if (isInstalled() && isBuilt()) {
    if (!quiet) say('up to date')
  } else {
    await withLock(say, async () => {
      if (!isInstalled()) await install(say)
      if (!isBuilt()) await build(say)
      say('ready')
    })
  }
  if (forTest && !findChromium()) await installChromium(say)
}

/** The browser of the end-to-end tests, or undefined. @returns {string | undefined} */
export function findChromium() {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const candidates = [process.env.CHROMIUM_PATH, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))]
  return candidates.find((path) => path && isExecutable(path))
}

function progress() {
  const started = performance.now()
  return (/** @type {string} */ message) => console.error(`[${((performance.now() - started) / 1000).toFixed(1)} s] ${message}`)
}

function requireNode() {
  const { engines } = readJson(inRoot('package.json'))
  const [major = 0, minor = 0] = engines.node.replace('>=', '').split('.').map(Number)
  const [haveMajor = 0, haveMinor = 0] = process.versions.node.split('.').map(Number)
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return
  throw new Error(`Rationale needs Node ${major}.${minor} or newer, and this is Node ${process.versions.node}: install a newer one from https://nodejs.org.`)
}

function isInstalled() {
  const stamp = readText(installStamp)
  if (stamp === installFingerprint()) return true
  if ((stamp && !stamp.endsWith(platform)) || !isInstalledByHand()) return false
  writeFileSync(installStamp, installFingerprint())
  return true
}

function installFingerprint() {
  return `${sha256(readFileSync(inRoot('package-lock.json')))} ${platform}`
}

/** Whoever ran `npm install` need not wait for a second one: npm notes in node_modules what stands there. */
function isInstalledByHand() {
  const note = inRoot('node_modules/.package-lock.json')
  if (!existsSync(note)) return false
  const installed = readJson(note).packages
  return Object.entries(readJson(inRoot('package-lock.json')).packages).every(
    ([path, { version, optional }]) => path === '' || installed[path]?.version === version || (optional && !installed[path]),
  )
}

/** @param {(message: string) => void} say */
async function install(say) {
  say('installing packages from package-lock.json')
  // --include=dev: the build needs its tools also where NODE_ENV says production.
  await run(say, ['npm', 'ci', '--include=dev'], 'npm ci failed; its output stands above.')
  writeFileSync(installStamp, installFingerprint())
}

function isBuilt() {
  const stamp = readText(buildStamp)
  if (!stamp) return false
  const { stats, contents } = JSON.parse(stamp)
  const files = listSources()
  if (stats === statFingerprint(files)) return true
  // A fresh clone or a changed branch touches every file; the text decides.
  if (contents !== contentFingerprint(files)) return false
  writeFileSync(buildStamp, JSON.stringify({ stats: statFingerprint(files), contents }))
  return true
}

/** @param {(message: string) => void} say */
async function build(say) {
  const files = listSources()
  const stamp = { stats: statFingerprint(files), contents: contentFingerprint(files) }
  rmSync(buildStamp, { force: true })
  // The framework first: it empties build/.
  say('building the desk')
  await run(say, [process.execPath, inRoot('node_modules/@react-router/dev/bin.js'), 'build', '--logLevel', 'warn'], buildFailure)
  say('building the command line, the evaluator and the style sheet')
  await bundle()
  writeFileSync(buildStamp, JSON.stringify(stamp))
}

async function bundle() {
  const esbuild = await import('esbuild')
  /** @satisfies {import('esbuild').BuildOptions} */
  const common = { absWorkingDir: root, bundle: true, logLevel: 'error' }
  /** @satisfies {import('esbuild').BuildOptions} */
  const node = { ...common, platform: 'node', format: 'esm', target: 'node20' }
  try {
    await Promise.all([
      esbuild.build({ ...node, entryPoints: ['scripts/rationale.ts'], outfile: 'build/rationale.js', packages: 'external', sourcemap: true }),
      // Shipped beside the bundles: one file, nothing to install, and still readable by whoever has to trust it.
      esbuild.build({ ...node, entryPoints: ['plugins/decide/evaluate.ts'], outfile: 'build/evaluate.mjs', minifySyntax: true }),
      esbuild.build({ ...common, entryPoints: ['plugins/render/site.css'], outfile: 'build/site.css', minify: true }),
    ])
  } catch {
    throw new Error(buildFailure)
  }
}

function listSources() {
  const inFolders = sourceFolders.filter((folder) => existsSync(inRoot(folder))).flatMap((folder) =>
    readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  return [...inFolders.filter(isSource), ...sourceFiles.map((file) => inRoot(file))].sort()
}

/** @param {string[]} files */
function statFingerprint(files) {
  return sha256(files.map((file) => [file, statSync(file).size, statSync(file).mtimeMs].join(' ')).join('\n'))
}

/** @param {string[]} files */
function contentFingerprint(files) {
  return sha256(files.map((file) => `${file.slice(root.length)} ${sha256(readFileSync(file))}`).join('\n'))
}

/**
 * Two commands may start at once in one checkout; the second waits for the first and then finds nothing to do.
 * @param {(message: string) => void} say
 * @param {() => Promise<void>} work
 */
async function withLock(say, work) {
  for (let waited = false; !tryLock(); waited = true) {
    if (!waited) say('waiting for another process that prepares this checkout')
    await wait(250)
  }
  try {
    await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function tryLock() {
  try {
    mkdirSync(lock)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    if (isAbandoned()) rmSync(lock, { recursive: true, force: true })
    return false
  }
  writeFileSync(join(lock, 'pid'), String(process.pid))
  return true
}

/** A lock whose process is gone. One without a process number is that of a process that is just writing it, for a moment. */
function isAbandoned() {
  const pid = Number(readText(join(lock, 'pid')))
  if (!pid) return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 10_000
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
}

/** @param {(message: string) => void} say */
async function installChromium(say) {
  const failure = 'The end-to-end tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chromium or Chrome.'
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const mayInstall = asRoot.length === 0 || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  if (!mayInstall || !isExecutable('/usr/bin/apt-get')) throw new Error(failure)
  say('installing Chromium for the end-to-end tests')
  await run(say, [...asRoot, 'apt-get', 'update'], failure)
  await run(say, [...asRoot, 'apt-get', 'install', '-y', '--no-install-recommends', 'chromium'], failure)
  if (!findChromium()) throw new Error(failure)
}

/**
 * Compiling the database takes a minute on a small machine; a line now and then says that it goes on. What the program writes is shown
 * only where it fails: its notes are for who builds, not for who starts.
 * @param {(message: string) => void} say
 * @param {string[]} command
 * @param {string} failure
 */
async function run(say, [program = '', ...args], failure) {
  // Whoever starts this, a test for instance, must not decide whether the desk is built for development.
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
  /** @type {Buffer[]} */
  const written = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => written.push(chunk))
  const ticker = setInterval(() => say('still working …'), 10_000)
  const status = await new Promise((resolve) => child.on('error', resolve).on('close', resolve))
  clearInterval(ticker)
  if (status === 0) return
  process.stderr.write(Buffer.concat(written))
  throw new Error(failure)
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @param {string} path @returns {string | undefined} */
function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** @param {string | Buffer} value */
function sha256(value) {
  return createHash('sha256').update(value).digest('hex')
}

if (realpathSync(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  try {
    await prepare({ forTest: process.argv.includes('--for') && process.argv.includes('test') })
  } catch (error) {
    console.error(`prepare: ${/** @type {Error} */ (error).message}`)
    process.exitCode = 1
  }
}
