import { Recommendation } from '#schema/model/recommendation.ts'
import { check } from '../check.ts'
import { type Sentence, spot } from '../finding.ts'
import { gapsFound } from '../gaps-found.ts'
import { acceptableChecks, preset } from '../preset.ts'

/** A warning is accepted by the check that gives it, and with a reason. What is an error is put right; no reason makes it acceptable. */
export const acceptanceReasoned = check({
  id: 'acceptance-reasoned',
  of: 'recommendation',
  holds: {
    da: 'Hver accepteret advarsel nævner et tjek, der advarer, og har en begrundelse på kildesproget.',
    nb: 'Hver godtatte advarsel nevner en sjekk som advarer, og har en begrunnelse på kildespråket.',
    en: 'Every accepted warning names a check that warns, and carries a reason in the source language.',
  },
  why: {
    da: 'Den næste, der læser, skal se, hvorfor udvalget lod advarslen stå. Fejl kan ikke accepteres.',
    nb: 'Den neste som leser, må se hvorfor utvalget lot advarselen stå. Feil kan ikke godtas.',
    en: 'The next reader must see why the committee let the warning stand. Errors cannot be accepted.',
  },
  find({ accepted }, { sourceLanguage }) {
    const named = (accepted ?? []).flatMap(({ check: id }, index) =>
      id === undefined || (acceptableChecks as ReadonlyArray<string>).includes(id) ? [] : [spot(`accepted.${index}.check`, Object.hasOwn(preset, id) ? notAcceptable(id) : unknown(id))],
    )
    return [...gapsFound({ schema: Recommendation.shape.accepted, value: accepted ?? [], path: 'accepted', sourceLanguage }), ...named]
  },
  examples: ({ aRecommendation }) => [
    { name: 'nothing is accepted', given: aRecommendation(), expect: [] },
    { name: 'a warning accepted with a reason', given: aRecommendation({ accepted: [{ check: 'plain-language', at: 'patient.why', why: { da: 'Fagordet er kendt.' } }] }), expect: [] },
    { name: 'no reason', given: aRecommendation({ accepted: [{ check: 'plain-language' }] }), expect: ['accepted.0.why'] },
    { name: 'a reason that is only translated', given: aRecommendation({ accepted: [{ check: 'plain-language', why: { en: 'The term is known.' } }] }), expect: ['accepted.0.why'] },
    { name: 'an error', given: aRecommendation({ accepted: [{ check: 'dose-known', why: { da: 'Ukendt.' } }] }), expect: ['accepted.0.check'] },
    { name: 'a check that there is not', given: aRecommendation({ accepted: [{ check: 'no-such-check', why: { da: 'Ukendt.' } }] }), expect: ['accepted.0.check'] },
  ],
})

function notAcceptable(id: string): Sentence {
  return {
    da: `Det, "${id}" finder, kan ikke accepteres. Ret det i teksten, og fjern accepten.`,
    nb: `Det «${id}» finner, kan ikke godtas. Rett det i teksten, og fjern godkjennelsen.`,
    en: `What "${id}" finds cannot be accepted. Put it right in the text, and remove the acceptance.`,
  }
}

function unknown(id: string): Sentence {
  return {
    da: `Der er intet tjek "${id}". Vælg et af dem, der advarer.`,
    nb: `Det er ingen sjekk «${id}». Velg en av dem som advarer.`,
    en: `There is no check "${id}". Choose one of those that warn.`,
  }
}
