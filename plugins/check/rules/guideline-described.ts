import { Guideline, type GuidelineDraft } from '#schema/model/guideline.ts'
import { languages } from '#schema/model/language.ts'
import type { Library } from '#schema/model/library.ts'
import { check } from '../check.ts'
import { type Sentence, type Spot, spot } from '../finding.ts'
import { gapsFound } from '../gaps-found.ts'

/** A recommendation in the text of a guideline: a leaf directive on a line of its own. */
const embedded = /^[ \t]*::recommendation\{\s*id\s*=\s*["“”]?([^"“”}\s]{1,80})["“”]?\s*\}/gmu

/**
 * A guideline says what it is about, for whom, how it was made and is kept up to date, by whom, who paid, and whom to ask; what it gathers is
 * there and is its own.
 *
 * RIGHT items 1-10, 16, 18 and AGREE II domains 1, 2, 3 and 6. A chair or a methodologist answers for how the panel worked.
 */
export const guidelineDescribed = check({
  id: 'guideline-described',
  of: 'guideline',
  holds: {
    da: 'Område, målgruppe, metode, panel, opdatering, finansiering, kontakt, land og tekst er der, og hver anbefaling i den findes og hører til den.',
    nb: 'Område, målgruppe, metode, panel, oppdatering, finansiering, kontakt, land og tekst finnes, og hver anbefaling i den finnes og hører til den.',
    en: 'Scope, audience, method, panel, updating, funding, contact, jurisdiction and text are there; every recommendation in it exists and belongs to it.',
  },
  why: {
    da: 'Læseren skal kunne bedømme, om retningslinjen gælder her, og hvem der står bag.',
    nb: 'Leseren må kunne bedømme om retningslinjen gjelder her, og hvem som står bak.',
    en: 'Readers must be able to judge whether it applies to them and who stands behind it.',
  },
  find(guideline, { library, sourceLanguage }) {
    const spots: Array<Spot> = gapsFound({ schema: Guideline, value: guideline, path: '', sourceLanguage }).map(({ path, message }) => spot(path.replace(/^\./, ''), message))
    if (!library.committees.has(guideline.committee))
      spots.push(
        spot('committee', {
          da: `Udvalget "${guideline.committee}" findes ikke. Vælg et, der findes.`,
          nb: `Utvalget «${guideline.committee}» finnes ikke. Velg et som finnes.`,
          en: `There is no committee "${guideline.committee}". Choose one that exists.`,
        }),
      )
    if (guideline.method && !guideline.method.sources?.length)
      spots.push(
        spot('method.sources', {
          da: 'Ingen kilder til søgningen er nævnt. Skriv mindst én.',
          nb: 'Ingen kilder for søket er nevnt. Skriv minst én.',
          en: 'No sources of the search are named. Write at least one.',
        }),
      )
    spots.push(...panelSpots(guideline.panel ?? [], library))
    const listed = guideline.recommendations ?? []
    const judge = (id: string, path: string): void => {
      const belongsTo = library.recommendations.get(id)?.content.guideline
      if (belongsTo === undefined) spots.push(spot(path, unknown(id)))
      else if (belongsTo !== guideline.id) spots.push(spot(path, foreign(id, belongsTo)))
    }
    listed.forEach((id, index) => {
      judge(id, `recommendations.${index}`)
      if (listed.indexOf(id) !== index) spots.push(spot(`recommendations.${index}`, twice(id)))
    })
    if (listed.length === 0)
      spots.push(
        spot('recommendations', {
          da: 'Retningslinjen samler ingen anbefalinger. Tilføj mindst én.',
          nb: 'Retningslinjen samler ingen anbefalinger. Legg til minst én.',
          en: 'The guideline gathers no recommendations. Add at least one.',
        }),
      )
    for (const language of languages)
      for (const [, id] of (guideline.body?.[language] ?? '').matchAll(embedded)) {
        judge(id!, `body.${language}`)
        if (library.recommendations.get(id!)?.content.guideline === guideline.id && !listed.includes(id!)) spots.push(spot(`body.${language}`, unlisted(id!)))
      }
    return spots
  },
  examples: ({ aGuideline }) => [
    { name: 'a complete guideline', given: aGuideline(), expect: [] },
    { name: 'no scope', given: aGuideline({ scope: undefined }), expect: ['scope'] },
    { name: 'who paid is not said', given: aGuideline({ 'funding.source': undefined }), expect: ['funding.source'] },
    { name: 'a method in another language only', given: aGuideline({ 'method.process': { en: 'Two meetings.' } }), expect: ['method.process'] },
    { name: 'no sources searched', given: aGuideline({ 'method.sources': [] }), expect: ['method.sources'] },
    { name: 'nothing said about updating', given: aGuideline({ updating: undefined }), expect: ['updating'] },
    { name: 'nobody wrote it', given: aGuideline({ panel: [] }), expect: ['panel'] },
    { name: 'a panel without chair or methodologist', given: aGuideline({ panel: [{ person: 'rita-roentgen', as: 'imaging-reviewer' }] }), expect: ['panel'] },
    { name: 'somebody unknown in the panel', given: aGuideline({ 'panel.1': { person: 'nobody', as: 'author' } }), expect: ['panel.1.person'] },
    { name: 'somebody in the panel twice', given: aGuideline({ 'panel.1': { person: 'carla-chair', as: 'chair' } }), expect: ['panel.1.person'] },
    { name: 'no country', given: aGuideline({ jurisdiction: undefined }), expect: ['jurisdiction'] },
    { name: 'a committee nobody knows', given: aGuideline({ committee: 'nobody' }), expect: ['committee'] },
    { name: 'no recommendations', given: aGuideline({ recommendations: [], body: { da: 'Tekst.' } }), expect: ['recommendations'] },
    { name: 'a recommendation that does not exist', given: aGuideline({ 'recommendations.1': 'nowhere' }), expect: ['recommendations.1'] },
    { name: 'a recommendation of another guideline', given: aGuideline({ id: 'back-pain', body: { da: 'Tekst.' } }), expect: ['recommendations.0'] },
    { name: 'embedded, but nowhere to be found', given: aGuideline({ 'body.da': 'Se:\n\n::recommendation{id="nowhere"}' }), expect: ['body.da'] },
    { name: 'embedded, but not listed', given: aGuideline({ recommendations: [] }), expect: ['recommendations', 'body.da', 'body.nb', 'body.en'] },
  ],
})

function panelSpots(panel: NonNullable<GuidelineDraft['panel']>, library: Library): Array<Spot> {
  const spots = panel.flatMap(({ person, as }, index): Array<Spot> => {
    const path = `panel.${index}.person`
    if (person && !library.people.has(person)) return [spot(path, unknownPerson(person))]
    const isTwice = person !== undefined && panel.findIndex((other) => other.person === person && other.as === as) !== index
    return isTwice ? [spot(path, listedTwice(person))] : []
  })
  if (panel.length === 0)
    spots.push(
      spot('panel', {
        da: 'Panelet er tomt. Tilføj dem, der har skrevet retningslinjen, og hvad de deltog som.',
        nb: 'Panelet er tomt. Legg til dem som har skrevet retningslinjen, og hva de deltok som.',
        en: 'The panel is empty. Add who wrote the guideline, and as what.',
      }),
    )
  else if (!panel.some(({ as }) => as === 'chair' || as === 'methodologist'))
    spots.push(
      spot('panel', {
        da: 'Panelet har hverken formand eller metodiker. Tilføj mindst én af dem.',
        nb: 'Panelet har verken leder eller metodiker. Legg til minst én av dem.',
        en: 'The panel has neither chair nor methodologist. Add at least one of them.',
      }),
    )
  return spots
}

function unknownPerson(id: string): Sentence {
  return {
    da: `Personen "${id}" findes ikke. Tilføj personen, eller vælg en anden.`,
    nb: `Personen «${id}» finnes ikke. Legg til personen, eller velg en annen.`,
    en: `There is no person "${id}". Add the person, or name another.`,
  }
}

function listedTwice(id: string): Sentence {
  return {
    da: `"${id}" står to gange i panelet. Behold den ene.`,
    nb: `«${id}» står to ganger i panelet. Behold den ene.`,
    en: `"${id}" stands twice in the panel. Keep one.`,
  }
}

function unknown(id: string): Sentence {
  return {
    da: `Anbefalingen "${id}" findes ikke. Fjern den, eller nævn en, der findes.`,
    nb: `Anbefalingen «${id}» finnes ikke. Fjern den, eller nevn en som finnes.`,
    en: `There is no recommendation "${id}". Remove it, or name one that exists.`,
  }
}

function foreign(id: string, guideline: string): Sentence {
  return {
    da: `Anbefalingen "${id}" hører til retningslinjen "${guideline}". Fjern den herfra.`,
    nb: `Anbefalingen «${id}» hører til retningslinjen «${guideline}». Fjern den herfra.`,
    en: `The recommendation "${id}" belongs to the guideline "${guideline}". Remove it here.`,
  }
}

function twice(id: string): Sentence {
  return {
    da: `Anbefalingen "${id}" står to gange. Behold den ene.`,
    nb: `Anbefalingen «${id}» står to ganger. Behold den ene.`,
    en: `The recommendation "${id}" is listed twice. Keep one.`,
  }
}

function unlisted(id: string): Sentence {
  return {
    da: `Anbefalingen "${id}" står i teksten, men ikke på listen. Tilføj den til listen.`,
    nb: `Anbefalingen «${id}» står i teksten, men ikke på listen. Legg den til på listen.`,
    en: `The recommendation "${id}" stands in the text but is not listed. Add it to the list.`,
  }
}
