import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { type Completion, type Completions, completionsAt } from '#plugins/condition-text/completions.ts'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { useText } from '../text/use-text.tsx'

export type NameCompletion = {
  /** What is offered; undefined while the list is closed. */
  offered: Completions | undefined
  /** Place of the active option; -1 while none is. */
  active: number
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void
  /** Offers what fits behind the cursor, after the text was typed. */
  typed(text: string, position: number): void
  take(option: Completion): void
  /** Writes something in the place of a part of the text, and puts the cursor behind it. */
  replace(from: number, to: number, insert: string): void
  close(): void
}

/** The names that can be written at the cursor of a text area, chosen with arrow keys and Enter. */
export function useNameCompletion({ area, text, write }: { area: RefObject<HTMLTextAreaElement | null>; text: string; write: (text: string) => void }): NameCompletion {
  const { catalogue, announce } = useDraftForm()
  const { t, language } = useText()
  const [offered, setOffered] = useState<Completions | undefined>(undefined)
  const [active, setActive] = useState(-1)
  const cursor = useRef<number | undefined>(undefined)
  useLayoutEffect(() => {
    if (cursor.current === undefined) return
    area.current?.focus()
    area.current?.setSelectionRange(cursor.current, cursor.current)
    cursor.current = undefined
  }, [area, text])

  function close(): void {
    setOffered(undefined)
    setActive(-1)
  }
  function offer(of: string, position: number, isAsked: boolean): void {
    const found = completionsAt(of, position, catalogue, language)
    const isOpen = found !== undefined && found.options.length > 0 && (isAsked || isHelpful(found))
    if (isOpen && !offered) announce(t('condition.text.offered', { count: found.options.length }))
    setOffered(isOpen ? found : undefined)
    setActive(isOpen && isAsked ? 0 : -1)
  }
  function replace(from: number, to: number, insert: string): void {
    const next = text.slice(0, from) + insert + text.slice(to)
    cursor.current = from + insert.length
    write(next)
    close()
    // A text that stays the same would not bring the cursor back.
    if (next === text) area.current?.focus()
    else if (/[ (]$/.test(insert)) offer(next, cursor.current, true)
  }
  function take(option: Completion): void {
    if (offered) replace(offered.from, offered.to, option.insert)
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { key, ctrlKey, altKey, shiftKey, metaKey } = event
    if ((key === ' ' && ctrlKey) || (key === 'ArrowDown' && altKey)) {
      event.preventDefault()
      return offer(text, event.currentTarget.selectionStart, true)
    }
    if (!offered || ctrlKey || altKey || shiftKey || metaKey) return
    const count = offered.options.length
    if (key === 'ArrowDown') setActive((active + 1) % count)
    else if (key === 'ArrowUp') setActive(active <= 0 ? count - 1 : active - 1)
    else if (key === 'Enter' && active >= 0) take(offered.options[active]!)
    else if (key === 'Escape') close()
    else {
      // The cursor moves away from what the list is about.
      if (['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Enter'].includes(key)) close()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return { offered, active, onKeyDown, typed: (of, position) => offer(of, position, false), take, replace, close }
}

/** Whether a list opens by itself: something is typed that it could become, or there are only a few values to choose from. */
function isHelpful({ typed, options }: Completions): boolean {
  if (typed === '') return options.every(({ kind }) => kind === 'value' || kind === 'unit')
  return options.some(({ label }) => label.toLowerCase() !== typed)
}
