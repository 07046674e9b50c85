/**
 * @import { Rule } from 'eslint'
 * @import * as ESTree from 'estree'
 * @import { ParserServices } from '@typescript-eslint/utils'
 */

/** @type {Rule.RuleModule} */
export const noAsyncTransaction = {
  meta: {
    type: 'problem',
    docs: { description: 'a transaction of better-sqlite3 is synchronous; what follows an await runs outside it' },
    messages: {
      async: 'The callback of a transaction is asynchronous. better-sqlite3 ends the transaction at the first await, and the rest is written outside it. Do the slow part before the transaction opens.',
    },
    schema: [],
  },
  create(context) {
    return {
      CallExpression(node) {
        if (!opensTransaction(node)) return
        for (const argument of node.arguments) {
          if (isAsyncFunction(argument) || returnsPromise(context, argument)) context.report({ node: argument, messageId: 'async' })
        }
      },
    }
  },
}

/** `db.transaction(…)` of better-sqlite3 and Drizzle, and `transact(db, …)` of schema/db. @param {ESTree.CallExpression} node */
function opensTransaction({ callee }) {
  if (callee.type === 'Identifier') return callee.name === 'transact'
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && ['transaction', 'transact'].includes(callee.property.name)
}

/** @param {ESTree.Node} node */
function isAsyncFunction(node) {
  return (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') && node.async === true
}

/**
 * The word `async` is absent when a function is passed by name or returns another's promise; the type still tells.
 * @param {Rule.RuleContext} context
 * @param {ESTree.Node} node
 */
function returnsPromise(context, node) {
  const services = /** @type {Partial<ParserServices>} */ (context.sourceCode.parserServices)
  if (!services.program || !services.getTypeAtLocation) return false
  const checker = services.program.getTypeChecker()
  const type = services.getTypeAtLocation(/** @type {any} */ (node))
  return type.getCallSignatures().some((signature) => {
    const returned = checker.getReturnTypeOfSignature(signature)
    const parts = returned.isUnion() ? returned.types : [returned]
    return parts.some((part) => part.getProperty('then') !== undefined)
  })
}
