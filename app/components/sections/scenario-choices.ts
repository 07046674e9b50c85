import type { FormGroup, FormTree } from '#app/forms/form-tree.ts'
import { inLanguage } from '#schema/model/language.ts'
import { useDraftForm, useFieldValue } from '../draft/draft-form-context.tsx'
import type { Choice } from '../fields/simple-fields.tsx'
import { useText } from '../text/use-text.tsx'

/** The scenarios of the draft as it stands, for the rows that belong to one of them. */
export function useScenarioChoices(): Array<Choice> {
  const { language } = useText()
  const { sourceLanguage } = useDraftForm()
  const value = useFieldValue(['rule', 'scenarios'])
  return groupsOf(value).flatMap(({ key, title }) =>
    typeof key === 'string' && key ? [{ value: key, label: (typeof title === 'object' && inLanguage(title as Record<string, string>, language, sourceLanguage)) || key }] : [],
  )
}

/** The rows of a list in the form. */
export function groupsOf(value: FormTree | undefined): Array<FormGroup> {
  return Array.isArray(value) ? (value as Array<FormTree>).map((row) => (typeof row === 'object' && !Array.isArray(row) ? (row as FormGroup) : {})) : []
}
