import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkCatalogue, explainCheck } from './catalogue.ts'

const readme = new URL('./README.md', import.meta.url)

/** The table of the README, made from the catalogue. `UPDATE=1` rewrites it; continuous integration never does. */
test('the README lists the checks as they are', () => {
  const rows = checkCatalogue.map(({ id, level, of, moment, holds }) => `| \`${id}\` | ${level} | ${of} | ${moment} | ${holds.en} |`)
  const table = ['| id | level | of | from | holds when |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')
  const text = readFileSync(readme, 'utf8')
  const renewed = text.replace(/(?<=<!-- catalogue -->\n)[\s\S]*?(?=\n<!-- end of catalogue -->)/, () => table)
  if (process.env.UPDATE === '1' && !process.env.CI) writeFileSync(readme, renewed)
  expect(readFileSync(readme, 'utf8')).toBe(renewed)
  expect(renewed).toContain(table)
})

test('a check explains itself, and an unknown one does not', () => {
  expect(explainCheck('stop-is-earned')).toMatchObject({ level: 'error', of: 'recommendation', moment: 'writing' })
  expect(explainCheck('no-contradiction')?.holds.da).toMatch(/modsatte/)
  expect(explainCheck('no-such-check')).toBeUndefined()
})
