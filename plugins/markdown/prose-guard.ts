import type { LocatedProblem } from './problem.ts'

/** Longest prose of one field in characters of Markdown; the schema's own limit on a text is the same. */
const longestProse = 40_000
/** Containers (lists, quotes) opened on one line, and columns of indentation. Far above what people write. */
const mostContainers = 20
const deepestIndentation = 60
/** Marks whose pairing costs the Markdown parser quadratic time; 5,000 nested images took sixteen seconds. */
const mostOf = { '[': 1000, '`': 500, '*': 20_000, '_': 20_000, '<': 2000 } as const

const containerMarker = /[ \t]*(?:[>*+-]|\d{1,9}[.)])(?=[ \t>]|$)[ \t]?/y

/**
 * Tells what in a Markdown text would make the parser slow or overflow the stack, before the parser sees it.
 * `lines` is the text; `firstLine` is the number of its first line, from 1.
 */
export function faultOfMarkdown(lines: ReadonlyArray<string>, firstLine = 1): LocatedProblem | undefined {
  const counts = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    const at = { line: firstLine + index, column: 1 }
    if (line.length > longestProse) return { ...at, message: `expected a line of at most ${longestProse} characters` }
    if (indentationOf(line) > deepestIndentation) return { ...at, message: `expected at most ${deepestIndentation} columns of indentation` }
    if (containersOn(line) > mostContainers) return { ...at, message: `expected at most ${mostContainers} lists inside each other` }
    for (const mark of line) if (mark in mostOf) counts.set(mark, (counts.get(mark) ?? 0) + 1)
    for (const [mark, most] of Object.entries(mostOf))
      if ((counts.get(mark) ?? 0) > most) return { ...at, message: `expected at most ${most} "${mark}" in one text` }
  }
  return undefined
}

/** The same for one prose field. */
export function faultOfProse(markdown: string): LocatedProblem | undefined {
  if (markdown.length > longestProse) return { line: 1, column: 1, message: `expected at most ${longestProse} characters of text` }
  return faultOfMarkdown(markdown.split('\n'))
}

function indentationOf(line: string): number {
  let column = 0
  for (const character of line) {
    if (character === '\t') column += 4
    else if (character === ' ') column += 1
    else break
  }
  return column
}

function containersOn(line: string): number {
  let found = 0
  containerMarker.lastIndex = 0
  while (containerMarker.lastIndex < line.length && containerMarker.test(line)) if (++found > mostContainers) break
  return found
}
