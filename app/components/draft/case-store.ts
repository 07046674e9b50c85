import type { Prepared } from '#plugins/decide/prepare.ts'
import type { Decidable } from '#schema/bundle/bundle.ts'
import type { Outcome } from '#schema/model/appropriateness.ts'
import type { IsoDate } from '#schema/model/notation.ts'

/** What the rule as typed decides for one golden case. */
export type CaseResult = { passed: boolean; outcome: Outcome; differences: ReadonlyArray<string> }

/** This draft alone, ready to decide on the day `at`. The same object as long as nothing that decides has changed (`text` says all of it). */
export type DraftRules = { decidable: Decidable; prepared: Prepared; text: string; at: IsoDate }

/** Results of a draft's golden cases by their place in the list, and the rule they were run by; outside React. */
export type CaseStore = {
  at(index: number): CaseResult | undefined
  /** Whether the rule is not complete enough to decide anything. */
  cannotRun(): boolean
  /** The rule as it last could be read; undefined until then, and where it is not complete. */
  rules(): DraftRules | undefined
  replace(judged: { results: ReadonlyArray<CaseResult | undefined>; rules: DraftRules } | 'cannot-run'): void
  subscribe(listener: () => void): () => void
}

export function createCaseStore(): CaseStore {
  let results: ReadonlyArray<CaseResult | undefined> = []
  let rules: DraftRules | undefined
  let cannotRun = false
  const listeners = new Set<() => void>()
  return {
    at: (index) => results[index],
    cannotRun: () => cannotRun,
    rules: () => rules,
    replace: (next) => {
      cannotRun = next === 'cannot-run'
      const fresh = next === 'cannot-run' ? [] : next.results
      const read = next === 'cannot-run' ? undefined : next.rules
      if (read?.text !== rules?.text || read?.at !== rules?.at) rules = read
      // Equal results stay the same object, so that only the case that changed renders.
      results = fresh.map((result, index) => (JSON.stringify(result) === JSON.stringify(results[index]) ? results[index] : result))
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
