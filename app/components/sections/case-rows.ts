import type { FormGroup, FormTree } from '#app/forms/form-tree.ts'
import type { GoldenCase } from '#schema/model/golden-case.ts'
import { groupsOf } from './scenario-choices.ts'

/**
 * Source of a case that the desk wrote: it expects what the rule does, and somebody has to say that this is right. It stays with the
 * case, in words that anyone who reads the bundle understands, until a person confirms it or names another source.
 */
export const unconfirmed = 'expectation not yet confirmed'

/** A case as its row in the form holds it. */
export function caseRow({ name, facts, expect }: GoldenCase): FormGroup {
  return { name, source: unconfirmed, facts: JSON.stringify(facts, null, 2), expect: JSON.stringify(expect, null, 2) }
}

/** What stands in the rows of cases; empty where nothing was typed. */
export function caseRows(value: FormTree | undefined): Array<{ name: string; facts: string; expect: string }> {
  return groupsOf(value).map(({ name, facts, expect }) => ({ name: textOf(name), facts: textOf(facts), expect: textOf(expect) }))
}

function textOf(value: FormTree | undefined): string {
  return typeof value === 'string' ? value : ''
}
