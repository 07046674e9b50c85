import { Recommendation } from '#schema/model/recommendation.ts'
import { check } from '../check.ts'
import { gapsFound } from '../gaps-found.ts'

/** The patient is told what is done and why, what happens, and what to ask. 2013/59/Euratom art. 57: information before an exposure. */
export const patientInformed = check({
  id: 'patient-informed',
  of: 'recommendation',
  holds: {
    da: 'Teksterne til patienten er der: i én linje, hvorfor, hvad der sker, og hvad man kan spørge om.',
    nb: 'Tekstene til pasienten er der: i én linje, hvorfor, hva som skjer, og hva man kan spørre om.',
    en: 'The patient texts are there: in one line, why or why not, what happens, and what to ask.',
  },
  why: {
    da: 'Patienten har ret til at forstå, hvorfor en undersøgelse gøres eller undlades.',
    nb: 'Pasienten har rett til å forstå hvorfor en undersøkelse gjøres eller utelates.',
    en: 'Patients have a right to understand why an examination is made or left out.',
  },
  find: ({ patient }, { sourceLanguage }) => gapsFound({ schema: Recommendation.shape.patient, value: patient, path: 'patient', sourceLanguage }),
  examples: ({ aRecommendation }) => [
    { name: 'all four texts', given: aRecommendation(), expect: [] },
    { name: 'nothing to ask', given: aRecommendation({ 'patient.whatToAsk': undefined }), expect: ['patient.whatToAsk'] },
    { name: 'written in a translation only', given: aRecommendation({ 'patient.summary': { en: 'Ultrasound first.' } }), expect: ['patient.summary'] },
    {
      name: 'no texts',
      given: aRecommendation({ patient: undefined }),
      expect: ['patient.summary', 'patient.why', 'patient.whatHappens', 'patient.whatToAsk'],
    },
  ],
})
