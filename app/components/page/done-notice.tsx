import { type ReactNode, useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useText } from '../text/use-text.tsx'

const dones = ['saved', 'drafted', 'submitted', 'signed', 'returned', 'approved', 'released', 'restored'] as const

/** What was just done, after the page was loaded anew. Only known words of the address are shown. */
export function DoneNotice(): ReactNode {
  const { t } = useText()
  const [search] = useSearchParams()
  const box = useRef<HTMLDivElement>(null)
  const done = dones.find((one) => one === search.get('done'))
  useEffect(() => {
    if (done) box.current?.focus()
  }, [done])
  if (!done) return null
  return (
    <div className="ds-alert done" data-color="success" role="status" tabIndex={-1} ref={box}>
      {t(`done.${done}`)}
    </div>
  )
}
