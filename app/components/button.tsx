import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: 'primary' | 'secondary' | 'tertiary'
  /** A round or square button that shows only an icon; it needs an `aria-label`. */
  icon?: boolean
  loading?: boolean
  'data-size'?: 'sm' | 'md'
  ref?: Ref<HTMLButtonElement>
}

/** Designsystemet's button: its markup and style sheet, without its script (which loads every other component with it). */
export function Button({ variant, icon, loading, className, type = 'button', children, ...rest }: ButtonProps): ReactNode {
  return (
    <button className={className ? `ds-button ${className}` : 'ds-button'} type={type} data-variant={variant} data-icon={icon || undefined} aria-busy={loading || undefined} {...rest}>
      {loading && <Spinner />}
      {children}
    </button>
  )
}

function Spinner(): ReactNode {
  return (
    <svg className="ds-spinner" viewBox="0 0 50 50" aria-hidden="true">
      <circle className="ds-spinner__background" cx="25" cy="25" r="20" fill="none" strokeWidth="5" />
      <circle className="ds-spinner__circle" cx="25" cy="25" r="20" fill="none" strokeWidth="5" />
    </svg>
  )
}

/** Designsystemet's tag, for a state. */
export function Tag({ color, outline, children }: { color: 'neutral' | 'info' | 'success' | 'warning' | 'danger'; outline?: boolean; children: ReactNode }): ReactNode {
  return (
    <span className="ds-tag state-tag" data-color={color} data-variant={outline ? 'outline' : undefined} data-size="sm">
      {children}
    </span>
  )
}
