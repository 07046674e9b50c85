/** What can hold the cursor in a field. */
const focusable = 'input:not([type=hidden]):not([disabled]), select, textarea, [contenteditable=true], button'

/**
 * Puts the cursor where an open point leads: the field itself, else the first one inside its group, else the nearest group around it,
 * else its section. Opens whatever is folded around it.
 */
export function focusField(path: string, section: string): void {
  const found = fieldAt(path) ?? document.getElementById(`section-${section}`)
  if (!found) return
  for (let folded = found.closest('details'); folded; folded = folded.parentElement?.closest('details') ?? null) folded.open = true
  const control = found.matches(focusable) ? found : found.querySelector<HTMLElement>(focusable)
  const target = control ?? found
  target.scrollIntoView({ block: 'center', behavior: prefersStillness() ? 'auto' : 'smooth' })
  target.focus({ preventScroll: true })
}

/** The element of a path, or of the nearest path around it. */
function fieldAt(path: string): HTMLElement | null {
  const steps = path.split('.')
  for (let length = steps.length; length > 0; length -= 1) {
    const found = document.getElementById(`field-${steps.slice(0, length).join('.')}`)
    if (found) return found
    const inside = document.querySelector<HTMLElement>(`[id^="field-${steps.slice(0, length).join(".")}."]`)
    if (inside) return inside
  }
  return null
}

function prefersStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
