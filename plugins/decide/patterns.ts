import type { Settlement } from './settle.ts'

/** How conditions turned out so far: the numbers on the way here from the root. */
export type Pattern = {
  next: Map<number, Pattern>
  /** What the rules come to, where the pattern ends here. */
  settlement: Settlement | undefined
  /** Whether an age or a window is open, whose cuts lie on the calendar of the day. */
  isDated: boolean
}

/** Patterns kept for one order; then all are forgotten, since those in use are soon met again. */
const mostPatterns = 500

/** Settlements by pattern, as a tree of numbers: a text for every pattern would cost more than the rest of the decision. */
export class Patterns {
  root = emptyPattern(false)
  private count = 0

  remember(pattern: Pattern, settlement: Settlement): void {
    if (this.count >= mostPatterns) this.clear()
    this.count++
    pattern.settlement = settlement
  }

  clear(): void {
    this.root = emptyPattern(false)
    this.count = 0
  }
}

/** The pattern that goes on with a number. */
export function stepped(pattern: Pattern, number: number): Pattern {
  const known = pattern.next.get(number)
  if (known) return known
  const next = emptyPattern(pattern.isDated)
  pattern.next.set(number, next)
  return next
}

function emptyPattern(isDated: boolean): Pattern {
  return { next: new Map(), settlement: undefined, isDated }
}
