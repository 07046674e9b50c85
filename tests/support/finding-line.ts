import { placesIn, type Finding } from '#plugins/verify/finding.ts'

/** A finding in one line that says what and about whom; who hides a branch, by name. What the plain enumeration and the planted faults are told in. */
export function lineOf(finding: Finding): string {
  const { recommendation: id, scenarios } = placesIn(finding)[0]!
  const about = [id, ...scenarios].join(' ')
  const sorted = (names: ReadonlyArray<string>): string => [...new Set(names)].toSorted().join(' ')
  switch (finding.kind) {
    case 'contradiction':
      return `contradiction ${finding.procedure} ${id} ${finding.opposes.recommendation}`
    case 'unreachable': {
      if (finding.what === 'population') return `unreachable population ${id}`
      const own = finding.hiddenBy.filter(({ recommendation }) => recommendation === id).flatMap((place) => place.scenarios)
      const others = finding.hiddenBy.map(({ recommendation }) => recommendation)
      return `unreachable ${finding.what} ${about} by ${sorted(own.length > 0 ? own : others)}`
    }
    case 'redundant':
      return `redundant ${finding.what} ${about}`
    case 'dominated':
      return `dominated ${about} ${finding.procedure}`
    case 'needless-question':
      return `needless-question ${id} ${Object.values(finding.fact).join()}`
    case 'gap':
    case 'not-proven':
      return `${finding.kind} ${id}`
  }
}
