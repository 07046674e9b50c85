import { RuleTester } from 'eslint'
import { afterAll, describe, it } from 'vitest'
import { verbFileName } from './verb-file-name.js'

Object.assign(RuleTester, { afterAll, describe, it })

const ok = (filename: string) => ({ code: '', filename: `app/workflow/${filename}` })
const wrong = (filename: string) => ({ ...ok(filename), errors: [{ messageId: 'name', data: { name: filename } }] })

new RuleTester().run('verb-file-name', verbFileName, {
  valid: ['save-draft.server.ts', 'submit-for-review.server.ts', 'sign-version.server.test.ts'].map(ok),
  invalid: ['draft.server.ts', 'save-draft.ts', 'saveDraft.server.ts', 'index.ts'].map(wrong),
})
