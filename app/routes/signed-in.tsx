import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { signedIn } from '#app/http/middleware.server.ts'

export const middleware = [signedIn]

/** Without a loader of its own the middleware would not run when a page below is fetched by script. */
export function loader(): null {
  return null
}

export default function SignedIn(): ReactNode {
  return <Outlet />
}
