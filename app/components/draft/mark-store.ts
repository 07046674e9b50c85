import type { Language } from '#schema/model/language.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { textFingerprint } from '#schema/version/canonical-form.ts'
import { at } from '#schema/version/version-number.ts'
import type { TranslationState } from '#schema/version/translation.ts'
import type { DraftStore } from './draft-store.ts'

/** Whether each translation is of today's source text, while it is being typed. `translation-marks.ts` says the same when it is saved. */
export type MarkStore = {
  stateOf(path: string, language: Language): TranslationState['is'] | undefined
  isConfirmed(path: string, language: Language): boolean
  confirm(path: string, language: Language, confirmed: boolean): void
  /** `en:statement.text` of what its writer says is still right. */
  confirmed(): ReadonlyArray<string>
  /** After a save: what is stored now. */
  rebase(saved: RecommendationDraft): void
  subscribe(listener: () => void): () => void
}

export function createMarkStore({ store, saved, sourceLanguage }: { store: DraftStore; saved: RecommendationDraft; sourceLanguage: Language }): MarkStore {
  let base = saved
  const confirmations = new Set<string>()
  const listeners = new Set<() => void>()
  const tell = (): void => listeners.forEach((listener) => listener())
  const textAt = (path: string, language: Language): string => {
    const value = store.at([...stepsOf(path), language])
    return typeof value === 'string' ? value.trim() : ''
  }
  return {
    stateOf: (path, language) => {
      const [source, text] = [textAt(path, sourceLanguage), textAt(path, language)]
      if (!source) return undefined
      if (!text) return 'missing'
      const before = at(base, `${path}.${language}`)
      if (text !== before || confirmations.has(`${language}:${path}`)) return 'current'
      return base.translations?.[language]?.[path] === textFingerprint(source) ? 'current' : 'stale'
    },
    isConfirmed: (path, language) => confirmations.has(`${language}:${path}`),
    confirm: (path, language, confirmed) => {
      if (confirmed) confirmations.add(`${language}:${path}`)
      else confirmations.delete(`${language}:${path}`)
      tell()
    },
    confirmed: () => [...confirmations],
    rebase: (next) => {
      base = next
      confirmations.clear()
      tell()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      const leave = store.subscribe(listener)
      return () => {
        listeners.delete(listener)
        leave()
      }
    },
  }
}

function stepsOf(path: string): Array<string | number> {
  return path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}
