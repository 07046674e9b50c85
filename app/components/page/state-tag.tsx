import { Tag } from '../button.tsx'
import type { ReactNode } from 'react'
import type { VersionState } from '#schema/model/version.ts'
import { useText } from '../text/use-text.tsx'

const colours = {
  draft: 'neutral',
  'in-review': 'info',
  approved: 'success',
  published: 'success',
  superseded: 'neutral',
  withdrawn: 'warning',
} as const satisfies Record<VersionState, string>

/** State of a version, in words; the colour only repeats it. */
export function StateTag({ state }: { state: VersionState }): ReactNode {
  const { term } = useText()
  return (
    <Tag color={colours[state]} outline={state !== 'published'}>
      {term('state', state)}
    </Tag>
  )
}
