import { hasImagingSpecialty } from '#schema/workflow/signatures.ts'
import { check } from '../check.ts'
import { spot } from '../finding.ts'
import { dayOfApproval, isBarred, topicsOf } from '../interests.ts'

/**
 * An imaging specialist without a blocking interest signed exactly this content.
 *
 * The signature names the content's hash, so a later edit, by hand or in the desk, takes the sign-off away.
 */
export const radiologySigned = check({
  id: 'radiology-signed',
  of: 'recommendation',
  holds: {
    da: 'Et medlem fra et billeddiagnostisk speciale uden blokerende interesse har underskrevet netop dette indhold.',
    nb: 'Et medlem fra en bildediagnostisk spesialitet uten blokkerende interesse har signert nettopp dette innholdet.',
    en: 'A member of an imaging specialty, without a blocking interest, signed this exact content.',
  },
  why: {
    da: 'En underskrift på en ældre tekst siger intet om den, der udgives.',
    nb: 'En signatur på en eldre tekst sier ingenting om den som utgis.',
    en: 'A signature on an earlier text says nothing about the one that is published.',
  },
  find(_draft, { document, library, contentHash }) {
    const given = document.signatures.filter(({ kind }) => kind === 'imaging')
    const onThis = given.filter((signature) => signature.contentHash === contentHash())
    const approvedOn = dayOfApproval(document, contentHash)
    const signatories = onThis.flatMap(({ by }) => library.people.get(by) ?? [])
    if (signatories.some((person) => hasImagingSpecialty(person) && !isBarred(person, topicsOf(document, library), approvedOn))) return []
    if (onThis.length > 0) {
      const names = onThis.map(({ by }) => library.people.get(by)?.name ?? by).join(', ')
      return [
        spot('signatures', {
          da: `${names} har underskrevet for billeddiagnostik, men er ukendt, uden billeddiagnostisk speciale eller inhabil. Lad en anden underskrive.`,
          nb: `${names} har signert for bildediagnostikk, men er ukjent, uten bildediagnostisk spesialitet eller inhabil. La en annen signere.`,
          en: `${names} signed for imaging, but is unknown, has no imaging specialty, or has a blocking interest. Have another sign.`,
        }),
      ]
    }
    const stale = given.length > 0
    return [
      spot('signatures', {
        da: stale ? 'Indholdet er ændret efter underskriften for billeddiagnostik. Lad det underskrive igen.' : 'Underskriften for billeddiagnostik mangler. Lad en billeddiagnostisk specialist underskrive.',
        nb: stale ? 'Innholdet er endret etter signaturen for bildediagnostikk. La det signeres igjen.' : 'Signaturen for bildediagnostikk mangler. La en bildediagnostisk spesialist signere.',
        en: stale ? 'The content changed after the signature for imaging. Have it signed again.' : 'The signature for imaging is missing. Have an imaging specialist sign.',
      }),
    ]
  },
  examples: ({ aRecommendation, aLibrary, signedBy }) => [
    { name: 'signed by a radiologist', given: aRecommendation(), expect: [] },
    { name: 'not signed', given: aRecommendation(), signatures: signedBy(aRecommendation(), { imaging: undefined }), expect: ['signatures'] },
    {
      name: 'edited by hand after the signature',
      given: aRecommendation({ 'value.children.da': 'Gælder også børn.' }),
      signatures: signedBy(aRecommendation()),
      expect: ['signatures'],
    },
    { name: 'signed by a surgeon', given: aRecommendation(), signatures: signedBy(aRecommendation(), { imaging: 'carla-chair' }), expect: ['signatures'] },
    {
      name: 'signed by a radiologist with a blocking interest',
      given: aRecommendation(),
      library: aLibrary({ people: [{ id: 'rita-roentgen', interests: { declaredOn: '2026-09-01', statement: 'Owns the maker.', blocking: true, topics: ['appendicitis'] } }] }),
      expect: ['signatures'],
    },
    {
      name: 'an interest in another topic',
      given: aRecommendation(),
      library: aLibrary({ people: [{ id: 'rita-roentgen', interests: { declaredOn: '2026-09-01', statement: 'Owns the maker.', blocking: true, topics: ['mammography'] } }] }),
      expect: [],
    },
  ],
})
