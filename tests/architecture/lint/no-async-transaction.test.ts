import { RuleTester } from 'eslint'
import tseslint from 'typescript-eslint'
import { afterAll, describe, it } from 'vitest'
import { noAsyncTransaction } from './no-async-transaction.js'

Object.assign(RuleTester, { afterAll, describe, it })

const errors = [{ messageId: 'async' }]

new RuleTester().run('no-async-transaction, by syntax', noAsyncTransaction, {
  valid: [
    'db.transaction(() => { write() })',
    'db.transaction(function () { write() }).immediate()',
    'transact(db, (tx) => tx.run(query))',
    'db.transaction(save)',
    // An async function around the transaction is where the slow work belongs.
    'async function act() { const text = await read(); db.transaction(() => write(text)) }',
    'queue.push(async () => { await send() })',
  ],
  invalid: [
    { code: 'db.transaction(async () => { await write() })', errors },
    { code: 'db.transaction(async function () { write() }).immediate()', errors },
    { code: 'this.db.transaction(async (tx) => tx.run(query), { behavior: "immediate" })', errors },
    { code: 'transact(db, async (tx) => { await write(tx) })', errors },
    { code: 'connection.transact(async () => {})', errors },
  ],
})

// The types tell where the word `async` is missing.
new RuleTester({
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { projectService: { allowDefaultProject: ['*.ts'] }, tsconfigRootDir: import.meta.dirname },
  },
}).run('no-async-transaction, by type', noAsyncTransaction, {
  valid: ['declare const db: any; function save(): number { return 1 } db.transaction(save)', 'declare const db: any; db.transaction(() => 1)'],
  invalid: [
    { code: 'declare const db: any; async function save() {} db.transaction(save)', errors },
    { code: 'declare const db: any; declare function send(): Promise<void>; db.transaction(() => send())', errors },
    { code: 'declare const db: any; declare function send(): Promise<void> | undefined; db.transaction(() => send())', errors },
  ],
})
