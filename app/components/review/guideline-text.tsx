import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { GuidelineDraft } from '#schema/model/guideline.ts'
import type { PanelRow } from '#app/reads/present-text.ts'
import { type Language, localisedIn, type Texts, wordsIn } from '#schema/model/language.ts'
import { Prose } from '../prose.tsx'
import { useText } from '../text/use-text.tsx'

/** A guideline's own text. Where a recommendation stands in it, there is a link to it. */
export function GuidelineText({ content, panel }: { content: GuidelineDraft; panel: ReadonlyArray<PanelRow> }): ReactNode {
  const { t, term } = useText()
  const source = content.sourceLanguage
  const rows: ReadonlyArray<[string, Texts | undefined]> = [
    [t('guideline.scope'), content.scope],
    [t('guideline.audience'), content.audience],
    [t('guideline.method'), content.method?.process],
    [t('guideline.externalReview'), content.externalReview],
    [t('guideline.updating'), content.updating],
  ]
  return (
    <section className="review-part" aria-labelledby="guideline-text-title">
      <h2 id="guideline-text-title">{t('guideline.text')}</h2>
      <p className="muted">
        {content.kind && term('guidelineKind', content.kind)} · {t('translation.written', { language: term('language', source) })}
      </p>
      <dl className="facts">
        {rows.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Said text={text} source={source} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('guideline.panel')}</dt>
          <dd>
            <Panel panel={panel} />
          </dd>
        </div>
      </dl>
      <Said text={content.body} source={source} />
    </section>
  )
}

/** Who wrote it: what they are, as what they took part, and what they declared. */
function Panel({ panel }: { panel: ReadonlyArray<PanelRow> }): ReactNode {
  const { t, term, date, language } = useText()
  if (panel.length === 0) return <span className="missing">{t('review.missing')}</span>
  return (
    <ul className="lines">
      {panel.map(({ person, as, profession, specialties, interests }, index) => (
        <li key={index}>
          <b>{wordsIn(person.name, language)}: </b>
          {[as && term('personRole', as).toLowerCase(), profession && wordsIn(profession, language), ...specialties.map((specialty) => term('specialty', specialty))].filter(Boolean).join(', ')}.{' '}
          <span className="muted small">{interests ? `${t('guideline.panelInterests', { date: date(interests.declaredOn) })} ${wordsIn(interests.statement, language)}` : t('guideline.panelNoInterests')}</span>
        </li>
      ))}
    </ul>
  )
}

const embedded = /^::recommendation\{id="([a-z0-9-]+)"\}$/

function Said({ text, source }: { text: Texts | undefined; source: Language }): ReactNode {
  const { language, t } = useText()
  const found = localisedIn(text, language, source)
  if (!found) return <span className="missing">{t('review.missing')}</span>
  const lang = found.language === language ? undefined : found.language
  return found.text.split(/\n(?=::recommendation)|(?<=\})\n/).map((part, index) => {
    const id = embedded.exec(part.trim())?.[1]
    return id ? (
      <p key={index}>
        <Link to={`/recommendation/${id}`}>{id}</Link>
      </p>
    ) : (
      <Prose key={index} text={part} language={lang} />
    )
  })
}
