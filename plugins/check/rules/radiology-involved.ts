import { wordsIn } from '#schema/model/language.ts'
import { Recommendation } from '#schema/model/recommendation.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'
import { gapsFound } from '../gaps-found.ts'

/**
 * Somebody from an imaging specialty took part, by name, with declared interests, and what they weighed is written down.
 *
 * The Danish recommendations of 2026 on imaging in clinical guidelines ask for radiology, nuclear medicine or clinical physiology.
 */
export const radiologyInvolved = check({
  id: 'radiology-involved',
  of: 'recommendation',
  holds: {
    da: 'Mindst ét medlem fra et billeddiagnostisk speciale deltog, med navn og habilitetserklæring.',
    nb: 'Minst ett medlem fra en bildediagnostisk spesialitet deltok, med navn og habilitetserklæring.',
    en: 'At least one member of an imaging specialty took part, named, with interests declared.',
  },
  why: {
    da: 'Den, der udfører og beskriver undersøgelsen, kender dens værdi, dosis og begrænsninger.',
    nb: 'Den som utfører og beskriver undersøkelsen, kjenner verdien, dosen og begrensningene.',
    en: 'Those who perform and read an examination know its value, dose and limits.',
  },
  find({ radiology }, { library, sourceLanguage }) {
    const spots = gapsFound({ schema: Recommendation.shape.radiology, value: radiology, path: 'radiology', sourceLanguage })
    const members = radiology?.members ?? []
    members.forEach(({ person: id, specialty }, index) => {
      const person = id ? library.people.get(id) : undefined
      if (id && !person)
        spots.push(
          spot(`radiology.members.${index}.person`, {
            da: `Personen "${id}" findes ikke. Tilføj personen, eller vælg en anden.`,
            nb: `Personen «${id}» finnes ikke. Legg til personen, eller velg en annen.`,
            en: `There is no person "${id}". Add the person, or name another.`,
          }),
        )
      if (person && specialty && !person.specialties.includes(specialty))
        spots.push(
          spot(`radiology.members.${index}.specialty`, {
            da: `${wordsIn(person.name, 'da')} har ikke specialet "${specialty}" på sin profil. Ret profilen eller specialet.`,
            nb: `${wordsIn(person.name, 'nb')} har ikke spesialiteten «${specialty}» på profilen sin. Rett profilen eller spesialiteten.`,
            en: `The profile of ${wordsIn(person.name, 'en')} does not carry the specialty "${specialty}". Correct the profile or the specialty.`,
          }),
        )
    })
    const takesPart = members.some(({ person: id, specialty }) => {
      const person = id ? library.people.get(id) : undefined
      return person?.interests !== undefined && specialty !== undefined && person.specialties.includes(specialty)
    })
    if (!takesPart)
      spots.push(
        spot('radiology.members', {
          da: 'Ingen fra radiologi, nuklearmedicin eller klinisk fysiologi med habilitetserklæring deltog. Tilføj mindst én.',
          nb: 'Ingen fra radiologi, nukleærmedisin eller klinisk fysiologi med habilitetserklæring deltok. Legg til minst én.',
          en: 'Nobody from radiology, nuclear medicine or clinical physiology with declared interests took part. Add at least one.',
        }),
      )
    return spots
  },
  examples: ({ aRecommendation, aLibrary }) => [
    { name: 'a radiologist took part', given: aRecommendation(), expect: [] },
    { name: 'nobody did', given: aRecommendation({ 'radiology.members': [] }), expect: ['radiology.members'] },
    { name: 'nothing said about radiology', given: aRecommendation({ radiology: undefined }), expect: ['radiology.statement', 'radiology.members'] },
    {
      name: 'a surgeon named as radiologist',
      given: aRecommendation({ 'radiology.members.0.person': 'carla-chair' }),
      expect: ['radiology.members.0.specialty', 'radiology.members'],
    },
    { name: 'somebody unknown', given: aRecommendation({ 'radiology.members.0.person': 'nobody' }), expect: ['radiology.members.0.person', 'radiology.members'] },
    {
      name: 'a radiologist who never declared interests',
      given: aRecommendation(),
      library: aLibrary({ people: [{ id: 'rita-roentgen', name: 'Rita', specialties: ['radiology'], interests: undefined }] }),
      expect: ['radiology.members'],
    },
    { name: 'what they weighed is missing', given: aRecommendation({ 'radiology.statement': undefined }), expect: ['radiology.statement'] },
  ],
})
