/** Sections of the form in the order they are written and shown, and the groups of the record that each holds. */
export const sections = [
  { id: 'question', paths: ['title', 'topics', 'question'] },
  { id: 'statement', paths: ['statement'] },
  { id: 'evidence', paths: ['evidence'] },
  { id: 'radiology', paths: ['radiology'] },
  { id: 'value', paths: ['value'] },
  { id: 'options', paths: ['rule.scenarios', 'options'] },
  { id: 'rule', paths: ['rule'] },
  { id: 'cases', paths: ['cases'] },
  { id: 'review', paths: ['review'] },
  { id: 'audit', paths: ['audit'] },
  { id: 'lowValue', paths: ['lowValue'] },
  { id: 'replaces', paths: ['replaces'] },
  { id: 'accepted', paths: ['accepted'] },
  { id: 'patient', paths: ['patient'] },
] as const
export type SectionId = (typeof sections)[number]['id']

/** Section of a field, by the longest path that it lies under; what lies under none belongs to the first. */
export function sectionOf(path: string): SectionId {
  const under = sections
    .flatMap(({ id, paths }) => paths.map((start) => ({ id, start })))
    .filter(({ start }) => path === start || path.startsWith(`${start}.`))
    .toSorted((one, other) => other.start.length - one.start.length)
  return under[0]?.id ?? 'question'
}
