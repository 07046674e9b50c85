import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { fetchMessages } from '#app/components/text/fetch-messages.ts'
import { Language } from '#schema/model/language.ts'

const language = Language.catch('en').parse(document.documentElement.lang)

void fetchMessages(language).then(() => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <HydratedRouter />
      </StrictMode>,
    )
  })
})
