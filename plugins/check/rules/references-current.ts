import type { Library } from '#schema/model/library.ts'
import type { Reference } from '#schema/model/reference.ts'
import { check } from '../check.ts'
import { citationsOf } from '../cited-references.ts'
import { type Sentence, spot } from '../finding.ts'

/**
 * What has a newer edition is cited together with that edition, or the committee says why the older one alone.
 *
 * AGREE II item 12 asks for a clear line from the advice to its evidence; who follows it to an older edition must learn that there is a newer one.
 */
export const referencesCurrent = check({
  id: 'references-current',
  of: 'recommendation',
  holds: {
    da: 'En citeret reference, der er opdateret eller afløst, nævner sin efterfølger, og den er citeret også.',
    nb: 'En sitert referanse som er oppdatert eller erstattet, nevner etterfølgeren sin, og den er sitert også.',
    en: 'A cited reference that was updated or superseded names its successor, and that is cited as well.',
  },
  why: {
    da: 'Læseren skal vide, at der er noget nyere, og om det er vurderet.',
    nb: 'Leseren må vite at det finnes noe nyere, og om det er vurdert.',
    en: 'Readers must know that there is something newer, and whether it was weighed.',
  },
  find(content, { library }) {
    const citations = citationsOf(content)
    const cited = new Set(citations.map(({ key }) => key))
    return citations.flatMap(({ path, key }) => {
      const reference = library.references.get(key)
      if (reference?.status !== 'updated' && reference?.status !== 'superseded') return []
      const successors = successorsOf(reference, library)
      if (successors.length === 0) return [spot(path, unnamed(reference))]
      return successors.some(({ id }) => cited.has(id)) ? [] : [spot(path, older(reference, successors.at(-1)!))]
    })
  },
  examples: ({ aRecommendation, aLibrary }) => {
    const successor = (of: string, parts: Partial<Reference> = {}): Partial<Reference> & { id: string } => ({ id: of, type: 'report', title: 'Newer', author: [], verified: 'seen', status: 'current', ...parts })
    const superseded = { id: 'review-2025', status: 'superseded', supersededBy: 'review-2026' } as const
    return [
      { name: 'nothing is out of date', given: aRecommendation(), expect: [] },
      { name: 'superseded, and its successor is not cited', given: aRecommendation(), library: aLibrary({ references: [superseded, successor('review-2026')] }), expect: ['evidence.references.0'] },
      {
        name: 'superseded, and its successor is cited too',
        given: aRecommendation({ 'evidence.references': ['review-2025', 'review-2026'] }),
        library: aLibrary({ references: [superseded, successor('review-2026')] }),
        expect: [],
      },
      {
        name: 'the successor of the successor is cited',
        given: aRecommendation({ 'evidence.references': ['review-2025', 'review-2027'] }),
        library: aLibrary({ references: [superseded, successor('review-2026', { status: 'superseded', supersededBy: 'review-2027' }), successor('review-2027')] }),
        expect: [],
      },
      { name: 'updated, and nobody says by what', given: aRecommendation(), library: aLibrary({ references: [{ id: 'review-2025', status: 'updated' }] }), expect: ['evidence.references.0'] },
      {
        name: 'two that name each other',
        given: aRecommendation(),
        library: aLibrary({ references: [superseded, successor('review-2026', { status: 'superseded', supersededBy: 'review-2025' })] }),
        expect: ['evidence.references.0'],
      },
      {
        name: 'a side of a disagreement',
        given: aRecommendation({ 'evidence.references': ['signs-2019'], 'evidence.disagreements': [{ about: { da: 'Alder' }, positions: [{ says: { da: '16 år' }, source: 'A', reference: 'review-2025' }, { says: { da: '18 år' }, source: 'B' }] }] }),
        library: aLibrary({ references: [superseded, successor('review-2026')] }),
        expect: ['evidence.disagreements.0.positions.0.reference'],
      },
    ]
  },
})

/** What took the place of a reference, and of that in turn, as far as the library says. */
function successorsOf(reference: Reference, library: Library): Array<Reference> {
  const found: Array<Reference> = []
  for (let next = reference.supersededBy; next !== undefined && next !== reference.id; ) {
    const successor = library.references.get(next)
    if (!successor || found.includes(successor)) break
    found.push(successor)
    next = successor.supersededBy
  }
  return found
}

function older({ id, title }: Reference, successor: Reference): Sentence {
  return {
    da: `Referencen "${id}" (${title}) er afløst af "${successor.id}". Citér også den, eller acceptér advarslen med en begrundelse.`,
    nb: `Referansen «${id}» (${title}) er erstattet av «${successor.id}». Siter den også, eller aksepter advarselen med en begrunnelse.`,
    en: `The reference "${id}" (${title}) was replaced by "${successor.id}". Cite that as well, or accept the warning and say why.`,
  }
}

function unnamed({ id, title }: Reference): Sentence {
  return {
    da: `Referencen "${id}" (${title}) har en nyere udgave, men ingen er nævnt. Tilføj efterfølgeren på listen over referencer, eller acceptér advarslen med en begrundelse.`,
    nb: `Referansen «${id}» (${title}) har en nyere utgave, men ingen er nevnt. Legg til etterfølgeren i listen over referanser, eller aksepter advarselen med en begrunnelse.`,
    en: `The reference "${id}" (${title}) has a newer edition, but none is named. Add its successor to the list of references, or accept the warning and say why.`,
  }
}
