import type { ReactNode } from 'react'

/** Lines on a grid of 20; drawn in the colour of the text. */
const paths = {
  bold: 'M6 3.5h5a3.2 3.2 0 0 1 0 6.4H6zM6 9.9h5.8a3.3 3.3 0 0 1 0 6.6H6z',
  italic: 'M8 3.5h6M6 16.5h6M11.5 3.5l-3 13',
  link: 'M8.5 11.5l3-3M9 6.5l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5L13.5 11M11 13.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L6.5 9',
  bulletList: 'M8 5h9M8 10h9M8 15h9M4 5h.01M4 10h.01M4 15h.01',
  orderedList: 'M9 5h8M9 10h8M9 15h8M3.5 4l1-.6v3.4M3.4 8.8h1.7l-1.8 2.4h1.9M3.4 13.4h1.7l-.9 1.1a.9.9 0 1 1-.9 1.3',
  heading3: 'M3 4v12M9 4v12M3 10h6M12.5 7h4l-2.2 3a2.2 2.2 0 1 1-2.2 3',
  heading4: 'M3 4v12M9 4v12M3 10h6M15.5 15V7l-3.5 5.5h5',
  recommendation: 'M4 4h12v12H4zM7 10l2.2 2.2L13.5 8',
  undo: 'M4 8h8a4 4 0 0 1 0 8H8M7 4.5L3.5 8 7 11.5',
  redo: 'M16 8H8a4 4 0 0 0 0 8h4M13 4.5L16.5 8 13 11.5',
} as const
export type ToolbarIconName = keyof typeof paths

/** The picture on a toolbar button. It says nothing to a screen reader: the button has a name. */
export function ToolbarIcon({ name }: { name: ToolbarIconName }): ReactNode {
  const weight = name === 'bold' ? 2.4 : 1.6
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" strokeWidth={weight} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
