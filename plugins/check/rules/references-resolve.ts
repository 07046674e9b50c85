import { reachedConditions } from '#plugins/compile/rule-problems.ts'
import { placedNodes } from '#plugins/compile/condition-paths.ts'
import { check } from '../check.ts'
import { type Citation, citationsOf } from '../cited-references.ts'
import { type Sentence, spot } from '../finding.ts'

/** Everything cited is in the reference library, and nothing cited is retracted: also what a named condition of the rule was taken from. */
export const referencesResolve = check({
  id: 'references-resolve',
  of: 'recommendation',
  holds: {
    da: 'Hver citeret nøgle findes, og ingen citeret reference er trukket tilbage.',
    nb: 'Hver siterte nøkkel finnes, og ingen sitert referanse er trukket tilbake.',
    en: 'Every cited key exists, and no cited reference is marked retracted.',
  },
  why: {
    da: 'En kilde, ingen kan finde, eller som er trukket tilbage, bærer ingenting.',
    nb: 'En kilde ingen kan finne, eller som er trukket tilbake, bærer ingenting.',
    en: 'A source that nobody can find, or that was withdrawn, carries nothing.',
  },
  find(content, { library }) {
    const { rule } = content
    const cited: Array<Citation> = citationsOf(content)
    const conditions = [
      { condition: rule?.applies, path: 'rule.applies' },
      ...(rule?.scenarios ?? []).map(({ when }, index) => ({ condition: when, path: `rule.scenarios.${index}.when` })),
    ]
    for (const { condition, path } of conditions)
      for (const { node, path: place } of condition ? placedNodes(condition, path) : [])
        if ('ref' in node)
          for (const condition of reachedConditions(node, library).reached) {
            const key = library.conditions.get(condition)?.source
            if (key) cited.push({ path: `${place}.ref`, key })
          }
    return cited.flatMap(({ path, key }) => {
      const reference = library.references.get(key)
      if (!reference) return [spot(path, unknown(key))]
      return reference.status === 'retracted' ? [spot(path, retracted(key, reference.title))] : []
    })
  },
  examples: ({ aRecommendation, aFurtherStatement, aLibrary }) => [
    { name: 'everything is there', given: aRecommendation(), expect: [] },
    { name: 'a key that is not', given: aRecommendation({ 'evidence.references': ['review-2025', 'lost-1999'] }), expect: ['evidence.references.1'] },
    {
      name: 'a retracted review',
      given: aRecommendation(),
      library: aLibrary({ references: [{ id: 'review-2025', status: 'retracted' }] }),
      expect: ['evidence.references.0'],
    },
    {
      name: 'a side of a disagreement',
      given: aRecommendation({ 'evidence.disagreements': [{ about: { da: 'Alder' }, positions: [{ says: { da: '16 år' }, source: 'A', reference: 'lost-1999' }, { says: { da: '18 år' }, source: 'B' }] }] }),
      expect: ['evidence.disagreements.0.positions.0.reference'],
    },
    {
      name: 'the law behind an obligation',
      given: aRecommendation({ 'statement.obligation': { provision: 'art. 55', reference: 'lost-law' } }),
      expect: ['statement.obligation.reference'],
    },
    {
      name: 'the law behind a further statement',
      given: aRecommendation({ 'statement.further': [aFurtherStatement({ obligation: { provision: 'art. 55', reference: 'lost-law' } })] }),
      expect: ['statement.further.0.obligation.reference'],
    },
    {
      name: 'the source of a decision rule',
      given: aRecommendation(),
      library: aLibrary({ references: [{ id: 'signs-2019', status: 'retracted' }] }),
      expect: ['rule.scenarios.0.when.all.0.ref', 'rule.scenarios.1.when.ref', 'rule.scenarios.2.when.not.ref'],
    },
  ],
})

function unknown(key: string): Sentence {
  return {
    da: `Referencen "${key}" findes ikke. Tilføj den, eller citér en anden.`,
    nb: `Referansen «${key}» finnes ikke. Legg den til, eller siter en annen.`,
    en: `There is no reference "${key}". Add it to the library, or cite another.`,
  }
}

function retracted(key: string, title: string): Sentence {
  return {
    da: `Referencen "${key}" (${title}) er trukket tilbage. Citér en anden, og vurdér evidensen igen.`,
    nb: `Referansen «${key}» (${title}) er trukket tilbake. Siter en annen, og vurder evidensen på nytt.`,
    en: `The reference "${key}" (${title}) is retracted. Cite another, and grade the evidence again.`,
  }
}
