import { useEffect } from 'react'
import { type Language, languages } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { IsoDate } from '#schema/model/notation.ts'
import { type Issue, pathText } from '#schema/model/parse.ts'
import type { RecommendationDraft, Translations } from '#schema/model/recommendation.ts'
import { textFingerprint } from '#schema/version/canonical-form.ts'
import { textFieldsOf } from '#schema/version/translation.ts'
import type { DraftForm } from './draft-form-context.tsx'
import { draftOfTree } from '#app/forms/draft-form.ts'
import type { OpenPoint } from './finding-store.ts'
import type { MarkStore } from './mark-store.ts'

/** How long after the last keystroke the gate looks again, in milliseconds. */
const pause = 400

/** Runs the gate on what is typed, a moment after each change. The machines are fetched once, after the page can be used. */
export function useLiveCheck({ form, library, today, enabled }: { form: DraftForm; library: Library; today: IsoDate; enabled: boolean }): void {
  useEffect(() => {
    if (!enabled) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    const judge = async (): Promise<void> => {
      const { runCheck } = await import('./run-check.ts')
      if (left) return
      const { store, findings, cases, marks, sourceLanguage } = form
      const read = draftOfTree(store.tree())
      if (!read.ok) {
        // What cannot be read yet is said at its field; the rest of what is known stays.
        findings.replace([...invalidPoints(read.issues), ...findings.all().filter(({ level }) => level !== 'invalid')])
        return
      }
      const content = { ...read.value, translations: translationsTyped(read.value, marks, sourceLanguage) }
      const judged = runCheck({ content, library, today })
      findings.replace(judged.points)
      cases.replace(judged.cases)
    }
    const later = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => void judge(), pause)
    }
    later()
    const unsubscribe = form.marks.subscribe(later)
    return () => {
      left = true
      clearTimeout(timer)
      unsubscribe()
    }
  }, [form, library, today, enabled])
}

/** Values that cannot be read, as open points: they keep the draft from being saved. Of a condition, whose field says what it lacks, one is enough. */
export function invalidPoints(issues: ReadonlyArray<Issue>): Array<OpenPoint> {
  const points = issues.map(({ path, message }) => {
    const written = pathText(path)
    const condition = /^rule\.(?:applies|scenarios\.\d+\.when)(?=\.|$)/.exec(written)?.[0]
    return { id: 'invalid', level: 'invalid' as const, path: condition ?? written, message: condition ? unfinished : unreadable(message) }
  })
  return points.filter(({ path, message }, index) => message !== unfinished || points.findIndex((point) => point.path === path) === index)
}

const unfinished: OpenPoint['message'] = {
  da: 'Betingelsen er ikke færdig. Kladden gemmes først, når den er det.',
  nb: 'Betingelsen er ikke ferdig. Utkastet lagres først når den er det.',
  en: 'The condition is not finished. The draft is saved once it is.',
}

function unreadable(message: string): OpenPoint['message'] {
  return {
    da: `Værdien kan ikke læses (${message}). Kladden gemmes først, når den er rettet.`,
    nb: `Verdien kan ikke leses (${message}). Utkastet lagres først når den er rettet.`,
    en: `This value cannot be read (${message}). The draft is saved once it is corrected.`,
  }
}

function translationsTyped(content: RecommendationDraft, marks: MarkStore, sourceLanguage: Language): Translations {
  const typed: Partial<Record<Language, Record<string, string>>> = {}
  for (const { path, texts } of textFieldsOf(content)) {
    const source = texts[sourceLanguage]
    if (!source) continue
    for (const language of languages)
      if (language !== sourceLanguage && texts[language] && marks.stateOf(path, language) === 'current') (typed[language] ??= {})[path] = textFingerprint(source)
  }
  return typed
}
