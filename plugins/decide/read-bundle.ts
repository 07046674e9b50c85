import type { RuleBundle } from '#schema/bundle/bundle.ts'
import { decidablePart } from '#schema/bundle/decidable-part.ts'
import { prepare, type Prepared } from './prepare.ts'
import { bundleParts, isRecord } from './structure.ts'

/** A bundle ready to decide with, or the rest of a sentence that begins with its name. */
export type BundleReading = { ok: true; bundle: RuleBundle; prepared: Prepared } | { ok: false; why: string }

const format = 'rationale-rule-bundle/1' satisfies RuleBundle['format']

/**
 * Loads the text of a rule bundle; never throws. The bundle's schema is its publisher's to hold. Here is looked at what would make every
 * decision meaningless; a recommendation is looked at when one of its procedures is first ordered, and says nothing where it is damaged.
 */
export function readBundle(text: string): BundleReading {
  const read = parsed(text)
  if ('why' in read) return { ok: false, why: `is not JSON: ${read.why}` }
  const found = isRecord(read.value) ? read.value.format : undefined
  if (!isRecord(read.value) || found !== format) {
    return { ok: false, why: `is not a rule bundle this evaluator reads: expected the format "${format}", found ${found === undefined ? 'none' : JSON.stringify(found)}` }
  }
  for (const [place, isSound] of bundleParts) if (!isSound(read.value[place])) return { ok: false, why: `is damaged: its "${place}" cannot be read` }
  // Checked part by part above, as far as reading on depends on it.
  const bundle = read.value as unknown as RuleBundle
  return { ok: true, bundle, prepared: prepare(decidablePart(bundle)) }
}

function parsed(text: string): { value: unknown } | { why: string } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (fault) {
    return { why: fault instanceof Error ? fault.message : 'it cannot be parsed' }
  }
}
