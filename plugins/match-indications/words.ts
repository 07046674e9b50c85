import { isFunctionWord, isSuspicion } from './function-words.ts'
import { isDenial, isNegated } from './negation.ts'

/**
 * One word of a phrase. `form` is folded; `place` counts words other than function words, and steps further where a clause ends, so that words of one thing stand
 * close together.
 */
export type PlacedWord = { form: string; place: number; isNegated: boolean; isFunction: boolean }

export type Token = { raw: string; endsClause: boolean }

/** Longest text that is read, in characters; a referral's field holds less. */
const longestText = 2000

/** How far apart the end of a clause moves what stands on its two sides. */
const clauseStep = 3

/** The words of a phrase: folded, placed, and marked where the phrase says that it is not so. Words of denial and of suspicion have done their work then and are gone. */
export function wordsOf(text: string): Array<PlacedWord> {
  const tokens = tokensOf(text)
  const words: Array<PlacedWord> = []
  let place = 0
  for (const [index, { raw, endsClause }] of tokens.entries()) {
    const isFunction = isFunctionWord(raw)
    // "Mistanke om", "signs of": the second word belongs to the first.
    const isSaid = isSuspicion(raw) || isDenial(raw) || (isFunction && index > 0 && isSuspicion(tokens[index - 1]!.raw))
    if (!isSaid) words.push({ form: folded(raw), place, isNegated: !isFunction && isNegated(tokens, index), isFunction })
    if (!isFunction) place++
    if (endsClause) place += clauseStep
  }
  return words
}

/**
 * A word as it is compared: lower case, without accents, and in the one spelling that Danish, Norwegian and both kinds of English share
 * (knæ, knae and kne; ødem, oedem and odem; anaemia and anemia; ångst, aangst and angst), with Greek and Latin letters as either side of the Sound writes them (commotio and kommotio,
 * apoplexi and apopleksi, cephalalgi and cefalalgi).
 */
export function folded(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[æä]/g, 'e')
    .replaceAll(/[øö]/g, 'o')
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll('ae', 'e')
    .replaceAll('oe', 'o')
    .replaceAll('aa', 'a')
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replaceAll(/c[hk]|c(?![eiy])/g, 'k')
    .replaceAll('c', 's')
    .replaceAll('x', 'ks')
}

function tokensOf(text: string): Array<Token> {
  return [...text.slice(0, longestText).normalize('NFC').matchAll(/([\p{Letter}\p{Mark}\d]+)(?:['’]\p{Letter}+)?([^\p{Letter}\p{Mark}\d]*)/gu)].map(([, word = '', after = ''], index, all) => ({
    raw: word.toLowerCase(),
    endsClause: endsClause(word, after, all[index + 1]?.[1] ?? ''),
  }))
}

/** A full stop after an abbreviation ("obs. LE", "ve. side", "c. mammae") and a comma within a number end nothing. */
function endsClause(word: string, after: string, next: string): boolean {
  if (/[;:!?()\n]|[,/] | [–-] /.test(after)) return true
  if (!after.includes('.')) return after.includes(',') && !/\d$/.test(word)
  return word.length > 4 || next === '' || (/^\p{Uppercase_Letter}\p{Lowercase_Letter}/u.test(next) && word.length > 2)
}
