import '@digdir/designsystemet-css/theme.css'
import '@digdir/designsystemet-css/base.css'
import '@digdir/designsystemet-css/alert.css'
import '@digdir/designsystemet-css/button.css'
import '@digdir/designsystemet-css/details.css'
import '@digdir/designsystemet-css/dialog.css'
import '@digdir/designsystemet-css/input.css'
import '@digdir/designsystemet-css/label.css'
import '@digdir/designsystemet-css/link.css'
import '@digdir/designsystemet-css/skip-link.css'
import '@digdir/designsystemet-css/spinner.css'
import '@digdir/designsystemet-css/table.css'
import '@digdir/designsystemet-css/tag.css'
import '@digdir/designsystemet-css/validation-message.css'
import '#plugins/editor/prose-editor.css'
import './components/styles/base.css'
import './components/styles/pages.css'
import './components/styles/form.css'
import './components/styles/rule.css'
import './components/styles/editor.css'
import './components/styles/print.css'
import type { ReactNode } from 'react'
import { isRouteErrorResponse, Links, type LoaderFunctionArgs, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from 'react-router'
import { ErrorPage } from '#app/components/page/error-page.tsx'
import { SignInAgainPage } from '#app/components/page/sign-in-again-page.tsx'
import { InstallationNotice } from '#app/components/page/installation-notice.tsx'
import { type PageGivens, usePageGivens } from '#app/components/page/page-givens.tsx'
import { TextProvider } from '#app/components/text/use-text.tsx'
import { isSignedOut } from '#app/forms/carried-form.ts'
import { appContext, languageContext } from '#app/http/app-context.server.ts'
import { headers, language, originCheck, session } from '#app/http/middleware.server.ts'
import { readInstallationNotice } from '#app/reads/installation-notice.server.ts'

export const middleware = [headers, originCheck, language, session]

export function loader({ context }: LoaderFunctionArgs): PageGivens {
  return { language: context.get(languageContext), notice: readInstallationNotice(context.get(appContext).db) }
}

export function Layout({ children }: { children: ReactNode }): ReactNode {
  // The root's own loader may be what failed, or may never have run.
  const { language, notice } = usePageGivens(useRouteLoaderData<typeof loader>('root'))
  return (
    <html lang={language} data-color-scheme="auto">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
      </head>
      <body>
        <TextProvider language={language}>
          <InstallationNotice notice={notice} />
          {children}
        </TextProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function Root(): ReactNode {
  return <Outlet />
}

export function ErrorBoundary({ error }: { error: unknown }): ReactNode {
  if (isRouteErrorResponse(error)) return isSignedOut(error.data) ? <SignInAgainPage signedOut={error.data} /> : <ErrorPage status={error.status} kind={kindOf(error.data)} />
  return <ErrorPage status={500} kind={undefined} />
}

function kindOf(thrown: unknown): string | undefined {
  const kind = (thrown as { kind?: unknown } | null)?.kind
  return typeof kind === 'string' ? kind : undefined
}
