import { type ReactNode, useId } from 'react'
import { type Grade, gradeIn } from '#schema/model/governing-statement.ts'
import { type Language, languages, localisedIn, type Texts, wordsIn } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import type { RecommendationDraft } from '#schema/model/recommendation.ts'
import { ConditionWords, durationWords } from '../condition-words.tsx'
import { referenceOf } from '../sections/catalogue-choices.ts'
import { LocalisedText } from '../page/localised-text.tsx'
import { Prose } from '../prose.tsx'
import { ReadingEase } from '../reading-ease.tsx'
import { useText } from '../text/use-text.tsx'
import { OptionsRead } from './options-read.tsx'

type Obligation = NonNullable<NonNullable<RecommendationDraft['statement']>['obligation']>
type Ground = NonNullable<NonNullable<RecommendationDraft['evidence']>['restsOn']>
type Read = { content: RecommendationDraft; library: Library; sourceLanguage: Language }

/** A recommendation to read: the answer first, then dose and value, then what it stands on. */
export function RecommendationContent({ content, library, sourceLanguage }: Read): ReactNode {
  const text = useText()
  const { t, term, termCapital, date } = text
  const { statement, evidence, question, radiology, value, rule, review, lowValue, patient } = content
  const person = (key: string | undefined): string => (key ? wordsIn(library.people.get(key)?.name ?? key, text.language) : t('review.missing'))
  const say = (text: Texts | undefined): ReactNode => <Said text={text} source={sourceLanguage} />
  const words = (said: string | Texts | undefined): ReactNode => (typeof said === 'string' ? said : <LocalisedText text={said} source={sourceLanguage} missing={t('review.missing')} />)
  const named = (name: Texts | undefined, key: string): string => localisedIn(name, text.language, sourceLanguage)?.text ?? key
  const ground = (of: Ground): ReactNode => <>{of.ground && term('restsOn', of.ground)} {say(of.why)}</>
  const law = (of: Obligation): ReactNode => <>{words(of.provision)}{of.reference && <span className="muted"> {referenceOf(library, of.reference)}</span>}</>
  const known = (word: string | undefined): ReactNode => word ?? <Missing />
  const replacedName = (names: ReadonlyArray<Texts | undefined>, reference: string | undefined): string =>
    [...names.map((name) => localisedIn(name, text.language, sourceLanguage)?.text), reference].filter(Boolean).join(', ')
  return (
    <>
      <section className="answer" aria-label={t('section.statement')}>
        <GradeLine grade={gradeIn({ statement, evidence }, undefined)} />
        {say(statement?.text)}
        {statement?.obligation && (
          <div>
            {t('field.statement.obligation')}: {law(statement.obligation)}
          </div>
        )}
        {statement?.further?.map((further, index) => (
          <div key={index} className="further">
            <p>
              <b>{t('field.statement.scenarios')}:</b> {(further.scenarios ?? []).map((key) => named(rule?.scenarios?.find((scenario) => scenario.key === key)?.title, key)).join('; ') || <Missing />}
            </p>
            {further.procedures && further.procedures.length > 0 && (
              <p>
                <b>{t('field.statement.procedures')}:</b> {further.procedures.map((key) => named(library.procedures.get(key)?.name, key)).join(', ')}
              </p>
            )}
            <GradeLine grade={further} />
            {say(further.text)}
            {further.obligation && (
              <div>
                {t('field.statement.obligation')}: {law(further.obligation)}
              </div>
            )}
            {further.restsOn && (
              <div>
                {t('field.evidence.restsOn')}: {ground(further.restsOn)}
              </div>
            )}
            {further.justification && (
              <div>
                {t('field.evidence.justification')}: {say(further.justification)}
              </div>
            )}
          </div>
        ))}
      </section>
      <Part title={t('section.options')}>
        <OptionsRead content={content} library={library} sourceLanguage={sourceLanguage} />
      </Part>
      <Part title={t('section.value')}>
        <Facts
          facts={[
            [t('field.value.conclusion'), known(value?.conclusion && term('conclusion', value.conclusion))],
            [t('field.value.rationale'), say(value?.rationale)],
            [t('field.value.managementImpact'), <>{known(value?.managementImpact?.level && term('managementImpact', value.managementImpact.level))} {say(value?.managementImpact?.why)}</>],
            [t('field.value.benefit'), say(value?.benefit)],
            [t('field.value.harms'), <Lines key="harms" lines={(value?.harms ?? []).map((harm) => [harm.kind && termCapital('harm', harm.kind), say(harm.text)])} />],
            [t('field.value.ultrasound'), <>{known(value?.ultrasound?.verdict && term('ultrasound', value.ultrasound.verdict))} {say(value?.ultrasound?.why)}</>],
            [t('field.value.children'), say(value?.children)],
            [t('field.value.pregnancy'), say(value?.pregnancy)],
            [t('field.value.resources'), <>{known(value?.resources?.level && term('resources', value.resources.level))} {say(value?.resources?.note)}</>],
            [t('field.value.alternatives'), <Lines key="alternatives" lines={(value?.alternatives ?? []).map(({ procedure, action, why }) => [[procedure && named(library.procedures.get(procedure)?.name, procedure), action && named(library.actions.get(action)?.name, action)].filter(Boolean).join(', '), say(why)])} />],
          ]}
        />
      </Part>
      <Part title={t('section.radiology')}>
        <Lines lines={(radiology?.members ?? []).map(({ person: key, specialty, as }) => [person(key), [specialty && term('specialty', specialty), as && term('involvement', as)].filter(Boolean).join(', ')])} />
        {say(radiology?.statement)}
      </Part>
      <Part title={t('section.evidence')}>
        <Facts
          facts={[
            [t('field.evidence.certainty'), <>{known(evidence?.certainty && term('certainty', evidence.certainty))}{evidence?.scheme && ` (${term('scheme', evidence.scheme)})`}</>],
            [t('field.evidence.basis'), evidence?.basis?.map((basis) => term('basis', basis)).join(', ') || <Missing />],
            ...(evidence?.restsOn ? [[t('field.evidence.restsOn'), ground(evidence.restsOn)] as Fact] : []),
            [t('field.evidence.summary'), say(evidence?.summary)],
            ...(evidence?.disagreements && evidence.disagreements.length > 0
              ? [[
                  t('field.evidence.disagreements'),
                  evidence.disagreements.map(({ about, positions }, index) => (
                    <div key={index}>
                      {say(about)}
                      <Lines lines={(positions ?? []).map(({ says, source, year }) => [undefined, <>{say(says)} <span className="muted">{words(source)}{year && ` ${year}`}</span></>])} />
                    </div>
                  )),
                ] as Fact]
              : []),
            [t('field.evidence.searchedOn'), evidence?.searchedOn ? date(evidence.searchedOn) : <Missing />],
            [t('field.evidence.references'), <Lines key="references" lines={(evidence?.references ?? []).map((key) => [undefined, referenceOf(library, key)])} />],
          ]}
        />
      </Part>
      <Part title={t('section.question')}>
        <Facts
          facts={[
            [t('field.question.population'), say(question?.population)],
            [t('field.question.indication'), say(question?.indication)],
            [t('field.question.settings'), question?.settings?.map((setting) => term('setting', setting)).join(', ') || <Missing />],
            [t('field.question.phase'), known(question?.phase && term('phase', question.phase))],
            [t('field.question.outcome'), say(question?.outcome)],
          ]}
        />
      </Part>
      <Part title={t('section.rule')}>
        <div className="in-words">{rule?.applies ? <ConditionWords condition={rule.applies} catalogue={library} /> : <Missing />}</div>
        {rule?.priorImaging?.within && <p>{t('review.priorImaging', { within: durationWords(rule.priorImaging.within, text) })}</p>}
        <p className="muted">{t('review.cases', { count: content.cases?.length ?? 0 })}</p>
      </Part>
      {content.replaces && content.replaces.length > 0 && (
        <Part title={t('section.replaces')}>
          <Lines lines={content.replaces.map(({ guidance, reference, recommendation, why }) => [replacedName([guidance, library.recommendations.get(recommendation ?? '')?.content.title], reference && referenceOf(library, reference)), say(why)])} />
        </Part>
      )}
      <Part title={t('section.patient')}>
        <Facts
          facts={[
            [t('field.patient.summary'), say(patient?.summary)],
            [t('field.patient.why'), say(patient?.why)],
            [t('field.patient.whatHappens'), say(patient?.whatHappens)],
            [t('field.patient.whatToAsk'), say(patient?.whatToAsk)],
          ]}
        />
        <ReadingEase patient={patient} languages={languages} />
      </Part>
      <Part title={t('section.review')}>
        <Facts
          facts={[
            [t('field.review.everyMonths'), review?.everyMonths ? t('review.months', { count: review.everyMonths }) : <Missing />],
            [t('field.review.lastReviewedOn'), review?.lastReviewedOn ? date(review.lastReviewedOn) : <Missing />],
            [t('field.review.owner'), person(review?.owner)],
            [t('field.review.why'), say(review?.why)],
          ]}
        />
      </Part>
      <Part title={t('section.audit')}>
        <Lines lines={(content.audit ?? []).map(({ indicator, target }) => [undefined, <>{say(indicator)} {target?.comparator && `${term('auditComparator', target.comparator)} ${target.percent ?? ''}${target.percent === undefined ? '' : ' %'}`}</>])} />
        {lowValue?.listed !== undefined && <p>{t(lowValue.listed ? 'review.lowValueYes' : 'review.lowValueNo')}</p>}
        {lowValue?.part && (
          <div>
            {t('field.lowValue.part')}: {say(lowValue.part)}
          </div>
        )}
      </Part>
    </>
  )
}

/** Strength with direction, and certainty. */
function GradeLine({ grade: { strength, direction, certainty } }: { grade: Grade }): ReactNode {
  const { t, term } = useText()
  return (
    <p className="strength">
      {strength && direction ? term('strengthDirection', `${strength}-${direction}`) : <Missing />}
      <span className="certainty">{certainty && t('review.certainty', { certainty: term('certainty', certainty).toLowerCase() })}</span>
    </p>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id} className="review-part">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

type Fact = [label: string, value: ReactNode]

function Facts({ facts }: { facts: ReadonlyArray<Fact> }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Lines({ lines }: { lines: ReadonlyArray<[head: string | undefined, text: ReactNode]> }): ReactNode {
  if (lines.length === 0) return <Missing />
  return (
    <ul className="lines">
      {lines.map(([head, text], index) => (
        <li key={index}>
          {head && <b>{head}: </b>}
          {text}
        </li>
      ))}
    </ul>
  )
}

/** A prose text in the reader's language, else in the one it was written in. */
function Said({ text, source }: { text: Texts | undefined; source: Language }): ReactNode {
  const { language } = useText()
  const found = localisedIn(text, language, source)
  if (!found) return <Missing />
  return <Prose text={found.text} language={found.language === language ? undefined : found.language} />
}

function Missing(): ReactNode {
  const { t } = useText()
  return <span className="missing">{t('review.missing')}</span>
}
