import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { TextKey } from '../text/text.ts'
import { useText } from '../text/use-text.tsx'
import { PageFrame } from './page-frame.tsx'

const sentences: Record<string, TextKey> = {
  'not-found': 'error.not-found',
  'not-permitted': 'error.not-permitted',
  'foreign-origin': 'error.foreign-origin',
}

/** What went wrong, in words, and where to go on. */
export function ErrorPage({ status, kind }: { status: number; kind: string | undefined }): ReactNode {
  const { t } = useText()
  const sentence = t(sentences[kind ?? ''] ?? (status === 404 ? 'error.not-found' : 'error.unexpected'))
  return (
    <PageFrame>
      <div className="narrow">
        <title>{`${t('error.title')} – Rationale`}</title>
        <h1>{t('error.title')}</h1>
        <p>{sentence}</p>
        <p>
          <Link to="/">{t('error.home')}</Link>
        </p>
      </div>
    </PageFrame>
  )
}
