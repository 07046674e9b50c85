import { Button } from '../button.tsx'
import type { ReactNode } from 'react'
import { Form, Link, NavLink, useLocation } from 'react-router'
import { languages, type PlainOrLocalised, wordsIn } from '#schema/model/language.ts'
import { useText } from '../text/use-text.tsx'

type Viewer = { id: string; name: PlainOrLocalised }

/** Every page of the desk: skip link, where one is, who one is, and the language. `viewer` is absent before signing in. */
export function PageFrame({ viewer, wide, children }: { viewer?: Viewer | undefined; wide?: boolean; children: ReactNode }): ReactNode {
  const { t } = useText()
  return (
    <div className="frame" data-wide={wide || undefined}>
      <a className="ds-skip-link" href="#main">
        {t('frame.skip')}
      </a>
      <header className="frame-head">
        <Link className="brand" to="/">
          Rationale <span className="brand-place">{t('frame.desk')}</span>
        </Link>
        {viewer && <MainNavigation />}
        <div className="frame-tools">
          <LanguageChoice />
          {viewer && <PersonMenu viewer={viewer} />}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

function MainNavigation(): ReactNode {
  const { t } = useText()
  return (
    <nav className="main-navigation" aria-label={t('frame.navigation')}>
      <NavLink to="/" end>
        {t('frame.home')}
      </NavLink>
      <NavLink to="/verification">{t('frame.verification')}</NavLink>
      <NavLink to="/release">{t('frame.release')}</NavLink>
      <NavLink to="/unanswered">{t('frame.unanswered')}</NavLink>
      <NavLink to="/audit">{t('frame.audit')}</NavLink>
    </nav>
  )
}

/** Links, not script: a new language is a new page, and the choice is remembered by a cookie. */
function LanguageChoice(): ReactNode {
  const { t, language, term } = useText()
  const { pathname, search } = useLocation()
  return (
    <nav className="language-choice" aria-label={t('frame.language')}>
      {languages.map((one) => {
        const query = new URLSearchParams(search)
        query.set('lang', one)
        return (
          <Link key={one} reloadDocument to={{ pathname, search: query.toString() }} lang={one} hrefLang={one} aria-label={term('languageOwn', one)} aria-current={one === language ? 'true' : undefined}>
            {one.toUpperCase()}
          </Link>
        )
      })}
    </nav>
  )
}

function PersonMenu({ viewer }: { viewer: Viewer }): ReactNode {
  const { t, language } = useText()
  const name = wordsIn(viewer.name, language)
  return (
    <details className="person-menu">
      <summary aria-label={t('frame.account', { name })}>
        <span>{name}</span>
      </summary>
      <Form method="post" action="/sign-out" reloadDocument>
        <Button type="submit" variant="tertiary" data-size="sm">
          {t('frame.signOut')}
        </Button>
        <Button type="submit" variant="tertiary" data-size="sm" name="everywhere" value="yes">
          {t('frame.signOutEverywhere')}
        </Button>
      </Form>
    </details>
  )
}

/** Where a page stands: a way back to what it is part of. */
export function Breadcrumb({ trail }: { trail: ReadonlyArray<{ to: string; label: ReactNode }> }): ReactNode {
  const { t } = useText()
  return (
    <nav className="breadcrumb" aria-label={t('frame.breadcrumb')}>
      <ol>
        {trail.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
