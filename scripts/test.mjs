// `npm test`: every suite in turn, also after a failing one; the last line is the sum. `npm test -- unit lint` runs those two.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './prepare.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Outcome */

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'rationale-test-'))

/** The cheap ones first: a wrong type is known in seconds. */
const suites = {
  typecheck: () => runScript('typecheck'),
  lint: () => runScript('lint'),
  unit: () => runVitest('unit'),
  workflow: () => runVitest('workflow'),
  architecture: () => runVitest('architecture'),
  'end-to-end': () => runVitest('end-to-end'),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in suites))
if (unknown.length > 0) {
  console.error(`No suite is called ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.`)
  process.exit(1)
}

const results = Object.entries(suites)
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .map(([name, run]) => {
    console.log(`\n== ${name}`)
    const started = performance.now()
    const outcome = run()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`-- ${name}: ${countLine(outcome)} in ${seconds} s`)
    return { name, outcome, seconds }
  })
rmSync(scratch, { recursive: true, force: true })

console.log('\n== summary')
for (const { name, outcome, seconds } of results) {
  console.log(`${name.padEnd(13)}${countLine(outcome).padEnd(36)}${seconds.padStart(7)} s`)
  for (const failure of outcome.failures) console.log(`  failed: ${failure}`)
}
const total = results.reduce((sum, { outcome }) => add(sum, outcome), none())
console.log(countLine(total))
process.exitCode = total.failed > 0 ? 1 : 0

/** A tool that answers yes or no counts as one test. @param {string} name @returns {Outcome} */
function runScript(name) {
  const { status } = spawnSync('npm', ['run', '--silent', name], { cwd: root, stdio: ['ignore', 1, 2], shell: process.platform === 'win32' })
  return status === 0 ? { ...none(), passed: 1 } : failed(`npm run ${name}`)
}

/** @param {string} project @returns {Outcome} */
function runVitest(project) {
  const report = join(scratch, `${project}.json`)
  const chromium = findChromium()
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: root, stdio: ['ignore', 1, 2], env: { ...process.env, ...(chromium && { CHROMIUM_PATH: chromium }) } },
  )
  const outcome = existsSync(report) ? readReport(report) : failed('vitest wrote no report')
  if (outcome.failed > 0) return outcome
  if (outcome.passed === 0) return add(outcome, failed('no test ran'))
  // Vitest also fails on an error that no test caught.
  return status === 0 ? outcome : add(outcome, failed('vitest failed outside the tests'))
}

/** @param {string} path @returns {Outcome} */
function readReport(path) {
  /** @type {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(path, 'utf8'))
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(root, name)
    const tests = assertionResults.map((test) => countTest(file, test))
    // A file that cannot be loaded has no failing test, and is one.
    const isBroken = status === 'failed' && !tests.some((test) => test.failed > 0)
    return isBroken ? [...tests, failed(file)] : tests
  }).reduce(add, none())
}

/** @param {string} file @param {{ status: string, fullName: string }} test @returns {Outcome} */
function countTest(file, { status, fullName }) {
  if (status === 'passed') return { ...none(), passed: 1 }
  return status === 'failed' ? failed(`${file}: ${fullName}`) : { ...none(), skipped: 1 }
}

/** @returns {Outcome} */
function none() {
  return { passed: 0, failed: 0, skipped: 0, failures: [] }
}

/** @param {string} what @returns {Outcome} */
function failed(what) {
  return { ...none(), failed: 1, failures: [what] }
}

/** @param {Outcome} a @param {Outcome} b @returns {Outcome} */
function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped, failures: [...a.failures, ...b.failures] }
}

/** @param {Outcome} outcome */
function countLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
