import { and, desc, inArray, sql, type SQL } from 'drizzle-orm'
import { indexIndications } from '#plugins/match-indications/index-indications.ts'
import { type IndicationMatch, matchIndications } from '#plugins/match-indications/match-indications.ts'
import type { Queryable } from '#schema/db/open-database.server.ts'
import { uncoveredOrders, unmatchedPhrases } from '#schema/db/tables.ts'
import type { Language, Localised } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { Instant, IsoDate } from '#schema/model/notation.ts'
import { quarterBefore, quarterOf } from '#schema/version/quarter.ts'
import type { NamedPerson } from './present-text.ts'
import { requireRoleHolder } from './present-version.server.ts'

/** How often in this quarter and in the one before. */
type Asked = { now: number; before: number; lastAsked: IsoDate }
export type NamedMatch = { key: string; name: Localised; why: IndicationMatch['why'] }
export type UnansweredPage = {
  viewer: NamedPerson
  quarter: string
  /** Phrases that name no indication, most asked first. */
  phrases: Array<Asked & { phrase: string; language: Language }>
  /** Phrases that too few have written to be shown. */
  rare: number
  /** Examinations that no recommendation covers; without `indication` where the words named none. */
  orders: Array<Asked & { key: string; indication: Localised | undefined; procedure: Localised | undefined; procedureKey: string }>
  tried: { text: string; matched: Array<NamedMatch>; nearest: Array<NamedMatch> } | undefined
}

/** From this count on a phrase is shown: what one referrer wrote once may tell of one patient. */
const shownFrom = 3
const mostRows = 100
/** Longest phrase that is tried, in characters. */
const longestTried = 300

/** What referrers ask for without an answer, and how a phrase would be matched. Seen by everyone who holds a role. Throws `not-permitted`, `not-found`. */
export function readUnansweredPage(db: Queryable, query: { viewer: string; at: Instant; text?: string; language: Language }): UnansweredPage {
  const { library, person } = requireRoleHolder(db, query.viewer, 'standing')
  const quarter = quarterOf(query.at)
  const text = query.text?.slice(0, longestTried).trim()
  return {
    viewer: { id: person.id, name: person.name },
    quarter,
    ...phrasesIn(db, quarter),
    orders: ordersIn(db, quarter, library),
    tried: text ? tried(text, library, query.language) : undefined,
  }
}

function phrasesIn(db: Queryable, quarter: string): Pick<UnansweredPage, 'phrases' | 'rare'> {
  const { phrase, language } = unmatchedPhrases
  const counted = askedIn(unmatchedPhrases, quarter)
  const isShown = sql`${counted.now} + ${counted.before} >= ${shownFrom}`
  const grouped = db.select({ phrase, language, ...counted }).from(unmatchedPhrases).where(and(withinTwo(unmatchedPhrases.quarter, quarter))).groupBy(phrase, language)
  const rows = grouped.having(isShown).orderBy(desc(counted.now), desc(counted.before), phrase).limit(mostRows).all()
  const rare = db.select({ phrase }).from(unmatchedPhrases).where(withinTwo(unmatchedPhrases.quarter, quarter)).groupBy(phrase, language).having(sql`NOT (${isShown})`).all().length
  return { phrases: rows, rare }
}

function ordersIn(db: Queryable, quarter: string, { valueSets, procedures }: Library): UnansweredPage['orders'] {
  const { indication, procedure } = uncoveredOrders
  const counted = askedIn(uncoveredOrders, quarter)
  return db
    .select({ indication, procedure, ...counted })
    .from(uncoveredOrders)
    .where(withinTwo(uncoveredOrders.quarter, quarter))
    .groupBy(indication, procedure)
    .orderBy(desc(counted.now), desc(counted.before), indication, procedure)
    .limit(mostRows)
    .all()
    .map(({ indication: set, procedure: key, ...asked }) => ({ ...asked, key: `${set} ${key}`, indication: valueSets.get(set)?.name, procedure: procedures.get(key)?.name, procedureKey: key }))
}

function askedIn(table: typeof unmatchedPhrases | typeof uncoveredOrders, quarter: string): { now: SQL<number>; before: SQL<number>; lastAsked: SQL<IsoDate> } {
  const sumIn = (one: string): SQL<number> => sql<number>`sum(CASE WHEN ${table.quarter} = ${one} THEN ${table.asked} ELSE 0 END)`
  return { now: sumIn(quarter), before: sumIn(quarterBefore(quarter)), lastAsked: sql<IsoDate>`max(${table.lastAsked})` }
}

function withinTwo(column: typeof unmatchedPhrases.quarter | typeof uncoveredOrders.quarter, quarter: string): SQL {
  return inArray(column, [quarter, quarterBefore(quarter)])
}

function tried(text: string, { valueSets }: Library, language: Language): NonNullable<UnansweredPage['tried']> {
  const { matched, nearest } = matchIndications(indexIndications(valueSets.values()), text, { language })
  const named = (matches: ReadonlyArray<IndicationMatch>): Array<NamedMatch> => matches.map(({ valueSet, why }) => ({ key: valueSet, name: valueSets.get(valueSet)!.name, why }))
  return { text, matched: named(matched), nearest: named(nearest) }
}
