import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { rankOf } from '#plugins/condition-text/completions.ts'
import { createNameIndex, type Entry, folded, type NameIndex, type NameKind } from '#plugins/condition-text/name-index.ts'
import { useDraftForm } from '../draft/draft-form-context.tsx'
import { useText } from '../text/use-text.tsx'

const mostOffered = 60

/** The vocabulary's names in the reader's language. */
export function useNames(): NameIndex {
  const { catalogue } = useDraftForm()
  const { language } = useText()
  return useMemo(() => createNameIndex(catalogue, language), [catalogue, language])
}

/**
 * One entry of the vocabulary, found by typing part of its name or of a synonym. What is typed and is no name yet chooses nothing: the
 * row then lacks it, and an entry that was chosen before is never kept behind other words.
 */
export function NameChoice({ kind, value, label, describedBy, choose }: { kind: NameKind; value: string; label: string; describedBy?: string | undefined; choose: (key: string) => void }): ReactNode {
  const { announce } = useDraftForm()
  const { t } = useText()
  const names = useNames()
  const id = useId()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [active, setActive] = useState(-1)
  const [isOpen, setOpen] = useState(false)
  const before = useRef(value)
  const list = useRef<HTMLUListElement>(null)
  const shown = typed ?? names.entry(kind, value)?.name ?? value
  const offered = useMemo(() => (isOpen ? offeredFor(names, kind, typed ?? '') : []), [isOpen, names, kind, typed])
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function open(): void {
    if (isOpen) return
    before.current = value
    setOpen(true)
    setActive(-1)
  }
  function close(): void {
    setOpen(false)
    setActive(-1)
  }
  function take(entry: Entry): void {
    setTyped(undefined)
    close()
    choose(entry.key)
  }
  function type(text: string): void {
    open()
    setTyped(text)
    setActive(-1)
    const [found, ...others] = names.called(kind, text).filter(({ isOffered }) => isOffered)
    choose(found && others.length === 0 ? found.key : '')
    announce(t('sentences.offered', { count: offeredFor(names, kind, text).length }))
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const { key, ctrlKey, metaKey } = event
    if (ctrlKey || metaKey) return
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!isOpen) open()
      const count = offered.length
      if (count > 0) setActive(key === 'ArrowDown' ? (active + 1) % count : active <= 0 ? count - 1 : active - 1)
    } else if (key === 'Enter') {
      const entry = offered[active] ?? (offered.length === 1 ? offered[0] : undefined)
      if (isOpen && entry) take(entry)
      else if (value !== '') close()
    } else if (key === 'Escape' && isOpen) {
      setTyped(undefined)
      close()
      if (before.current !== value) choose(before.current)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span className="name-choice">
      <input
        className="ds-input"
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen && offered.length > 0}
        aria-controls={isOpen && offered.length > 0 ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={describedBy}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={t('sentences.find')}
        value={shown}
        onChange={(event) => type(event.target.value)}
        onClick={open}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close()
          if (value !== '') setTyped(undefined)
        }}
      />
      {isOpen && offered.length > 0 && (
        <ul ref={list} className="condition-names" id={`${id}-list`} role="listbox" aria-label={label}>
          {offered.map((entry, index) => (
            <li key={entry.key} id={`${id}-${index}`} role="option" aria-selected={index === active} onMouseDown={(event) => event.preventDefault()} onClick={() => take(entry)}>
              {entry.name || entry.key}
            </li>
          ))}
        </ul>
      )}
    </span>
  )
}

function offeredFor(names: NameIndex, kind: NameKind, typed: string): ReadonlyArray<Entry> {
  const wanted = folded(typed)
  return names
    .all(kind)
    .filter(({ isOffered }) => isOffered)
    .map((entry) => ({ entry, rank: Math.min(...[entry.name, ...entry.synonyms].map((name) => rankOf(wanted, folded(name)))) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((one, other) => one.rank - other.rank || one.entry.name.localeCompare(other.entry.name, 'da'))
    .slice(0, mostOffered)
    .map(({ entry }) => entry)
}
