import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { GuidelineDraft } from '#schema/model/guideline.ts'
import { type Language, localisedIn, type Texts } from '#schema/model/language.ts'
import { Prose } from '../prose.tsx'
import { useText } from '../text/use-text.tsx'

/** A guideline's own text. Where a recommendation stands in it, there is a link to it. */
export function GuidelineText({ content }: { content: GuidelineDraft }): ReactNode {
  const { t, term } = useText()
  const source = content.sourceLanguage
  const rows: ReadonlyArray<[string, Texts | undefined]> = [
    [t('guideline.scope'), content.scope],
    [t('guideline.audience'), content.audience],
    [t('guideline.method'), content.method?.process],
    [t('guideline.externalReview'), content.externalReview],
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
      </dl>
      <Said text={content.body} source={source} />
    </section>
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
