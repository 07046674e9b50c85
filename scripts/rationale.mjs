#!/usr/bin/env node
// The command `rationale`: brings the checkout up to date, then hands over to the built command line (scripts/rationale.ts).
import { prepare } from './prepare.mjs'

try {
  await prepare({ quiet: true })
} catch (error) {
  console.error(`rationale: ${/** @type {Error} */ (error).message}`)
  process.exit(1)
}

process.setSourceMapsEnabled(true)
const { main } = await import(new URL('../build/rationale.js', import.meta.url).href)
process.exitCode = await main(process.argv.slice(2))
