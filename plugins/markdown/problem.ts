/** Place in a text file. Both count from 1; a column counts UTF-16 units, as editors do. */
export type Position = { line: number; column: number }

/** A fault in a text, without the name of the file it stands in. */
export type LocatedProblem = Position & { message: string }

/** A fault in a file: where, and what was expected there. */
export type Problem = { file: string } & LocatedProblem

/** Where each field begins, by its dotted path (`value.ultrasound.why.da`, `options.2.advice`): its key, its list entry or its heading. */
export type Positions = ReadonlyMap<string, Position>

/** Place of a field; of the nearest group around it where the field itself is absent; else the first line. */
export function positionOf(positions: Positions, path: string): Position {
  for (let known = path; known !== ''; known = known.slice(0, Math.max(known.lastIndexOf('.'), 0))) {
    const position = positions.get(known)
    if (position) return position
  }
  return { line: 1, column: 1 }
}

/** Problems in reading order, as a person meets them in the file. */
export function inReadingOrder<Found extends LocatedProblem>(problems: ReadonlyArray<Found>): Array<Found> {
  return problems.toSorted((one, other) => one.line - other.line || one.column - other.column)
}
