import { compileForCases } from '#plugins/compile/compile-for-cases.ts'
import { convertUnits } from '#plugins/compile/convert-units.server.ts'
import { decide } from '#plugins/decide/decide.ts'
import { prepare } from '#plugins/decide/prepare.ts'
import { type Finding, type FindingKind, placesIn } from '#plugins/verify/finding.ts'
import { findingNames } from '#plugins/verify/finding-names.ts'
import { type FindingWords, findingWords } from '#plugins/verify/finding-words.ts'
import { verify } from '#plugins/verify/verify.ts'
import type { Decidable } from '#schema/bundle/bundle.ts'
import type { Decision } from '#schema/bundle/decision.ts'
import type { Queryable } from '#schema/db/open-database.server.ts'
import { versionsIn, type VersionRecord } from '#schema/db/version-record.server.ts'
import { type Language, languages, type Localised } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { Instant } from '#schema/model/notation.ts'
import { permissionFor } from '#schema/workflow/permissions.ts'
import type { NamedPerson, TextRow } from './present-text.ts'
import { presentRow, requireRoleHolder } from './present-version.server.ts'

/** What one recommendation, alone, answers the patient of a finding. */
export type AnswerRow = { id: string; title: Localised; outcome: Decision['outcome']; scenario: Localised | undefined; message: Localised | undefined }
export type FindingRow = {
  kind: FindingKind
  says: Record<Language, string>
  region: Record<Language, string> | undefined
  patient: Record<Language, string> | undefined
  /** Every recommendation it is about, each once. */
  answers: Array<AnswerRow>
}

export type VerificationPage = {
  viewer: NamedPerson
  /** Recommendations proven together. */
  texts: number
  /** Of these the drafts of the viewer's committees, which take the place of what stands. */
  drafts: Array<TextRow>
  /** Drafts that cannot be proven before their rule is complete. */
  incomplete: Array<TextRow>
  findings: Array<FindingRow>
}

/** Everything that verification finds over all current rules, with the open drafts of one's own committees in place of what stands. Throws `not-found`, `not-permitted`. */
export function readVerificationPage(db: Queryable, query: { viewer: string; at: Instant }): VerificationPage {
  const { library, person } = requireRoleHolder(db, query.viewer, 'standing')
  const isMine = ({ committee, state }: VersionRecord): boolean => permissionFor(person, 'comment', { committee, state }).may
  const open = versionsIn(db, ['draft', 'in-review']).filter((version) => version.kind === 'recommendation' && isMine(version))
  const current = new Map<string, VersionRecord>()
  for (const version of [...versionsIn(db, ['published']), ...versionsIn(db, ['approved']), ...open]) if (version.kind === 'recommendation') current.set(version.document, version)
  const compiled = [...current.values()].map((version) => ({ version, rules: rulesOf(version, library) }))
  const rules = together(compiled.flatMap((one) => one.rules ?? []))
  const rowsOf = (wanted: (one: (typeof compiled)[number]) => boolean): Array<TextRow> => compiled.filter(wanted).map(({ version }) => presentRow(version, library))
  return {
    viewer: { id: person.id, name: person.name },
    texts: rules?.recommendations.length ?? 0,
    drafts: rowsOf((one) => one.rules !== undefined && open.includes(one.version)),
    incomplete: rowsOf((one) => one.rules === undefined),
    findings: rules ? foundIn(rules, query.at.slice(0, 10)) : [],
  }
}

function rulesOf(version: VersionRecord, library: Library): Decidable | undefined {
  if (version.kind !== 'recommendation') return undefined
  const compiled = compileForCases({ ...version.content, cases: [] }, library, convertUnits)
  return compiled.ok ? compiled.decidable : undefined
}

/** One set of rules of many that were compiled from one library. */
function together(all: ReadonlyArray<Decidable>): Decidable | undefined {
  const [first] = all
  return (
    first && {
      ...first,
      recommendations: all.flatMap(({ recommendations }) => recommendations),
      conditions: Object.assign({}, ...all.map(({ conditions }) => conditions)) as Decidable['conditions'],
      valueSets: Object.assign({}, ...all.map(({ valueSets }) => valueSets)) as Decidable['valueSets'],
      procedures: Object.assign({}, ...all.map(({ procedures }) => procedures)) as Decidable['procedures'],
      vocabulary: {
        findings: Object.assign({}, ...all.map(({ vocabulary }) => vocabulary.findings)) as Decidable['vocabulary']['findings'],
        measurements: Object.assign({}, ...all.map(({ vocabulary }) => vocabulary.measurements)) as Decidable['vocabulary']['measurements'],
        actions: Object.assign({}, ...all.map(({ vocabulary }) => vocabulary.actions)) as Decidable['vocabulary']['actions'],
      },
    }
  )
}

/** Longest line of a region on the screen, in characters. */
const lineWidth = 76

function foundIn(rules: Decidable, at: string): Array<FindingRow> {
  const names = languages.map((language) => findingNames(rules, language))
  return verify(rules, { at }).findings.map((finding) => {
    const words = new Map(names.map((one) => [one.language, findingWords(finding, one, { width: lineWidth })]))
    const inEach = (part: keyof FindingWords): Record<Language, string> => Object.fromEntries([...words].map(([language, said]) => [language, said[part] ?? ''])) as Record<Language, string>
    const { region, patient } = words.get('en')!
    return {
      kind: finding.kind,
      says: inEach('says'),
      region: region === undefined ? undefined : inEach('region'),
      patient: patient === undefined ? undefined : inEach('patient'),
      answers: answersTo(finding, rules, at),
    }
  })
}

function answersTo(finding: Finding, rules: Decidable, at: string): Array<AnswerRow> {
  const concerned = new Set(placesIn(finding).map(({ recommendation }) => recommendation))
  return rules.recommendations.filter(({ id }) => concerned.has(id)).map((one) => {
    const decision = finding.witness && decide(prepare({ ...rules, recommendations: [one] }), finding.witness, { at, trace: false })
    const row = one.options.find(({ scenario, procedure }) => scenario === decision?.scenario && procedure === finding.witness?.order?.procedure)
    return {
      id: one.id,
      title: one.title,
      outcome: decision?.outcome ?? 'no-criteria-apply',
      scenario: one.rule.scenarios.find(({ key }) => key === decision?.scenario)?.title,
      message: row?.advice.message,
    }
  })
}
