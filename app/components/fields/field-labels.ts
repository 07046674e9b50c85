import { Language } from '#schema/model/language.ts'
import type { OpenPoint } from '../draft/finding-store.ts'
import type { Text, TextKey } from '../text/text.ts'

/** What the form calls a field, by its path with `*` for places in lists. A test holds this to every field of the record. */
const labels: Record<string, TextKey> = {
  title: 'field.title',
  topics: 'field.topics',
  question: 'section.question',
  'question.population': 'field.question.population',
  'question.ages': 'field.question.agesFrom',
  'question.ages.from': 'field.question.agesFrom',
  'question.ages.below': 'field.question.agesBelow',
  'question.indication': 'field.question.indication',
  'question.codes': 'field.question.codes',
  'question.codes.*': 'field.code.row',
  'question.codes.*.system': 'field.code.system',
  'question.codes.*.code': 'field.code.code',
  'question.codes.*.display': 'field.code.display',
  'question.codes.*.verified': 'field.code.verified',
  'question.settings': 'field.question.settings',
  'question.phase': 'field.question.phase',
  'question.comparison': 'field.question.comparison',
  'question.outcome': 'field.question.outcome',
  statement: 'section.statement',
  'statement.direction': 'field.statement.direction',
  'statement.strength': 'field.statement.strength',
  'statement.obligation': 'field.statement.obligation',
  'statement.obligation.provision': 'field.statement.provision',
  'statement.obligation.reference': 'field.reference',
  'statement.text': 'field.statement.text',
  evidence: 'section.evidence',
  'evidence.certainty': 'field.evidence.certainty',
  'evidence.scheme': 'field.evidence.scheme',
  'evidence.statedGrade': 'field.evidence.statedGrade',
  'evidence.gradedBy': 'field.evidence.gradedBy',
  'evidence.basis': 'field.evidence.basis',
  'evidence.downgraded': 'field.evidence.downgraded',
  'evidence.downgraded.*': 'field.evidence.reasonRow',
  'evidence.downgraded.*.reason': 'field.evidence.reason',
  'evidence.downgraded.*.why': 'field.why',
  'evidence.upgraded': 'field.evidence.upgraded',
  'evidence.upgraded.*': 'field.evidence.reasonRow',
  'evidence.upgraded.*.reason': 'field.evidence.reason',
  'evidence.upgraded.*.why': 'field.why',
  'evidence.summary': 'field.evidence.summary',
  'evidence.restsOn': 'field.evidence.restsOn',
  'evidence.restsOn.ground': 'field.evidence.restsOn',
  'evidence.restsOn.why': 'field.evidence.restsOnWhy',
  'evidence.justification': 'field.evidence.justification',
  'evidence.searchedOn': 'field.evidence.searchedOn',
  'evidence.references': 'field.evidence.references',
  'evidence.references.*': 'field.reference',
  'evidence.disagreements': 'field.evidence.disagreements',
  'evidence.disagreements.*': 'field.evidence.disagreementRow',
  'evidence.disagreements.*.about': 'field.evidence.disagreementAbout',
  'evidence.disagreements.*.positions': 'field.evidence.positions',
  'evidence.disagreements.*.positions.*': 'field.evidence.positionRow',
  'evidence.disagreements.*.positions.*.says': 'field.evidence.says',
  'evidence.disagreements.*.positions.*.reference': 'field.reference',
  'evidence.disagreements.*.positions.*.source': 'field.evidence.source',
  'evidence.disagreements.*.positions.*.year': 'field.year',
  radiology: 'section.radiology',
  'radiology.members': 'field.radiology.members',
  'radiology.members.*': 'field.radiology.memberRow',
  'radiology.members.*.person': 'field.radiology.person',
  'radiology.members.*.specialty': 'field.radiology.specialty',
  'radiology.members.*.as': 'field.radiology.as',
  'radiology.statement': 'field.radiology.statement',
  value: 'section.value',
  'value.managementImpact': 'field.value.managementImpact',
  'value.managementImpact.level': 'field.value.managementImpact',
  'value.managementImpact.why': 'field.value.managementImpactWhy',
  'value.benefit': 'field.value.benefit',
  'value.harms': 'field.value.harms',
  'value.harms.*': 'field.value.harmRow',
  'value.harms.*.kind': 'field.value.harmKind',
  'value.harms.*.text': 'field.value.harmText',
  'value.resources': 'field.value.resources',
  'value.resources.level': 'field.value.resources',
  'value.resources.note': 'field.value.resourcesNote',
  'value.children': 'field.value.children',
  'value.pregnancy': 'field.value.pregnancy',
  'value.alternatives': 'field.value.alternatives',
  'value.alternatives.*': 'field.value.alternativeRow',
  'value.alternatives.*.procedure': 'field.procedure',
  'value.alternatives.*.why': 'field.value.alternativeWhy',
  'value.ultrasound': 'field.value.ultrasound',
  'value.ultrasound.verdict': 'field.value.ultrasound',
  'value.ultrasound.why': 'field.value.ultrasoundWhyLong',
  'value.conclusion': 'field.value.conclusion',
  'value.rationale': 'field.value.rationale',
  options: 'section.options',
  'options.*': 'field.options.option',
  'options.*.scenario': 'field.options.scenario',
  'options.*.procedure': 'field.procedure',
  'options.*.appropriateness': 'field.options.rating',
  'options.*.role': 'field.options.role',
  'options.*.note': 'field.options.note',
  'options.*.advice': 'field.options.interrupt',
  'options.*.advice.interrupt': 'field.options.interrupt',
  'options.*.advice.message': 'field.options.message',
  'options.*.advice.instead': 'field.options.instead',
  'options.*.advice.instead.*': 'field.options.insteadRow',
  'options.*.advice.instead.*.procedure': 'field.options.insteadProcedure',
  'options.*.advice.instead.*.action': 'field.options.insteadAction',
  'options.*.advice.instead.*.appropriateness': 'field.options.insteadRating',
  'options.*.advice.within': 'field.options.within',
  rule: 'section.rule',
  'rule.applies': 'field.rule.applies',
  'rule.scenarios': 'field.options.scenarios',
  'rule.scenarios.*': 'field.options.scenario',
  'rule.scenarios.*.key': 'field.options.scenarioKey',
  'rule.scenarios.*.title': 'field.options.scenarioTitle',
  'rule.scenarios.*.when': 'field.options.scenarioWhen',
  'rule.overrides': 'field.rule.overrides',
  'rule.overrides.*': 'field.rule.overrideRow',
  'rule.overrides.*.recommendation': 'field.rule.overridden',
  'rule.overrides.*.why': 'field.why',
  'rule.priorImaging': 'field.rule.priorImaging',
  'rule.priorImaging.procedure': 'field.procedure',
  'rule.priorImaging.within': 'field.rule.within',
  'rule.priorImaging.status': 'field.rule.status',
  cases: 'section.cases',
  'cases.*': 'field.cases.row',
  'cases.*.name': 'field.cases.name',
  'cases.*.source': 'field.cases.source',
  'cases.*.facts': 'field.cases.facts',
  'cases.*.expect': 'field.cases.expect',
  review: 'section.review',
  'review.everyMonths': 'field.review.everyMonthsLong',
  'review.why': 'field.review.why',
  'review.owner': 'field.review.owner',
  'review.triggers': 'field.review.triggers',
  'review.lastReviewedOn': 'field.review.lastReviewedOn',
  audit: 'section.audit',
  'audit.*': 'field.audit.row',
  'audit.*.indicator': 'field.audit.indicator',
  'audit.*.numerator': 'field.audit.numerator',
  'audit.*.denominator': 'field.audit.denominator',
  'audit.*.target': 'field.audit.target',
  'audit.*.target.comparator': 'field.audit.target',
  'audit.*.target.percent': 'field.audit.percent',
  'audit.*.origin': 'field.audit.origin',
  'audit.*.dataSource': 'field.audit.dataSource',
  lowValue: 'section.lowValue',
  'lowValue.listed': 'field.lowValue.listed',
  'lowValue.campaigns': 'field.lowValue.campaigns',
  'lowValue.campaigns.*': 'field.lowValue.row',
  'lowValue.campaigns.*.name': 'field.lowValue.name',
  'lowValue.campaigns.*.entry': 'field.lowValue.entry',
  'lowValue.campaigns.*.url': 'field.lowValue.url',
  patient: 'section.patient',
  'patient.summary': 'field.patient.summary',
  'patient.why': 'field.patient.why',
  'patient.whatHappens': 'field.patient.whatHappens',
  'patient.whatToAsk': 'field.patient.whatToAsk',
}

/** Key of the label of a field, by its path; undefined for what has no field of its own. */
export function labelKeyOf(path: string): TextKey | undefined {
  return labels[path.replaceAll(/\.\d+(?=\.|$)/g, '.*')]
}

/**
 * What the form calls the field at a path, with the rows it lies in: "Indicator 2: Target". Parts inside a condition or a language
 * take the label of the field around them, a language behind it.
 */
export function fieldLabelOf(path: string, { t, term }: Text): string {
  const steps = path.split('.')
  const language = Language.safeParse(steps.at(-1))
  const inner = language.success ? steps.slice(0, -1) : steps
  const known = inner.map((_, index) => inner.slice(0, inner.length - index)).find((part) => labelKeyOf(part.join('.')) !== undefined) ?? []
  const key = labelKeyOf(known.join('.'))
  if (key === undefined) return path
  const rows = known.flatMap((step, index) => {
    const rowKey = labelKeyOf(known.slice(0, index + 1).join('.'))
    return /^\d+$/.test(step) && rowKey ? [`${t(rowKey)} ${Number(step) + 1}`] : []
  })
  const own = /^\d+$/.test(known.at(-1) ?? '') ? [] : [t(key)]
  return [...rows, ...own].join(': ') + (language.success ? ` (${term('language', language.data)})` : '')
}

/** The sentence of an open point, in which the path of a field is replaced by what the form calls it. */
export function openPointSentence(point: OpenPoint, text: Text): string {
  const sentence = point.message[text.language]
  const [open, close] = quotes[text.language]
  return sentence.replaceAll(/["«]([a-z]+(?:\.[\w-]+)*)["»]/gi, (whole, path: string) => (labelKeyOf(path) === undefined ? whole : `${open}${fieldLabelOf(path, text)}${close}`))
}

/** Marks around a name, as each language prints them. */
const quotes: Record<Language, readonly [string, string]> = { da: ['»', '«'], nb: ['«', '»'], en: ['“', '”'] }
