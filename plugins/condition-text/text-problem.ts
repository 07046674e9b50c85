import type { Language } from '#schema/model/language.ts'
import type { NameKind } from './name-index.ts'

/** What keeps a text from being read: where, what to do about it, and texts that could stand there instead. */
export type TextProblem = { from: number; to: number; message: Record<Language, string>; suggestions: ReadonlyArray<string> }
type Message = TextProblem['message']

const kindWords: Record<NameKind, Message> = {
  finding: { da: 'et fund eller en regel', nb: 'et funn eller en regel', en: 'a finding or a rule' },
  measurement: { da: 'en måling', nb: 'en måling', en: 'a measurement' },
  rule: { da: 'en regel', nb: 'en regel', en: 'a rule' },
  indication: { da: 'en indikation', nb: 'en indikasjon', en: 'an indication' },
  examination: { da: 'en undersøgelse', nb: 'en undersøkelse', en: 'an examination' },
}

/** Every sentence that the reader of a text can say. */
export const problemMessages = {
  missing: (): Message => ({ da: 'Her mangler en betingelse.', nb: 'Her mangler en betingelse.', en: 'A condition is missing here.' }),
  missingName: (kind: NameKind): Message => ({ da: `Skriv ${kindWords[kind].da}.`, nb: `Skriv ${kindWords[kind].nb}.`, en: `Write ${kindWords[kind].en}.` }),
  unexpected: (): Message => ({
    da: 'Dette kan ikke læses her. Skriv "og" eller "eller" mellem to betingelser, og semikolon mellem punkterne på en liste.',
    nb: 'Dette kan ikke leses her. Skriv «og» eller «eller» mellom to betingelser, og semikolon mellom punktene i en liste.',
    en: 'This cannot be read here. Write "and" or "or" between two conditions, and a semicolon between the entries of a list.',
  }),
  unknownName: (kind: NameKind, name: string): Message => ({
    da: `Ordlisten kender ikke ${kindWords[kind].da} med navnet "${name}". Vælg et af forslagene, eller føj navnet til ordlisten.`,
    nb: `Ordlisten kjenner ikke ${kindWords[kind].nb} med navnet «${name}». Velg et av forslagene, eller legg navnet til i ordlisten.`,
    en: `The vocabulary knows no ${kindWords[kind].en.replace(/^an? | a /g, ' ').trim()} called "${name}". Choose a suggestion, or add the name to the vocabulary.`,
  }),
  severalNames: (name: string): Message => ({
    da: `"${name}" kan være flere. Vælg hvilken.`,
    nb: `«${name}» kan være flere. Velg hvilken.`,
    en: `"${name}" may be several. Choose which.`,
  }),
  otherKey: (name: string, key: string): Message => ({
    da: `"${name}" er ikke navnet på [${key}]. Ret navnet, eller slet nøglen i den skarpe parentes.`,
    nb: `«${name}» er ikke navnet på [${key}]. Rett navnet, eller slett nøkkelen i hakeparentesen.`,
    en: `"${name}" is not the name of [${key}]. Correct the name, or delete the key in brackets.`,
  }),
  badKey: (): Message => ({
    da: 'I den skarpe parentes skal der stå en nøgle fra ordlisten eller kataloget.',
    nb: 'I hakeparentesen skal det stå en nøkkel fra ordlisten eller katalogen.',
    en: 'Brackets hold a key of the vocabulary or the catalogue.',
  }),
  isMeasured: (name: string): Message => ({
    da: `"${name}" er en måling. Skriv hvor meget, for eksempel med ≥ eller <.`,
    nb: `«${name}» er en måling. Skriv hvor mye, for eksempel med ≥ eller <.`,
    en: `"${name}" is a measurement. Say how much, for instance with ≥ or <.`,
  }),
  mixed: (): Message => ({
    da: 'Her mødes "og" og "eller". Sæt parentes om det, der hører sammen.',
    nb: 'Her møtes «og» og «eller». Sett parentes rundt det som hører sammen.',
    en: '"And" meets "or" here. Put brackets around what belongs together.',
  }),
  unclosed: (mark: string): Message => ({ da: `Her mangler ${mark}`, nb: `Her mangler ${mark}`, en: `${mark} is missing here` }),
  listNeeded: (): Message => ({
    da: 'Skriv punkterne i en parentes med semikolon imellem.',
    nb: 'Skriv punktene i en parentes med semikolon mellom.',
    en: 'Write the entries in brackets with semicolons between them.',
  }),
  number: (): Message => ({ da: 'Skriv et tal.', nb: 'Skriv et tall.', en: 'Write a number.' }),
  comparison: (): Message => ({
    da: 'Skriv ≥ eller < og en værdi, eller et interval: 14 til under 16.',
    nb: 'Skriv ≥ eller < og en verdi, eller et intervall: 14 til under 16.',
    en: 'Write ≥ or < and a value, or a range: 14 to below 16.',
  }),
  tooLarge: (): Message => ({ da: 'Tallet er for stort.', nb: 'Tallet er for stort.', en: 'The number is too large.' }),
  thousands: (): Message => ({
    da: 'Er det et komma eller en tusindadskiller? Vælg, hvad tallet er.',
    nb: 'Er det et komma eller et tusenskille? Velg hva tallet er.',
    en: 'Is this a decimal mark or a thousands separator? Choose which number it is.',
  }),
  unit: (name: string): Message => ({
    da: `Skriv en enhed, som ${name} måles i.`,
    nb: `Skriv en enhet som ${name} måles i.`,
    en: `Write a unit that ${name} is measured in.`,
  }),
  twoUnits: (): Message => ({ da: 'Skriv begge grænser i samme enhed.', nb: 'Skriv begge grensene i samme enhet.', en: 'Write both limits in the same unit.' }),
  half: (): Message => ({
    da: 'Grænser skrives med ≥ eller <. Skriv den næste værdi, der kan måles: over 100 er ≥ 101, højst 15 er < 16.',
    nb: 'Grenser skrives med ≥ eller <. Skriv den neste verdien som kan måles: over 100 er ≥ 101, høyst 15 er < 16.',
    en: 'Limits are written with ≥ or <. Write the next value that can be measured: above 100 is ≥ 101, at most 15 is < 16.',
  }),
  closedRange: (): Message => ({
    da: 'Et interval slutter under sit andet tal: skriv "til under" og den første værdi, der ikke er med.',
    nb: 'Et intervall slutter under sitt andre tall: skriv «til under» og den første verdien som ikke er med.',
    en: 'A range ends below its second number: write "to below" and the first value that is not in it.',
  }),
  emptyRange: (): Message => ({ da: 'Det andet tal skal være større end det første.', nb: 'Det andre tallet må være større enn det første.', en: 'The second number has to be larger than the first.' }),
  duration: (): Message => ({
    da: 'Skriv år, måneder, uger eller dage.',
    nb: 'Skriv år, måneder, uker eller dager.',
    en: 'Write years, months, weeks or days.',
  }),
  durationOrder: (): Message => ({
    da: 'Skriv de største først, og hver kun én gang: år, måneder, uger, dage.',
    nb: 'Skriv de største først, og hver bare én gang: år, måneder, uker, dager.',
    en: 'Write the largest first, and each only once: years, months, weeks, days.',
  }),
  window: (): Message => ({
    da: 'Skriv, hvor nylig: "inden for" og et tidsrum.',
    nb: 'Skriv hvor nylig: «innen» og et tidsrom.',
    en: 'Say how recent: "within" and a length of time.',
  }),
  value: (): Message => ({ da: 'Vælg en af værdierne.', nb: 'Velg en av verdiene.', en: 'Choose one of the values.' }),
  tooFew: (count: number): Message => ({ da: `Der er kun ${count} på listen.`, nb: `Det er bare ${count} på listen.`, en: `There are only ${count} in the list.` }),
  tooDeep: (): Message => ({ da: 'For mange parenteser inde i hinanden.', nb: 'For mange parenteser inni hverandre.', en: 'Too many brackets inside each other.' }),
  notAllowed: (): Message => ({
    da: 'Betingelsen kan læses, men er større end reglerne tillader. Del den, eller giv en del af den et navn i ordlisten.',
    nb: 'Betingelsen kan leses, men er større enn reglene tillater. Del den, eller gi en del av den et navn i ordlisten.',
    en: 'The condition can be read, but is larger than rules allow. Split it, or give a part of it a name in the vocabulary.',
  }),
}
