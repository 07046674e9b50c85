import { relative } from 'node:path'
import type { Finding } from '#plugins/check/check-document.ts'
import type { ParsedLibrary } from '#plugins/markdown/library-files.ts'
import { positionOf, type Problem } from '#plugins/markdown/problem.ts'
import { inLanguage } from '#schema/model/language.ts'

/** A finding with the place in its file, as the command prints it and gives it to machines. */
export type LocatedFinding = {
  file: string
  line: number
  column: number
  /** Id of the check, `unreadable` for what no schema reads, `does-not-compile` for what the gate let through and no bundle can hold. */
  check: string
  /** `open-point`: what a draft still lacks; it blocks nothing, because a draft is never released. `accepted`: a warning that its committee lets stand. */
  level: 'error' | 'warning' | 'accepted' | 'open-point'
  document?: string
  path?: string
  message: string
  /** Why it is accepted, in English where that is there. */
  reason?: string
}

/** Findings of the gate, at their places. `kind` is the level of those that would be errors. */
export function locate(findings: ReadonlyArray<Finding>, parsed: Pick<ParsedLibrary, 'positions' | 'pathOf'>, kind: 'standing' | 'draft'): Array<LocatedFinding> {
  return findings.map(({ check, level, document, path, message, reason }) => {
    const place = positionOf(parsed.positions.get(document) ?? new Map(), path)
    return { file: parsed.pathOf(document) ?? document, ...place, check, level: kind === 'draft' && level !== 'accepted' ? 'open-point' : level, document, path, message: message.en, ...(reason && { reason: inLanguage(reason, 'en') ?? '' }) }
  })
}

/** Faults of files, as findings. */
export function locateProblems(problems: ReadonlyArray<Problem>): Array<LocatedFinding> {
  return problems.map(({ file, line, column, message }) => ({ file, line, column, check: 'unreadable', level: 'error', message }))
}

/** What the compiler refused, at its place. */
export function locateRefusals(problems: ReadonlyArray<{ document: string; path: string; message: string }>, parsed: Pick<ParsedLibrary, 'positions' | 'pathOf'>): Array<LocatedFinding> {
  return problems.map(({ document, path, message }) => ({
    file: parsed.pathOf(document) ?? document,
    ...positionOf(parsed.positions.get(document) ?? new Map(), path),
    check: 'does-not-compile',
    level: 'error',
    message,
  }))
}

/** One line, as compilers write it: `file:line:column id message`. */
export function lineOf(finding: LocatedFinding, folder: string): string {
  const file = relative(process.cwd(), `${folder}/${finding.file}`) || finding.file
  const label = { error: '', warning: '(warning) ', accepted: `(accepted: ${finding.reason ?? ''}) `, 'open-point': '(open point) ' }[finding.level]
  return `${file}:${finding.line}:${finding.column} ${finding.check} ${label}${finding.message}`
}
