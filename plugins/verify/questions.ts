import type { Day } from '#plugins/decide/calendar.ts'
import { askAlone, type Ground } from './ask-alone.ts'
import { askPair, disputed, isSettled } from './ask-pair.ts'
import { askStanding } from './ask-standing.ts'
import type { FindingKind, FindingParts } from './finding.ts'
import { areKeptApart } from './kept-apart.ts'
import { byId, metBy, type Meetings } from './meetings.ts'
import type { Reading } from './reading.ts'
import type { Space } from './space.ts'

/** One question, and whose conditions it needs. */
export type Question = { about: string; readings: ReadonlyArray<Reading>; ask: (space: Space) => Array<FindingParts> }

export type Asking = { ground: Ground; day: Day; reading: Reading; meetings: Meetings; rivalsIn: (reading: Reading) => Array<Reading>; only: ReadonlyArray<FindingKind>; pairs?: 'every pair' | undefined }

/** Everything that is asked about one recommendation, as far as it gives findings of the kinds wanted. */
export function questionsAbout({ ground, day, reading, meetings, rivalsIn, only, pairs }: Asking): Array<Question> {
  const aboutPairs = (): Array<Question> =>
    metBy(meetings, reading)
      .filter((other) => pairs === 'every pair' || isAskedHere(reading, other))
      .filter((other) => disputed(reading, other).length > 0 && !isSettled(reading, other) && !areKeptApart(reading, other, day))
      .map((other) => {
        const between = overriding([reading, other], [...rivalsIn(reading), ...rivalsIn(other)])
        return { about: `that it agrees with ${other.id}`, readings: [reading, other, ...between], ask: (space) => askPair({ ground, space, reading, other, between }) }
      })
  const kinds: ReadonlyArray<{ gives: ReadonlyArray<FindingKind>; questions: () => Array<Question> }> = [
    { gives: ['gap', 'unreachable', 'needless-question'], questions: () => [{ about: 'its own branches', readings: [reading], ask: (space) => askAlone({ ground, space, reading }) }] },
    { gives: ['contradiction'], questions: aboutPairs },
    {
      gives: ['unreachable', 'redundant', 'dominated'],
      questions: () => {
        const rivals = rivalsIn(reading)
        return [{ about: 'that it ever decides', readings: [reading, ...rivals], ask: (space) => askStanding({ ground, space, reading, rivals }) }]
      },
    },
  ]
  return kinds.filter(({ gives }) => gives.some((kind) => only.includes(kind))).flatMap(({ questions }) => questions())
}

/** Each pair is asked once: at the one that asks for a reason, since that one meets fewer; among equals at the first id. */
function isAskedHere(reading: Reading, other: Reading): boolean {
  if ((reading.asks === undefined) !== (other.asks === undefined)) return reading.asks !== undefined
  return byId(reading, other) < 0
}

/** Third parties whom one of a pair may have to give way to. */
function overriding(pair: ReadonlyArray<Reading>, among: ReadonlyArray<Reading>): Array<Reading> {
  const declares = ({ recommendation }: Reading): boolean => recommendation.rule.overrides.some((entry) => pair.some(({ id }) => id === entry.recommendation))
  return [...new Set(among)].filter((one) => !pair.includes(one) && declares(one))
}
