import type { PhrasingContent } from 'mdast'
import { markdownOfTree, treeOfMarkdown } from './processor.ts'

/** A piece of text with its marks. Markdown nests marks and an editor lists them; both are read into runs and written from runs. */
export type Run = { text: string; isBreak: boolean; strong: boolean; emphasis: boolean; link: string | undefined }

const markLevels = ['link', 'strong', 'emphasis'] as const
type MarkLevel = (typeof markLevels)[number]

/** Marks of a run that has none. */
export const unmarked = { strong: false, emphasis: false, link: undefined } as const

/**
 * Runs in normal form: NFC, one space for any white space (a no-break space stays), none at the edges of the text or of a line break,
 * marks never around white space, neighbours with the same marks joined.
 */
export function normalisedRuns(runs: ReadonlyArray<Run>): Array<Run> {
  const collapsed = withoutOuterSpace(runs.map((run) => ({ ...run, text: run.text.normalize('NFC').replace(/[ \t\r\n]+/g, ' ') })))
  const marked = markLevels.reduce<Array<Run>>((current, level) => withMarksOnText(current, level), withMarksOnBreaks(collapsed))
  return withMarksThatCanBeWritten(joined(marked))
}

/** The tree of normalised runs: link around strong around emphasis. */
export function phrasingOf(runs: ReadonlyArray<Run>): Array<PhrasingContent> {
  return nested(runs, 0)
}

/** The runs of a tree that holds only text, break, strong, emphasis and link. */
export function runsOf(children: ReadonlyArray<PhrasingContent>, marks: Omit<Run, 'text' | 'isBreak'> = unmarked): Array<Run> {
  return children.flatMap((node): Array<Run> => {
    if (node.type === 'text') return [{ ...marks, text: node.value, isBreak: false }]
    if (node.type === 'break') return [{ ...marks, text: '', isBreak: true }]
    if (node.type === 'strong') return runsOf(node.children, { ...marks, strong: true })
    if (node.type === 'emphasis') return runsOf(node.children, { ...marks, emphasis: true })
    return node.type === 'link' ? runsOf(node.children, { ...marks, link: node.url }) : []
  })
}

/** Collapses white space across runs, and drops it and line breaks at both ends. */
function withoutOuterSpace(runs: ReadonlyArray<Run>): Array<Run> {
  const kept: Array<Run> = []
  for (const run of runs) {
    const before = kept.at(-1)
    if (run.isBreak) {
      trimEnd(kept)
      if (kept.length > 0) kept.push(run)
      continue
    }
    const atStart = before === undefined || before.isBreak
    const text = atStart ? run.text.trimStart() : before.text.endsWith(' ') ? run.text.replace(/^ /, '') : run.text
    if (text !== '') kept.push({ ...run, text })
  }
  trimEnd(kept)
  while (kept.at(-1)?.isBreak) {
    kept.pop()
    trimEnd(kept)
  }
  return kept
}

function trimEnd(runs: Array<Run>): void {
  for (let last = runs.at(-1); last && !last.isBreak; last = runs.at(-1)) {
    const text = last.text.trimEnd()
    if (text !== '') {
      runs[runs.length - 1] = { ...last, text }
      return
    }
    runs.pop()
  }
}

/** A line break has the marks that the texts on both its sides share: an editor may or may not mark it. */
function withMarksOnBreaks(runs: ReadonlyArray<Run>): Array<Run> {
  let after: Run | undefined
  const nextText = runs.toReversed().map((run) => (after = run.isBreak ? after : run))
  let before: Run | undefined
  return runs.map((run, index) => {
    const next = nextText[runs.length - 1 - index]
    if (!run.isBreak) before = run
    if (!run.isBreak || !before || !next) return run
    return {
      ...run,
      strong: before.strong && next.strong,
      emphasis: before.emphasis && next.emphasis,
      link: before.link === next.link ? before.link : undefined,
    }
  })
}

/** Takes one mark off the white space and line breaks at the edges of each marked stretch: `** a**` is not strong in Markdown. */
function withMarksOnText(runs: ReadonlyArray<Run>, level: MarkLevel): Array<Run> {
  return stretches(runs, level).flatMap((stretch) => {
    const bare = (run: Run): Run => ({ ...run, [level]: unmarked[level] })
    if (!stretch[0]![level]) return stretch
    const before: Array<Run> = []
    const after: Array<Run> = []
    const inside = [...stretch]
    for (let first = inside[0]; first; first = inside[0]) {
      const text = first.text.trimStart()
      if (!first.isBreak && text !== '') {
        if (text !== first.text) {
          before.push(bare({ ...first, text: first.text.slice(0, first.text.length - text.length) }))
          inside[0] = { ...first, text }
        }
        break
      }
      before.push(bare(first))
      inside.shift()
    }
    for (let last = inside.at(-1); last; last = inside.at(-1)) {
      const text = last.text.trimEnd()
      if (!last.isBreak && text !== '') {
        if (text !== last.text) {
          after.unshift(bare({ ...last, text: last.text.slice(text.length) }))
          inside[inside.length - 1] = { ...last, text }
        }
        break
      }
      after.unshift(bare(last))
      inside.pop()
    }
    return [...before, ...inside, ...after]
  })
}

/** Neighbours that agree in this mark and in those that stand around it. */
function stretches(runs: ReadonlyArray<Run>, level: MarkLevel): Array<Array<Run>> {
  const levels = markLevels.slice(0, markLevels.indexOf(level) + 1)
  const found: Array<Array<Run>> = []
  for (const run of runs) {
    const before = found.at(-1)
    if (before && levels.every((mark) => before[0]![mark] === run[mark])) before.push(run)
    else found.push([run])
  }
  return found
}

function joined(runs: ReadonlyArray<Run>): Array<Run> {
  return stretches(runs, 'emphasis').flatMap((stretch) => {
    const merged: Array<Run> = []
    for (const run of stretch) {
      const before = merged.at(-1)
      if (before && !before.isBreak && !run.isBreak) merged[merged.length - 1] = { ...before, text: (before.text + run.text).normalize('NFC') }
      else merged.push(run)
    }
    return merged
  })
}

/**
 * A few neighbours inside one word cannot be written in Markdown at all (`*a***b*c***` reads as something else).
 * Such a paragraph loses emphasis, then strong: the words stay, and no stray asterisk appears.
 */
function withMarksThatCanBeWritten(runs: Array<Run>): Array<Run> {
  const attempts = [
    runs,
    joined(runs.map((run) => ({ ...run, emphasis: false }))),
    joined(runs.map((run) => ({ ...run, emphasis: false, strong: false }))),
  ]
  return attempts.find(readsBack) ?? joined(runs.map((run) => ({ ...run, ...unmarked })))
}

function readsBack(runs: ReadonlyArray<Run>): boolean {
  if (runs.every((run) => !run.strong && !run.emphasis && run.link === undefined)) return true
  const [paragraph, ...rest] = treeOfMarkdown(markdownOfTree([{ type: 'paragraph', children: phrasingOf(runs) }])).children
  if (paragraph?.type !== 'paragraph' || rest.length > 0) return false
  return JSON.stringify(joined(runsOf(paragraph.children))) === JSON.stringify(runs)
}

function nested(runs: ReadonlyArray<Run>, depth: number): Array<PhrasingContent> {
  const level = markLevels[depth]
  if (level === undefined) return runs.map((run) => (run.isBreak ? { type: 'break' } : { type: 'text', value: run.text }))
  return stretches(runs, level).flatMap((stretch): Array<PhrasingContent> => {
    const children = nested(stretch, depth + 1)
    const { link, strong, emphasis } = stretch[0]!
    if (level === 'link') return link === undefined ? children : [{ type: 'link', url: link, children: children as never }]
    return (level === 'strong' ? strong : emphasis) ? [{ type: level, children }] : children
  })
}
