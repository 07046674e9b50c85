import { type PlainOrLocalised, wordsIn } from '#schema/model/language.ts'
import type { SignatureKind } from '#schema/model/version.ts'
import { permissionFor } from '#schema/workflow/permissions.ts'
import { openSignatures, signatureRules } from '#schema/workflow/signatures.ts'
import { check } from '../check.ts'
import { type Sentence, type Spot, spot } from '../finding.ts'

const kindNames: Record<SignatureKind, Sentence> = {
  evidence: { da: 'evidens', nb: 'evidens', en: 'evidence' },
  imaging: { da: 'billeddiagnostik', nb: 'bildediagnostikk', en: 'imaging' },
  patient: { da: 'patienttekst', nb: 'pasienttekst', en: 'patient text' },
  approval: { da: 'godkendelse', nb: 'godkjenning', en: 'approval' },
}

/**
 * Every signature a text needs is there, on exactly this content, by somebody whose role allows it, and the approval came last.
 *
 * Roles are asked until a text is published: they change hands later, and what was published was signed under the roles of its day.
 */
export const signaturesComplete = check({
  id: 'signatures-complete',
  of: 'text',
  holds: {
    da: 'Hver krævet underskrift er der, på netop dette indhold og af en, der må; godkendelsen er den sidste.',
    nb: 'Hver påkrevd signatur er der, på nettopp dette innholdet og av en som kan; godkjenningen er den siste.',
    en: 'Every required signature is there, on exactly this content, by somebody who may; the approval is the last.',
  },
  why: {
    da: 'En underskrift gælder den tekst, den blev givet til, og ingen anden.',
    nb: 'En signatur gjelder teksten den ble gitt til, og ingen annen.',
    en: 'A signature is good for the text it was given for, and for no other.',
  },
  find(content, { document, library, contentHash }) {
    const hash = contentHash()
    const onThis = document.signatures.filter((signature) => signature.contentHash === hash)
    const spots: Array<Spot> = openSignatures(document.kind, document.signatures, hash).map((kind) =>
      spot('signatures', open(kind, document.signatures.some((given) => given.kind === kind))),
    )
    const committee = 'guideline' in content ? library.guidelines.get(content.guideline)?.content.committee : content.committee
    for (const { kind, by } of onThis) {
      const person = library.people.get(by)
      const asks = document.state !== 'published' && document.state !== 'superseded' && document.state !== 'withdrawn'
      const permission = person && committee && asks ? permissionFor({ ...person, active: true }, signatureRules[kind].action, { committee }) : undefined
      if (!person) spots.push(spot('signatures', unknown(kind, by)))
      else if (permission && !permission.may && permission.because === 'role') spots.push(spot('signatures', notAllowed(kind, person.name)))
    }
    const approval = onThis.findLast(({ kind }) => kind === 'approval')
    const later = approval && onThis.find(({ kind, at }) => kind !== 'approval' && at > approval.at)
    if (later) spots.push(spot('signatures', tooEarly(later.kind)))
    return spots
  },
  examples: ({ aRecommendation, aGuideline, signedBy }) => [
    { name: 'signed by all four', given: aRecommendation(), expect: [] },
    { name: 'a guideline approved by its chair', given: aGuideline(), expect: [] },
    { name: 'nobody signed', given: aRecommendation(), signatures: [], expect: ['signatures'] },
    { name: 'the patient representative is missing', given: aRecommendation(), signatures: signedBy(aRecommendation(), { patient: undefined }), expect: ['signatures'] },
    { name: 'edited after signing', given: aRecommendation({ 'statement.text.en': 'We recommend CT.' }), signatures: signedBy(aRecommendation()), expect: ['signatures'] },
    { name: 'approved by a methodologist', given: aGuideline(), signatures: signedBy(aGuideline(), { approval: 'mette-metode' }), expect: ['signatures'] },
    { name: 'signed by somebody unknown', given: aGuideline(), signatures: signedBy(aGuideline(), { approval: 'nobody' }), expect: ['signatures'] },
    {
      name: 'approved before the others signed',
      given: aRecommendation(),
      signatures: signedBy(aRecommendation()).map((signature) => (signature.kind === 'approval' ? { ...signature, at: '2026-11-01T09:00:00Z' } : signature)),
      expect: ['signatures'],
    },
  ],
})

function open(kind: SignatureKind, wasGiven: boolean): Sentence {
  const { da, nb, en } = kindNames[kind]
  return {
    da: wasGiven ? `Indholdet er ændret efter underskriften for ${da}. Lad det underskrive igen.` : `Underskriften for ${da} mangler. Lad den give.`,
    nb: wasGiven ? `Innholdet er endret etter signaturen for ${nb}. La det signeres igjen.` : `Signaturen for ${nb} mangler. La den gis.`,
    en: wasGiven ? `The content changed after the signature for ${en}. Have it signed again.` : `The signature for ${en} is missing. Have it given.`,
  }
}

function unknown(kind: SignatureKind, by: string): Sentence {
  const { da, nb, en } = kindNames[kind]
  return {
    da: `"${by}" har underskrevet for ${da}, men findes ikke. Tilføj personen, eller lad en anden underskrive.`,
    nb: `«${by}» har signert for ${nb}, men finnes ikke. Legg til personen, eller la en annen signere.`,
    en: `"${by}" signed for ${en}, but is not among the people. Add the person, or have another sign.`,
  }
}

function notAllowed(kind: SignatureKind, name: PlainOrLocalised): Sentence {
  const { da, nb, en } = kindNames[kind]
  return {
    da: `${wordsIn(name, 'da')} har underskrevet for ${da} uden en rolle i udvalget, der må. Lad en anden underskrive.`,
    nb: `${wordsIn(name, 'nb')} har signert for ${nb} uten en rolle i utvalget som kan. La en annen signere.`,
    en: `${wordsIn(name, 'en')} signed for ${en} without a role in the committee that may. Have another sign.`,
  }
}

function tooEarly(kind: SignatureKind): Sentence {
  const { da, nb, en } = kindNames[kind]
  return {
    da: `Godkendelsen er ældre end underskriften for ${da}. Godkend til sidst.`,
    nb: `Godkjenningen er eldre enn signaturen for ${nb}. Godkjenn til slutt.`,
    en: `The approval is older than the signature for ${en}. Approve last.`,
  }
}
