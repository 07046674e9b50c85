/** Longest phrase that is kept, in characters: what an indication is called, not what a patient is told by. */
const longestKept = 80

/**
 * A phrase as it may be counted, or undefined where nothing is left that may. Taken out is what can point at a person: everything with a digit (dates, numbers, ages), addresses
 * of mail, and words with a capital first letter within a sentence, which is how names are written. What is longer than 80 characters tells a history and is not kept.
 */
export function countablePhrase(text: string): string | undefined {
  const words = text.normalize('NFC').split(/\s+/).filter((word, index, all) => !pointsAtPerson(word, index === 0 || /[.!?:]$/.test(all[index - 1]!)))
  const phrase = words
    .join(' ')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Mark} -]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
  return phrase.length < 2 || phrase.length > longestKept ? undefined : phrase
}

function pointsAtPerson(word: string, startsSentence: boolean): boolean {
  return /[\p{Number}@]/u.test(word) || (!startsSentence && /^\P{Letter}*\p{Uppercase_Letter}\p{Lowercase_Letter}/u.test(word))
}
