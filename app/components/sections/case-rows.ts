import type { FormGroup, FormTree } from '#app/forms/form-tree.ts'
import type { GoldenCase } from '#schema/model/golden-case.ts'
import { groupsOf } from './scenario-choices.ts'

/** A case as its row in the form holds it. */
export function caseRow({ name, source, facts, expect }: GoldenCase): FormGroup {
  return { name, source: source ?? '', facts: JSON.stringify(facts, null, 2), expect: JSON.stringify(expect, null, 2) }
}

/** What stands in the rows of cases; empty where nothing was typed. */
export function caseRows(value: FormTree | undefined): Array<{ name: string; facts: string; expect: string }> {
  return groupsOf(value).map(({ name, facts, expect }) => ({ name: textOf(name), facts: textOf(facts), expect: textOf(expect) }))
}

function textOf(value: FormTree | undefined): string {
  return typeof value === 'string' ? value : ''
}
