import { expect, test } from 'vitest'
import type { Language } from '#schema/model/language.ts'
import type { Direction, Strength } from '#schema/model/recommendation.ts'
import { phrasesIn, wordingFault } from './wording.ts'
import { wordingTable } from './wording-table.ts'

type Row = [language: Language, text: string, strength: Strength, direction: Direction]

const fitting: ReadonlyArray<Row> = [
  ['en', 'We recommend ultrasound as the first examination.', 'strong', 'for'],
  ['en', 'Clinicians should offer CT within one hour.', 'strong', 'for'],
  ['en', 'Offer CT of the head within one hour.', 'strong', 'for'],
  ['en', 'We suggest ultrasound.', 'conditional', 'for'],
  ['en', 'Consider MRI if symptoms last for six weeks.', 'conditional', 'for'],
  ['en', 'CT may be used when ultrasound is inconclusive.', 'conditional', 'for'],
  ['en', 'CT should be considered in patients over 65.', 'conditional', 'for'],
  ['en', 'We recommend against routine imaging.', 'strong', 'against'],
  ['en', 'Patients without red flags should not have imaging.', 'strong', 'against'],
  ['en', 'Do not order CT for uncomplicated headache.', 'strong', 'against'],
  ['en', 'Imaging is not recommended.', 'strong', 'against'],
  ['en', 'We do not recommend CT.', 'strong', 'against'],
  ['en', 'We suggest not using CT.', 'conditional', 'against'],
  ['en', 'We suggest that CT is not used.', 'conditional', 'against'],
  ['en', 'It is good practice to ask about earlier imaging.', 'good-practice', 'for'],
  ['en', 'Clinicians should ask about earlier imaging.', 'good-practice', 'for'],
  ['en', 'It is not good practice to repeat imaging.', 'good-practice', 'against'],
  ['da', 'Der bør foretages CT af hovedet.', 'strong', 'for'],
  ['da', 'CT af hovedet anbefales.', 'strong', 'for'],
  ['da', 'Ved mistanke om blødning anbefales det at udføre CT.', 'strong', 'for'],
  ['da', 'Anvend ultralyd som første undersøgelse.', 'strong', 'for'],
  ['da', 'Ved mistanke om brud, tag røntgen.', 'strong', 'for'],
  ['da', 'Tilbyd MR til patienter der ikke har pacemaker.', 'strong', 'for'],
  ['da', 'CT bør udføres, fordi ultralyd kan være usikker.', 'strong', 'for'],
  ['da', 'Overvej at henvise til MR.', 'conditional', 'for'],
  ['da', 'MR kan anvendes.', 'conditional', 'for'],
  ['da', 'Det foreslås at supplere med MR.', 'conditional', 'for'],
  ['da', 'Ved hovedpine bør CT af hovedet ikke udføres rutinemæssigt.', 'strong', 'against'],
  ['da', 'Anvend ikke røntgen af lænderyggen.', 'strong', 'against'],
  ['da', 'Undlad billeddiagnostik uden røde flag.', 'strong', 'against'],
  ['da', 'Røntgen anbefales ikke.', 'strong', 'against'],
  ['da', 'Rutinemæssig CT frarådes.', 'strong', 'against'],
  ['da', 'CT bør undlades.', 'strong', 'against'],
  ['da', '**Anvend ikke** CT.', 'strong', 'against'],
  ['da', 'CT bør **ikke** udføres.', 'strong', 'against'],
  ['da', '- Start med ultralyd.\n- Suppler med MR.', 'strong', 'for'],
  ['da', 'Overvej at undlade CT.', 'conditional', 'against'],
  ['da', 'Vi foreslår ikke rutinemæssig MR.', 'conditional', 'against'],
  ['da', 'Anvend kun CT efter nøje overvejelse.', 'conditional', 'against'],
  ['da', 'Det er god praksis at spørge til tidligere undersøgelser.', 'good-practice', 'for'],
  ['da', 'Det er ikke god praksis rutinemæssigt at gentage CT.', 'good-practice', 'against'],
  ['nb', 'Ultralyd bør være første undersøkelse.', 'strong', 'for'],
  ['nb', 'Vi anbefaler ultralyd.', 'strong', 'for'],
  ['nb', 'Vi foreslår MR.', 'conditional', 'for'],
  ['nb', 'MR kan vurderes.', 'conditional', 'for'],
  ['nb', 'CT bør ikke utføres.', 'strong', 'against'],
  ['nb', 'Det anbefales ikke bildediagnostikk.', 'strong', 'against'],
  ['nb', 'Vi foreslår ikke rutinemessig MR.', 'conditional', 'against'],
]

test.each(fitting)('%s: "%s" fits %s %s', (language, text, strength, direction) => {
  expect(wordingFault({ text, language, strength, direction, byLaw: false })).toBeUndefined()
})

const unfitting: ReadonlyArray<[...Row, kind: 'obligation' | 'conflict' | 'absent']> = [
  ['da', 'CT skal overvejes.', 'conditional', 'for', 'obligation'],
  ['da', 'Der skal udføres CT.', 'strong', 'for', 'obligation'],
  ['nb', 'CT skal utføres.', 'conditional', 'for', 'obligation'],
  ['en', 'CT must be done.', 'strong', 'for', 'obligation'],
  ['da', 'Der bør udføres CT.', 'conditional', 'for', 'conflict'],
  ['nb', 'Vi anbefaler CT.', 'conditional', 'for', 'conflict'],
  ['en', 'We recommend CT.', 'conditional', 'for', 'conflict'],
  ['en', 'We suggest CT.', 'strong', 'for', 'conflict'],
  ['da', 'CT kan udføres.', 'strong', 'for', 'absent'],
  ['da', 'Der bør ikke udføres CT.', 'strong', 'for', 'conflict'],
  ['da', 'Der bør udføres CT.', 'strong', 'against', 'conflict'],
  ['en', 'We recommend CT.', 'strong', 'against', 'conflict'],
  ['en', 'CT is the best examination.', 'strong', 'for', 'absent'],
  ['da', 'Brug af CT er almindelig.', 'strong', 'for', 'absent'],
  ['da', 'Overvej CT.', 'good-practice', 'for', 'conflict'],
  ['en', 'We suggest CT.', 'conditional', 'against', 'conflict'],
]

test.each(unfitting)('%s: "%s" does not fit %s %s', (language, text, strength, direction, kind) => {
  expect(wordingFault({ text, language, strength, direction, byLaw: false })?.kind).toBe(kind)
})

test('law allows "skal", but not in a conditional recommendation', () => {
  const statement = { text: 'Undersøgelsen skal være berettiget.', language: 'da', direction: 'for', byLaw: true } as const
  expect(wordingFault({ ...statement, strength: 'strong' })).toBeUndefined()
  expect(wordingFault({ ...statement, strength: 'conditional' })).toEqual({ kind: 'obligation', words: 'skal' })
})

test('words are whole words, also with æ, ø and å', () => {
  expect(phrasesIn('Børn med skalpsår får et kanyleskift.', 'da')).toEqual([])
  expect(phrasesIn('Et barn BØR ses.', 'da').map(({ words }) => words)).toEqual(['BØR'])
})

test('a negation in the next clause does not turn the verb round', () => {
  expect(phrasesIn('Der bør udføres CT, ikke røntgen.', 'da').map(({ row }) => row.direction)).toEqual(['for'])
  expect(phrasesIn('CT bør udføres hos patienter som ikke er gravide.', 'da').map(({ row }) => row.direction)).toEqual(['for'])
  expect(phrasesIn('CT bør ikke kun bruges ved fald.', 'da').map(({ row }) => row.direction)).not.toContain('against')
})

test('a long text of nothing but openings is read within the time of a test', () => {
  expect(wordingFault({ text: 'bør '.repeat(10_000), language: 'da', strength: 'strong', direction: 'against', byLaw: false })?.kind).toBe('conflict')
})

test('every row says why it is there, and its language knows its opposite', () => {
  for (const rows of Object.values(wordingTable)) {
    expect(rows.every(({ because }) => because.length > 10)).toBe(true)
    for (const strength of ['strong', 'conditional', 'good-practice'])
      for (const direction of ['for', 'against']) expect(rows.some((row) => row.strength === strength && row.direction === direction)).toBe(true)
  }
})
