import { accepts } from '../acceptance.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'
import { acceptableChecks } from '../preset.ts'

/** An acceptance whose warning is gone would silently accept the next one of its kind, which nobody has looked at. */
export const acceptanceNeeded = check({
  id: 'acceptance-needed',
  of: 'recommendation',
  holds: {
    da: 'Hver accepteret advarsel er der stadig.',
    nb: 'Hver godtatte advarsel er der fortsatt.',
    en: 'Every accepted warning is still there.',
  },
  why: {
    da: 'En accept uden advarsel ville dække over den næste, som ingen har set på.',
    nb: 'En godkjennelse uten advarsel ville dekke over den neste, som ingen har sett på.',
    en: 'An acceptance without a warning would cover the next one, which nobody has looked at.',
  },
  find({ accepted }, { warnings }) {
    return (accepted ?? []).flatMap((acceptance, index) => {
      // What cannot be accepted at all is said by `acceptance-reasoned`.
      const { check: id = '', at } = acceptance
      const isAcceptable = (acceptableChecks as ReadonlyArray<string>).includes(id)
      if (!isAcceptable || warnings().some((warning) => accepts(acceptance, warning))) return []
      const place = at === undefined ? '' : ` (${at})`
      return [
        spot(`accepted.${index}.check`, {
          da: `"${id}"${place} advarer ikke længere. Fjern accepten.`,
          nb: `«${id}»${place} advarer ikke lenger. Fjern godkjennelsen.`,
          en: `"${id}"${place} no longer warns. Remove the acceptance.`,
        }),
      ]
    })
  },
  examples: ({ aRecommendation }) => [
    { name: 'nothing is accepted', given: aRecommendation(), expect: [] },
    {
      name: 'a warning that is there',
      given: aRecommendation({ 'patient.why.en': undefined, accepted: [{ check: 'translation-current', at: 'patient.why', why: { da: 'Kommer.', nb: 'Kommer.', en: 'To come.' } }] }),
      expect: [],
    },
    {
      name: 'a warning of the same check in another field',
      given: aRecommendation({ 'patient.why.en': undefined, accepted: [{ check: 'translation-current', at: 'patient.whatToAsk', why: { da: 'Kommer.', nb: 'Kommer.', en: 'To come.' } }] }),
      expect: ['accepted.0.check'],
    },
    { name: 'a warning that is gone', given: aRecommendation({ accepted: [{ check: 'lower-dose-dominates', why: { da: 'Sjældent.', nb: 'Sjelden.', en: 'Rarely.' } }] }), expect: ['accepted.0.check'] },
    { name: 'a check that only finds errors', given: aRecommendation({ accepted: [{ check: 'dose-known', why: { da: 'Ukendt.', nb: 'Ukjent.', en: 'Not known.' } }] }), expect: [] },
  ],
})
