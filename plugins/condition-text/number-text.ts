import type { GrammarWords } from './grammar-words.ts'

/** A number with the language's decimal mark, digit for digit as it is stored. */
export function numberWritten(value: number, words: GrammarWords): string {
  return (Object.is(value, -0) ? '-0' : String(value)).replace('.', words.decimal)
}
