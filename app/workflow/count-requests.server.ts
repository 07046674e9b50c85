import { sql } from 'drizzle-orm'
import { countablePhrase } from '#plugins/match-indications/countable-phrase.ts'
import { indexIndications } from '#plugins/match-indications/index-indications.ts'
import { matchIndications } from '#plugins/match-indications/match-indications.ts'
import type { Transaction } from '#schema/db/open-database.server.ts'
import { uncoveredOrders, unmatchedPhrases } from '#schema/db/tables.ts'
import { type AnsweredRequest, AnsweredRequests } from '#schema/model/answered-request.ts'
import type { Language } from '#schema/model/language.ts'
import { parseWith, pathText } from '#schema/model/parse.ts'
import { quarterOf } from '#schema/version/quarter.ts'
import { WorkflowError } from '#schema/workflow/errors.ts'
import { requireLibrary } from './load-version.server.ts'
import { type Act, assertMay, performAct } from './perform-act.server.ts'
import { recordEvent } from './record-event.server.ts'

export type CountedRequests = {
  requests: number
  /** Requests whose words name no indication, and those of them whose words may not be kept (see `countablePhrase`). */
  unmatched: number
  notKept: number
  /** Requests that no recommendation covers. */
  uncovered: number
}

/** How often in this telling, by what is counted. */
type Counts = { phrases: Map<string, { phrase: string; language: Language; asked: number }>; orders: Map<string, { indication: string; procedure: string; asked: number }> }

/**
 * Counts what decision-support systems could not answer, into the quarter of the act: phrases that name no indication, and examinations that ended in
 * `no-criteria-apply`, by the indication named. What had an answer leaves nothing behind. Throws `not-permitted`, `invalid-input`, `not-found`.
 */
export function countRequests(act: Act, command: { requests: unknown }): CountedRequests {
  return performAct(act, (tx) => {
    assertMay(tx, act, { action: 'import' })
    const parsed = parseWith(AnsweredRequests, command.requests)
    if (!parsed.ok) throw new WorkflowError('invalid-input', `The requests cannot be read: ${parsed.issues.slice(0, 3).map(({ path, message }) => `${pathText(path)} ${message}`.trim()).join('; ')}.`, { issues: parsed.issues })
    const { counts, told } = count(parsed.value, indexIndications(requireLibrary(tx, 'standing').valueSets.values()))
    write(tx, act, counts)
    recordEvent(tx, { ...act, event: { type: 'requests-counted', requests: told.requests, unmatched: told.unmatched, uncovered: told.uncovered } })
    return told
  })
}

function count(requests: ReadonlyArray<AnsweredRequest>, index: ReturnType<typeof indexIndications>): { counts: Counts; told: CountedRequests } {
  const counts: Counts = { phrases: new Map(), orders: new Map() }
  const told: CountedRequests = { requests: 0, unmatched: 0, notKept: 0, uncovered: 0 }
  for (const { indication, language, procedure, outcome, count: asked } of requests) {
    const [best] = matchIndications(index, indication, { language, limit: 1 }).matched
    told.requests += asked
    if (!best) {
      told.unmatched += asked
      const phrase = countablePhrase(indication)
      if (phrase === undefined) told.notKept += asked
      else added(counts.phrases, `${language} ${phrase}`, { phrase, language, asked })
    }
    if (outcome !== 'no-criteria-apply') continue
    told.uncovered += asked
    added(counts.orders, `${best?.valueSet ?? ''} ${procedure}`, { indication: best?.valueSet ?? '', procedure, asked })
  }
  return { counts, told }
}

function added<Counted extends { asked: number }>(counts: Map<string, Counted>, key: string, counted: Counted): void {
  const before = counts.get(key)
  if (before) before.asked += counted.asked
  else counts.set(key, counted)
}

function write(tx: Transaction, { at }: Act, { phrases, orders }: Counts): void {
  const when = { quarter: quarterOf(at), lastAsked: at.slice(0, 10) }
  for (const row of phrases.values())
    tx.insert(unmatchedPhrases)
      .values({ ...row, ...when })
      .onConflictDoUpdate({ target: [unmatchedPhrases.quarter, unmatchedPhrases.phrase, unmatchedPhrases.language], set: { asked: sql`asked + ${row.asked}`, lastAsked: when.lastAsked } })
      .run()
  for (const row of orders.values())
    tx.insert(uncoveredOrders)
      .values({ ...row, ...when })
      .onConflictDoUpdate({ target: [uncoveredOrders.quarter, uncoveredOrders.indication, uncoveredOrders.procedure], set: { asked: sql`asked + ${row.asked}`, lastAsked: when.lastAsked } })
      .run()
}
