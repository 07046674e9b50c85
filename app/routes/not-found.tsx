import { data } from 'react-router'

export function loader(): never {
  throw data({ kind: 'not-found' }, { status: 404 })
}

export default function NotFound(): null {
  return null
}
