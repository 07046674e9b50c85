import type { Finding, FindingLevel } from '#plugins/check/finding.ts'
import type { Language, Texts } from '#schema/model/language.ts'

/**
 * Something a draft still lacks, a value that cannot be read (`invalid`: it also keeps the draft from being saved), or a warning that is
 * no longer open because the committee accepts it (`accepted`, with the reason).
 */
export type OpenPoint = { id: string; level: FindingLevel | 'invalid'; path: string; message: Record<Language, string>; reason?: Texts }

/** What the gate found, as a point. */
export function openPointOf({ check, level, path, message, reason }: Finding): OpenPoint {
  return { id: check, level, path, message, ...(reason && { reason }) }
}

/** The open points of a draft, outside React. */
export type FindingStore = {
  /** Every point, accepted ones too. */
  all(): ReadonlyArray<OpenPoint>
  /** Points that name exactly this field and are open. The same list as before where nothing changed. */
  at(path: string): ReadonlyArray<OpenPoint>
  replace(points: ReadonlyArray<OpenPoint>): void
  subscribe(listener: () => void): () => void
}

const none: ReadonlyArray<OpenPoint> = []

export function createFindingStore(initial: ReadonlyArray<OpenPoint>): FindingStore {
  let points = initial
  let byPath = grouped(initial, new Map())
  const listeners = new Set<() => void>()
  return {
    all: () => points,
    at: (path) => byPath.get(path) ?? none,
    replace: (next) => {
      if (JSON.stringify(next) === JSON.stringify(points)) return
      points = next
      byPath = grouped(next, byPath)
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function grouped(points: ReadonlyArray<OpenPoint>, before: ReadonlyMap<string, ReadonlyArray<OpenPoint>>): Map<string, ReadonlyArray<OpenPoint>> {
  const groups = new Map<string, ReadonlyArray<OpenPoint>>()
  for (const point of points) if (point.level !== 'accepted') groups.set(point.path, [...(groups.get(point.path) ?? []), point])
  for (const [path, group] of groups) {
    const earlier = before.get(path)
    if (earlier && JSON.stringify(earlier) === JSON.stringify(group)) groups.set(path, earlier)
  }
  return groups
}
