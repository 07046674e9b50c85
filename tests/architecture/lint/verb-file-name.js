import { basename } from 'node:path'

/** @import { Rule } from 'eslint' */

const verbNoun = /^[a-z]+(?:-[a-z0-9]+)+\.server(?:\.test)?\.tsx?$/

/** @type {Rule.RuleModule} */
export const verbFileName = {
  meta: {
    type: 'problem',
    docs: { description: 'the listing of app/workflow is the list of what the product can do' },
    messages: { name: 'Expected a file name like "sign-version.server.ts" (verb, noun, then .server), found "{{name}}".' },
    schema: [],
  },
  create(context) {
    return {
      Program(node) {
        const name = basename(context.filename)
        if (!verbNoun.test(name)) context.report({ node, messageId: 'name', data: { name } })
      },
    }
  },
}
