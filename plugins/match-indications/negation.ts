import type { Token } from './words.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that deny what follows them in their clause. */
const denying = setOf('ingen intet ikke uden uten ej benægter benekter nekter nægter aldrig aldri no not without denies denied never nil cannot afkræftet avkreftet')
/** Words that deny what stands before them in their clause. */
const dismissing = setOf('afkræftet avkreftet udelukket utelukket excluded ruled negativ negative')
/** After a denying word they turn it round: "kan ikke utelukke", "cannot exclude". */
const excluding = setOf('udelukke udelukkes udelukket utelukke utelukkes utelukket exclude excluded rule ruled')
/** After a denying word they tell of a course, not of an absence: "ingen bedring af", "no improvement in". */
const course = setOf('bedring bedre effekt effect improvement improved improving better endring ændring change settling resolving relief respons response længere lenger longer')
const turning = setOf('men but however derimot derimod dog')

export function isDenial(word: string): boolean {
  return denying.has(word) || dismissing.has(word) || excluding.has(word)
}

/** How many words a denial reaches, as far as its clause goes. */
const reach = 6

/** Whether the phrase says that the word at `index` is not there, after the way of NegEx: cue words, a short reach, and the end of the clause. */
export function isNegated(tokens: ReadonlyArray<Token>, index: number): boolean {
  return isDenied(tokens, index) || isDismissed(tokens, index)
}

function isDenied(tokens: ReadonlyArray<Token>, index: number): boolean {
  for (let at = index - 1; at >= 0 && at >= index - reach; at--) {
    const { raw, endsClause } = tokens[at]!
    if (endsClause && !continuesList(tokens, at, index)) return false
    if (turning.has(raw)) return false
    if (denying.has(raw)) return !tokens.slice(at + 1, index + 1).some((next) => excluding.has(next.raw) || course.has(next.raw))
  }
  return false
}

/** "No fever, cough or headache": a comma in a list that ends in "or" denies on. */
function continuesList(tokens: ReadonlyArray<Token>, end: number, index: number): boolean {
  return index - end <= 3 && tokens.slice(end + 1, end + 4).some(({ raw }) => raw === 'eller' || raw === 'or' || raw === 'nor')
}

function isDismissed(tokens: ReadonlyArray<Token>, index: number): boolean {
  for (let at = index; at < tokens.length && at <= index + reach; at++) {
    const { raw, endsClause } = tokens[at]!
    if (at > index && dismissing.has(raw)) return !tokens.slice(index + 1, at).some((between) => denying.has(between.raw))
    if (endsClause || turning.has(raw)) return false
  }
  return false
}
