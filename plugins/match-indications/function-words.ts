const setOf = (lines: ReadonlyArray<string>): ReadonlySet<string> => new Set(lines.flatMap((line) => line.split(' ')))

/** Words that carry a sentence, in all languages together because phrases are mixed. They count only where a synonym has one other word: "før operation", "skal opereres". */
const functionWords = setOf([
  'ad af alle at av bare begge bl da de den denne der deres det dette dig du efter eller en er et etter for fordi forts fra få får før ganske gang han hans har havde hadde hele henne hennes her hos hun hvis hvor i idag igen igjen ikke ind inn ja jeg kan kl kommer kun',
  'lidt litt man med meget mellom mellem men meg mig min mod mot må nå når nu og også om op opp over på pas pga pt pasient patient patienten pasienten pr samt seg selv sig siden sin sitt skal som så til under ut ud uge uger uke uker vedr ved vi vil var været vært år årig',
  'ingen intet uden uten ej nej nei kendt kjent known dag dage dager gårs går morges dags måned måneder måneden',
  'a about after again all an and any are as at be been both but by can day days did do does for from had has have he her him his i if in into is it its last me month months more my no not now of off on or our per she since so some still than that the their them then there they this those though to too very was we week weeks were when which while who with without year years yo',
])

/** Words in which a referrer says that something is suspected or asked. Every indication may be, so they tell nothing. */
const suspicion = setOf([
  'mistanke mistænkt mistænkes mistenkt mistenkes mistenke mulig muligt obs spm spørgsmål spørsmål susp suspected suspicion suspect possible query question rule out likely tegn sign signs',
])

/** Whether a word, in lower case and not folded, is one of those, or a number. */
export function isFunctionWord(word: string): boolean {
  return functionWords.has(word) || suspicion.has(word) || /^\d/.test(word)
}

export function isSuspicion(word: string): boolean {
  return suspicion.has(word)
}
