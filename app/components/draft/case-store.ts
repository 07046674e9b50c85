import type { Outcome } from '#schema/model/appropriateness.ts'

/** What the rule as typed decides for one golden case. */
export type CaseResult = { passed: boolean; outcome: Outcome; differences: ReadonlyArray<string> }

/** Results of a draft's golden cases by their place in the list, outside React. */
export type CaseStore = {
  at(index: number): CaseResult | undefined
  /** Whether the rule is not complete enough to decide anything. */
  cannotRun(): boolean
  replace(results: ReadonlyArray<CaseResult | undefined> | 'cannot-run'): void
  subscribe(listener: () => void): () => void
}

export function createCaseStore(): CaseStore {
  let results: ReadonlyArray<CaseResult | undefined> = []
  let cannotRun = false
  const listeners = new Set<() => void>()
  return {
    at: (index) => results[index],
    cannotRun: () => cannotRun,
    replace: (next) => {
      cannotRun = next === 'cannot-run'
      const fresh = next === 'cannot-run' ? [] : next
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
