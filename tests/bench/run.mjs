#!/usr/bin/env node
// npm run bench -- NAME [--json FILE]: measures ours and the peers in one run on this machine and prints a table.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { prepare } from '../../scripts/prepare.mjs'

const names = ['release', 'rules', 'verify']
const here = fileURLToPath(new URL('.', import.meta.url))
const [name, ...rest] = process.argv.slice(2)
const json = rest[0] === '--json' ? rest[1] : undefined
if (!name || !names.includes(name) || (rest.length > 0 && !json)) {
  process.stderr.write(`Usage: npm run bench -- ${names.join('|')} [--json FILE]\n`)
  process.exit(2)
}

await prepare({ quiet: true })
if (!existsSync(join(here, 'node_modules'))) {
  process.stderr.write('Installing the peers below tests/bench …\n')
  execFileSync('npm', ['ci', '--prefix', here], { stdio: ['ignore', 'ignore', 'inherit'] })
}
const { build } = await import('esbuild')
const outfile = join(here, 'build', `${name}.mjs`)
mkdirSync(join(here, 'build'), { recursive: true })
await build({ entryPoints: [join(here, `${name}.ts`)], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' })
const { bench, ratioOf } = await import(pathToFileURL(outfile).href)

process.stderr.write(`Measuring ${name}; this takes a minute or more.\n`)
/** @type {Array<{ what: string, unit: string, ours: number, peers: Record<string, number>, floor?: number, ratio?: number, bounds?: Array<{ what: string, figure: number, isMet: boolean }> }>} */
const rows = (await bench()).map((/** @type {object} */ row) => ({ ...row, ratio: ratioOf(row) }))
const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), load: loadavg().map((load) => load.toFixed(1)).join(' ') }

/** @param {number | undefined} value */
const figure = (value) => (value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toPrecision(3))
process.stdout.write(`${name}, Node ${machine.node}, ${machine.cores} cores, ${machine.cpu}, load ${machine.load}\n\n`)
for (const { what, unit, ours, peers, floor, ratio, bounds = [] } of rows) {
  process.stdout.write(`${what} (${unit})\n`)
  /** @type {Array<[string, number, string]>} */
  const lines = [['ours', ours, ratio === undefined ? '' : `${figure(ratio)} times better than the best peer`]]
  for (const [peer, value] of Object.entries(peers)) lines.push([peer, value, ''])
  if (floor !== undefined) lines.push(['floor', floor, `ours / floor ${figure(ours / floor)}`])
  for (const [label, value, note] of lines) process.stdout.write(`  ${String(label).padEnd(44)}${figure(value).padStart(12)}  ${note}\n`)
  for (const bound of bounds) process.stdout.write(`  ${bound.isMet ? 'met    ' : 'NOT MET'} ${bound.what}: ${figure(bound.figure)}\n`)
  process.stdout.write('\n')
}
if (json) writeFileSync(json, `${JSON.stringify({ name, machine, rows }, null, 2)}\n`)
