import { join, resolve } from 'node:path'
import { z } from 'zod'

/** Settings of the program that are not content. */
export type Environment = {
  /** 0 asks the system for a free port. */
  port: number
  host: string
  /** Absolute path of the folder of runtime state. */
  dataDir: string
  /** Whether demo accounts exist and are shown. Never in production. */
  demo: boolean
  production: boolean
  /** Address people type, without a slash at the end; undefined where the listening address is it. */
  publicUrl: string | undefined
}

/** A setting cannot be read. The message is one sentence for the person who started the program. */
export class EnvironmentInvalid extends Error {
  override readonly name = 'EnvironmentInvalid'
}

const whole = (least: number, most: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))

const Settings = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).optional(),
  RATIONALE_DEMO: z.enum(['0', '1']).optional(),
  NODE_ENV: z.string().optional(),
  PUBLIC_URL: address.optional(),
})

const expectations: Record<string, string> = {
  PORT: 'a port from 0 to 65535',
  HOST: 'an address to listen on, such as 127.0.0.1',
  DATA_DIR: 'a folder',
  RATIONALE_DEMO: '0 or 1',
  PUBLIC_URL: 'an address such as https://guidelines.example.org',
}

/** Reads the settings; an empty one counts as absent. `programRoot` is where the default data folder `var` lies. Throws `EnvironmentInvalid`. */
export function readEnvironment(variables: Record<string, string | undefined>, programRoot: string): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0])
    throw new EnvironmentInvalid(`${name} is "${given[name] ?? ''}"; expected ${expectations[name] ?? 'another value'}.`)
  }
  const { PORT, HOST, DATA_DIR, RATIONALE_DEMO, NODE_ENV, PUBLIC_URL } = parsed.data
  const production = NODE_ENV === 'production'
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR === undefined ? join(programRoot, 'var') : resolve(DATA_DIR),
    demo: !production && RATIONALE_DEMO !== '0',
    production,
    publicUrl: PUBLIC_URL,
  }
}
