import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Environment } from '#app/http/environment.server.ts'
import { CommandFailed } from '../terminal.ts'

/** How long requests that are being answered may take when the server stops, in milliseconds. */
const patience = 5_000

export type Host = { port: number; serve: (handler: RequestListener) => void; close: () => Promise<void> }

/**
 * Takes the port before anything else is done, so that a taken one is known at once. Requests that come before `serve` wait.
 * Throws `CommandFailed` with one sentence when the port cannot be taken.
 */
export function listen({ port, host }: Pick<Environment, 'port' | 'host'>): Promise<Host> {
  const waiting: Array<[IncomingMessage, ServerResponse]> = []
  let answer: RequestListener = (request, response) => void waiting.push([request, response])
  const server = createServer((request, response) => answer(request, response))
  server.requestTimeout = 60_000
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      const cut = setTimeout(() => server.closeAllConnections(), patience)
      server.close(() => {
        clearTimeout(cut)
        resolve()
      })
      server.closeIdleConnections()
    })
  const serve = (handler: RequestListener): void => {
    answer = handler
    for (const [request, response] of waiting.splice(0)) handler(request, response)
  }
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new CommandFailed(sentenceOf(error, { port, host }))))
    server.listen({ port, host }, () => resolve({ port: (server.address() as AddressInfo).port, serve, close }))
  })
}

/** Waits until the process is told to stop. A second signal ends it at once. */
export function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        process.once(signal, () => process.exit(1))
        resolve()
      })
  })
}

function sentenceOf(error: Error, { port, host }: { port: number; host: string }): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `Port ${port} of ${host} is taken. Stop what uses it, or set PORT to another.`
  if (code === 'EACCES') return `Port ${port} of ${host} may not be used by this account. Set PORT to one above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This machine has no address ${host}. Set HOST to one that it has.`
  return `Port ${port} of ${host} cannot be used: ${error.message}.`
}
