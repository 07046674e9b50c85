/** Endings of nouns and adjectives, and below of verbs, that make no other word, in Danish, Norwegian and English together, longest first. */
const endings = ['ernes', 'erne', 'enes', 'ene', 'ens', 'ets', 'ers', 'en', 'et', 'er', 'es', 's', 'e', 'a'] as const
const verbEndings = ['ende', 'ede', 'ing', 'ed', 'te'] as const
const shortestStem = 3
/** "Hoved" is no past tense. */
const shortestVerbStem = 4

/**
 * What the inflected forms of a word share: smerte, smerten, smerter and smertene; rygg and ryggen; fracture, fractures and fractured. One table serves all
 * three languages, because a phrase mixes them and the language of one word in it is not known.
 */
export function stemOf(form: string): string {
  if (form.length > 5 && form.endsWith('ies')) return `${form.slice(0, -3)}y`
  const ending = verbEndings.find(endsIn(form, shortestVerbStem)) ?? endings.find(endsIn(form, shortestStem))
  return undoubled(ending === undefined ? form : form.slice(0, -ending.length))
}

function endsIn(form: string, shortest: number): (ending: string) => boolean {
  return (ending) => form.endsWith(ending) && form.length - ending.length >= shortest
}

function undoubled(stem: string): string {
  return stem.length > shortestStem && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem
}
