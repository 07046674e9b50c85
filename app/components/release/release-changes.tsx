import { type ReactNode, useEffect } from 'react'
import { useFetcher } from 'react-router'
import type { ChangedText, ReleasePreview } from '#app/reads/release-changes.server.ts'
import { Tag } from '../button.tsx'
import { LocalisedText } from '../page/localised-text.tsx'
import { useText } from '../text/use-text.tsx'

const tagColours = { none: 'neutral', narrower: 'info', wider: 'warning', reversed: 'danger' } as const

/** What a release would change for referrers. Compared after the page stands, so that the page never waits for it. */
export function ReleaseChanges(): ReactNode {
  const { t } = useText()
  const { data, load, state } = useFetcher<ReleasePreview>()
  useEffect(() => void load('/release/changes'), [load])
  return (
    <section className="card stack release-changes" aria-labelledby="changes-title" aria-busy={state !== 'idle'}>
      <h2 id="changes-title">{t('release.changes')}</h2>
      <p role="status" className="muted">
        {data ? statusOf(data, t) : t('release.changesWorking')}
      </p>
      {data?.is === 'compared' && <Compared preview={data} />}
    </section>
  )
}

type Translate = ReturnType<typeof useText>['t']

function statusOf(preview: ReleasePreview, t: Translate): string {
  if (preview.is === 'first') return t('release.changesFirst')
  if (preview.is === 'incomplete') return t('release.changesIncomplete')
  if (preview.texts.length > 0) return t('release.changesLead', { count: preview.texts.length })
  return preview.wording.length > 0 ? t('release.changesWording') : t('release.changesNone')
}

function Compared({ preview: { texts, wording, notCompared } }: { preview: Extract<ReleasePreview, { is: 'compared' }> }): ReactNode {
  const { t } = useText()
  return (
    <>
      {texts.map((text) => (
        <ChangedTextView key={text.id} text={text} />
      ))}
      {wording.length > 0 && (
        <details>
          <summary>{t('release.wordingOnly', { count: wording.length })}</summary>
          <ul>
            {wording.map(({ id, title }) => (
              <li key={id}>
                <LocalisedText text={title} missing={id} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {notCompared > 0 && <p>{t('release.notCompared', { count: notCompared })}</p>}
    </>
  )
}

/** One recommendation: the gravest class, then its changes, the gravest first; the others behind a disclosure. */
function ChangedTextView({ text }: { text: ChangedText }): ReactNode {
  const { t } = useText()
  const telling = text.changes.filter((change) => change.class !== 'none')
  const [first, rest] = [telling.slice(0, shownAtOnce), telling.slice(shownAtOnce)]
  return (
    <article className="changed-text">
      <h3>
        <LocalisedText text={text.title} missing={text.id} /> {text.class && <ClassTag value={text.class} />}
      </h3>
      {text.is !== 'changed' && <p>{t(text.is === 'added' ? 'release.added' : 'release.removed')}</p>}
      <ChangeList changes={first} gravest={text.class} />
      {rest.length > 0 && (
        <details>
          <summary>{t('release.moreChanges', { count: rest.length })}</summary>
          <ChangeList changes={rest} gravest={text.class} />
        </details>
      )}
      {text.severalReasons > 0 && <p className="muted small">{t('release.severalReasons', { count: text.severalReasons })}</p>}
    </article>
  )
}

const shownAtOnce = 5

/** A change says its class where that is not the one that stands at the recommendation. */
function ChangeList({ changes, gravest }: { changes: ChangedText['changes']; gravest: ChangedText['class'] }): ReactNode {
  const { t, language } = useText()
  if (changes.length === 0) return null
  return (
    <ul className="plain-list change-list">
      {changes.map((change, place) => (
        <li key={place}>
          <p>
            {change.class !== gravest && (
              <>
                <ClassTag value={change.class} />{' '}
              </>
            )}
            <LocalisedText text={change.sentence} missing={change.procedure} />
          </p>
          <details>
            <summary>{t('release.examplePatient')}</summary>
            <ul>
              {change.patient[language].map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  )
}

function ClassTag({ value }: { value: NonNullable<ChangedText['class']> }): ReactNode {
  const { t } = useText()
  return <Tag color={tagColours[value]}>{t(`release.class.${value}`)}</Tag>
}
