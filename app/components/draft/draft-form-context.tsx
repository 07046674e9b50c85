import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import type { Language } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { CaseResult, CaseStore, DraftRules } from './case-store.ts'
import type { DraftStore } from './draft-store.ts'
import type { FindingStore, OpenPoint } from './finding-store.ts'
import { type FieldPath, fieldPath, type FormTree } from '#app/forms/form-tree.ts'
import type { MarkStore } from './mark-store.ts'

/** What every field of one draft's form shares. Stable for the life of the form, so that a keystroke renders one field. */
export type DraftForm = {
  store: DraftStore
  findings: FindingStore
  marks: MarkStore
  cases: CaseStore
  sourceLanguage: Language
  /** Language shown beside the source for translating, if any. */
  target: Language | undefined
  /** The lists that fields point into, and which other texts there are. */
  catalogue: Library
  /** Says something to screen readers. */
  announce(message: string): void
}

const DraftFormContext = createContext<DraftForm | null>(null)

export function DraftFormProvider({ form, children }: { form: DraftForm; children: ReactNode }): ReactNode {
  return <DraftFormContext value={form}>{children}</DraftFormContext>
}

export function useDraftForm(): DraftForm {
  const form = useContext(DraftFormContext)
  if (!form) throw new Error('A field was rendered outside a draft form.')
  return form
}

/** Value of a field and how to change it. */
export function useFieldValue(path: FieldPath): FormTree | undefined {
  const { store } = useDraftForm()
  const read = (): FormTree | undefined => store.at(path)
  return useSyncExternalStore(store.subscribe, read, read)
}

/** The text of a field; empty where nothing was typed. */
export function useFieldText(path: FieldPath): [string, (text: string) => void] {
  const { store } = useDraftForm()
  const value = useFieldValue(path)
  return [typeof value === 'string' ? value : '', (text) => store.set(path, text)]
}

/** The texts of a field that holds several. */
export function useFieldTexts(path: FieldPath): [ReadonlyArray<string>, (texts: ReadonlyArray<string>) => void] {
  const { store } = useDraftForm()
  const value = useFieldValue(path)
  const texts = Array.isArray(value) ? (value as Array<FormTree>).filter((entry): entry is string => typeof entry === 'string') : typeof value === 'string' && value ? [value] : []
  return [texts, (next) => store.set(path, [...next])]
}

/** Counts how often the whole text was replaced: editors that hold their own state start afresh with it. */
export function useEpoch(): number {
  const { store } = useDraftForm()
  return useSyncExternalStore(store.subscribe, store.epoch, store.epoch)
}

/** What is open at exactly this field. */
export function useOpenPointsAt(path: FieldPath): ReadonlyArray<OpenPoint> {
  const { findings } = useDraftForm()
  const key = fieldPath(path)
  const read = (): ReadonlyArray<OpenPoint> => findings.at(key)
  return useSyncExternalStore(findings.subscribe, read, read)
}

/** What the rule decides for the golden case at this place; undefined until it has been run. */
export function useCaseResult(index: number): CaseResult | undefined {
  const { cases } = useDraftForm()
  const read = (): CaseResult | undefined => cases.at(index)
  return useSyncExternalStore(cases.subscribe, read, () => undefined)
}

/** Whether the rule is not complete enough to decide anything. */
export function useCasesProblem(): boolean {
  const { cases } = useDraftForm()
  return useSyncExternalStore(cases.subscribe, cases.cannotRun, () => false)
}

/** The rule as it last could be read, ready to decide; undefined while it is not complete. */
export function useDraftRules(): DraftRules | undefined {
  const { cases } = useDraftForm()
  return useSyncExternalStore(cases.subscribe, cases.rules, () => undefined)
}

/** Whether something typed cannot be read, so that what the desk says of the rule is of what could be read last. */
export function useIsUnreadable(): boolean {
  const { findings } = useDraftForm()
  const read = (): boolean => findings.all().some(({ level }) => level === 'invalid')
  return useSyncExternalStore(findings.subscribe, read, read)
}
