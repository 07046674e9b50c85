import { Button } from '../button.tsx'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Language } from '#schema/model/language.ts'
import type { Refusal } from '#app/forms/refusal.ts'
import type { RecommendationPage } from '#app/reads/recommendation-page.server.ts'
import { DraftFormProvider } from '../draft/draft-form-context.tsx'
import { entriesOfTree } from '#app/forms/form-tree.ts'
import { useLiveCheck } from '../draft/live-check.ts'
import { LocalisedText } from '../page/localised-text.tsx'
import { DoneNotice } from '../page/done-notice.tsx'
import { Breadcrumb } from '../page/page-frame.tsx'
import { RefusalNotice } from '../page/refusal-notice.tsx'
import { StateTag } from '../page/state-tag.tsx'
import { useText } from '../text/use-text.tsx'
import { ConflictPanel } from './conflict-panel.tsx'
import { type Arrived, useDraftEditing } from './draft-editing.ts'
import { FormSections } from './form-sections.tsx'
import { HandIn, HandInForm } from './hand-in.tsx'
import { OpenPointList, OpenPointSkip, useOpenPoints } from './open-points.tsx'
import { OpenPointSheet } from './open-point-sheet.tsx'
import { RestoreBanner } from './restore-banner.tsx'
import { adoptTyped } from '../draft/adopt-typed.ts'
import { SavingStatus, useSavingState } from './saving-status.tsx'
import { SectionNavigation } from './section-navigation.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { SignInDialog } from './sign-in-dialog.tsx'

/**
 * The recommendation as one form. Without script it is posted as it stands; with script it saves itself, says what is open while one
 * types, and keeps what could not be saved.
 */
export function RecommendationEditor({ page, target, arrived, refusal, today }: {
  page: RecommendationPage
  /** Language beside the source, from the address. */
  target: Language | undefined
  /** What a plain form had in it when it came back unsaved. */
  arrived: Arrived | undefined
  /** Why the draft was not taken into review. */
  refusal: Refusal | undefined
  today: string
}): ReactNode {
  const { t } = useText()
  const editing = useDraftEditing({ page, target, arrived })
  const { form, saver, library } = editing
  const state = useSavingState(saver)
  const [announcement, announce] = useState('')
  const shared = useMemo(() => ({ ...form, announce }), [form])
  const element = useRef<HTMLFormElement>(null)
  useLiveCheck({ form: shared, library, today, enabled: true })
  useEffect(() => saver.start(), [saver])
  useEffect(() => {
    if (element.current) adoptTyped(element.current, form.store)
  }, [form.store])

  return (
    <DraftFormProvider form={shared}>
      <title>{`${page.title?.[page.sourceLanguage] ?? page.id} – Rationale`}</title>
      <form
        method="post"
        ref={element}
        className="editor"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void saver.save()
        }}
      >
        <input type="hidden" name="versionId" value={page.version.id} />
        <input type="hidden" name="revision" value={state.is === 'conflict' ? state.conflict.revision : saver.stored().revision} />
        <Identity page={page} />
        <div className="editor-bar">
          <StateTag state={page.version.state} />
          <SavingStatus saver={saver} />
          <Button type="submit" name="intent" value="save" data-size="sm" variant="secondary" aria-keyshortcuts="Control+S Meta+S">
            {t('saving.save')}
          </Button>
        </div>
        <header className="editor-head">
          <Breadcrumb trail={[{ to: '/', label: t('frame.home') }, { to: `/guideline/${page.guideline.id}`, label: <LocalisedText text={page.guideline.title} source={page.sourceLanguage} missing={page.guideline.id} /> }]} />
          <h1>
            <LocalisedText text={page.title} source={page.sourceLanguage} missing={t('home.untitled')} />
          </h1>
          <TranslationChoice page={page} target={target} />
        </header>
        {refusal ? <OpenRefusal refusal={refusal} /> : <DoneNotice />}
        <RestoreBanner editing={editing} />
        {state.is === 'conflict' && <ConflictPanel key={state.conflict.revision} conflict={state.conflict} saver={saver} />}
        <OpenPointSkip />
        <div className="editor-columns">
          <SectionNavigation />
          <div className="editor-form">
            <FormSections />
            <HandIn page={page} />
          </div>
          <aside className="open-panel" id="open-panel" tabIndex={-1} aria-labelledby="open-title">
            <h2 id="open-title">{t('open.title')}</h2>
            <OpenPointList />
          </aside>
        </div>
        <OpenPointSheet />
        <p className="visually-hidden" role="status">
          {announcement}
        </p>
      </form>
      <HandInForm page={page} saver={saver} />
      <SignInDialog open={state.is === 'signed-out'} person={page.viewer.id} url="/desk/sign-in/here" onSignedIn={() => void saver.save()} />
      <Shortcuts onSave={() => void saver.save()} />
    </DraftFormProvider>
  )
}

/** What the gate refused, as far as it is still open: a point that has been mended since leaves the list. */
function OpenRefusal({ refusal }: { refusal: Refusal }): ReactNode {
  const points = useOpenPoints()
  return <RefusalNotice refusal={refusal} isOpen={({ check, path }) => points.some((point) => point.id === check && point.path === path)} />
}

/** What names the record. It is part of the content, and the server refuses a change of it. */
function Identity({ page }: { page: RecommendationPage }): ReactNode {
  const { id, guideline } = page.version.content
  return entriesOfTree({ id, guideline }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

/** Which translation stands beside the source. Links, so that it works without script; unsaved text is kept either way. */
function TranslationChoice({ page, target }: { page: RecommendationPage; target: Language | undefined }): ReactNode {
  const { t, term } = useText()
  const others = page.languages.filter((language) => language !== page.sourceLanguage)
  const stale = (language: Language): number => page.translations.filter((state) => state.language === language && state.is !== 'current').length
  return (
    <nav className="translation-choice" aria-label={t('translation.choice')}>
      <span>{t('translation.written', { language: term('language', page.sourceLanguage) })}</span>
      <Link to={{ search: '' }} preventScrollReset aria-current={target === undefined ? 'true' : undefined}>
        {t('translation.none')}
      </Link>
      {others.map((language) => (
        <Link key={language} to={{ search: `?translate=${language}` }} preventScrollReset aria-current={target === language ? 'true' : undefined}>
          {term('language', language)}
          {stale(language) > 0 && <span className="count"> {t('translation.open', { count: stale(language) })}</span>}
        </Link>
      ))}
    </nav>
  )
}
