import type { Language } from '#schema/model/language.ts'

/** What a phrase commits to. `either` fits both directions ("should only"). */
export type Commitment = { strength: 'obligation' | 'strong' | 'conditional' | 'good-practice'; direction: 'for' | 'against' | 'either' }

/**
 * A phrase that carries the force of a recommendation. `…` stands for up to five words of the same clause, `^` for the start of a clause,
 * `(a|b)` for one of them. `weak: true` marks a modal that also occurs in plain description: it counts when nothing clearer is there.
 */
export type WordingRow = Commitment & { phrase: string; because: string; weak?: true }

const nkr = 'Sundhedsstyrelsen, national clinical guidelines: imperative or "bør" for a strong recommendation'
const nkrWeak = 'Sundhedsstyrelsen, national clinical guidelines: "overvej" for a conditional recommendation'
const hdir = 'Helsedirektoratet: "bør" and "anbefaler" for a strong recommendation'
const hdirWeak = 'Helsedirektoratet: "kan" and "foreslår" for a weak recommendation'
const grade = 'GRADE: "we recommend" or "should" for a strong recommendation'
const gradeWeak = 'GRADE: "we suggest", "might" or "consider" for a conditional recommendation'
const law = 'Reserved for what law demands'
const practice = 'GRADE: a good-practice statement says that it is one'
const negated = 'A negation turns the verb round'

const strongFor = { strength: 'strong', direction: 'for' } as const
const strongAgainst = { strength: 'strong', direction: 'against' } as const
const strongEither = { strength: 'strong', direction: 'either' } as const
const conditionalFor = { strength: 'conditional', direction: 'for' } as const
const conditionalAgainst = { strength: 'conditional', direction: 'against' } as const
const obligation = { strength: 'obligation', direction: 'either' } as const
const goodFor = { strength: 'good-practice', direction: 'for' } as const
const goodAgainst = { strength: 'good-practice', direction: 'against' } as const

const danishImperatives = '(giv|brug|anvend|tilbyd|henvis|udfør|bestil|foretag|tag|start|begynd|vælg|undersøg|suppler|gentag|scan)'
const norwegianImperatives = '(gi|bruk|anvend|tilby|henvis|utfør|bestill|rekvirer|ta|start|begynn|velg|undersøk|suppler|gjenta)'
const englishImperatives = '(offer|use|perform|order|request|obtain|refer|give|do|start|begin|choose|arrange|repeat|scan)'

/** The words of each language. A longer phrase wins over the shorter one inside it. */
export const wordingTable = {
  da: [
    { phrase: 'skal', ...obligation, because: law },
    { phrase: 'må … ikke', ...obligation, because: law },
    { phrase: 'bør', ...strongFor, because: nkr },
    { phrase: '(anbefales|anbefaler)', ...strongFor, because: nkr },
    { phrase: `^ ${danishImperatives}`, ...strongFor, because: nkr },
    { phrase: '(bør|anbefales|anbefaler) … (kun|alene)', ...strongEither, because: 'A restriction reads as for, and as against the rest' },
    { phrase: `^ ${danishImperatives} kun`, ...strongEither, because: 'A restriction reads as for, and as against the rest' },
    { phrase: '(bør|anbefales|anbefaler) … (ikke|aldrig)', ...strongAgainst, because: negated },
    { phrase: '(bør|anbefales|anbefaler) … (undlade|undlades|undgå|undgås|udelades|afstå|fravælges)', ...strongAgainst, because: 'Recommending to leave out is recommending against' },
    { phrase: 'kan … ikke anbefales', ...strongAgainst, because: negated },
    { phrase: `^ ${danishImperatives} … (ikke|aldrig)`, ...strongAgainst, because: nkr },
    { phrase: '^ (undlad|undgå|afstå)', ...strongAgainst, because: nkr },
    { phrase: '(frarådes|fraråder)', ...strongAgainst, because: 'The plain word for recommending against' },
    { phrase: '(overvej|overvejes)', ...conditionalFor, because: nkrWeak },
    { phrase: '(foreslår|foreslås)', ...conditionalFor, because: 'GRADE in Danish: "foreslår" for a conditional recommendation' },
    { phrase: '(kan|kunne)', ...conditionalFor, because: 'Danish use: "kan" leaves the choice open', weak: true },
    { phrase: 'kan … (undlades|udelades|undværes|afventes)', ...conditionalAgainst, because: 'Leaving the choice open to do without' },
    { phrase: 'kan … ikke', ...conditionalAgainst, because: 'Says what is not possible; no clear recommendation', weak: true },
    { phrase: '(overvej|overvejes|foreslår|foreslås) … (ikke|undlade|undlades|undgå|undgås|udelade|udelades|afstå)', ...conditionalAgainst, because: negated },
    { phrase: `^ ${danishImperatives} kun … efter nøje overvejelse`, ...conditionalAgainst, because: 'Sundhedsstyrelsen, national clinical guidelines: weak recommendation against' },
    { phrase: 'god (klinisk|) praksis', ...goodFor, because: practice },
    { phrase: 'ikke god (klinisk|) praksis', ...goodAgainst, because: practice },
    { phrase: 'god (klinisk|) praksis … (ikke|undlade|undgå|afstå)', ...goodAgainst, because: practice },
  ],
  nb: [
    { phrase: '(skal|må)', ...obligation, because: 'Helsedirektoratet: "skal" only where law demands, or anything else is hardly ever defensible' },
    { phrase: 'bør', ...strongFor, because: hdir },
    { phrase: '(anbefales|anbefaler)', ...strongFor, because: hdir },
    { phrase: `^ ${norwegianImperatives}`, ...strongFor, because: hdir },
    { phrase: '(bør|anbefales|anbefaler) … (kun|bare)', ...strongEither, because: 'A restriction reads as for, and as against the rest' },
    { phrase: `^ ${norwegianImperatives} (kun|bare)`, ...strongEither, because: 'A restriction reads as for, and as against the rest' },
    { phrase: '(bør|anbefales|anbefaler) … (ikke|aldri)', ...strongAgainst, because: negated },
    { phrase: '(bør|anbefales|anbefaler) … (unnlates|unnlate|unngås|unngå|utelates|avstå|velges bort)', ...strongAgainst, because: 'Recommending to leave out is recommending against' },
    { phrase: 'kan … ikke anbefales', ...strongAgainst, because: negated },
    { phrase: `^ ${norwegianImperatives} … (ikke|aldri)`, ...strongAgainst, because: negated },
    { phrase: '^ (unngå|unnlat|avstå)', ...strongAgainst, because: negated },
    { phrase: '(frarådes|fraråder)', ...strongAgainst, because: 'The plain word for recommending against' },
    { phrase: '(foreslår|foreslås)', ...conditionalFor, because: hdirWeak },
    { phrase: '(vurder|overvei|vurderes|overveies)', ...conditionalFor, because: 'Norwegian use: "vurder" leaves the choice to the clinician' },
    { phrase: '(kan|kunne)', ...conditionalFor, because: hdirWeak, weak: true },
    { phrase: 'kan … (unnlates|utelates|unnværes|avventes)', ...conditionalAgainst, because: 'Leaving the choice open to do without' },
    { phrase: 'kan … ikke', ...conditionalAgainst, because: 'Says what is not possible; no clear recommendation', weak: true },
    { phrase: '(foreslår|foreslås|vurder|overvei|vurderes|overveies) … (ikke|unnlate|unnlates|unngå|unngås|utelate|utelates|avstå|la være)', ...conditionalAgainst, because: negated },
    { phrase: `^ ${norwegianImperatives} (kun|bare) … etter nøye vurdering`, ...conditionalAgainst, because: 'Danish phrase of a weak recommendation against, in Norwegian' },
    { phrase: 'god (klinisk|) praksis', ...goodFor, because: practice },
    { phrase: 'ikke god (klinisk|) praksis', ...goodAgainst, because: practice },
    { phrase: 'god (klinisk|) praksis … (ikke|unnlate|unngå|avstå|la være)', ...goodAgainst, because: practice },
  ],
  en: [
    { phrase: '(must|shall)', ...obligation, because: law },
    { phrase: 'should', ...strongFor, because: grade },
    { phrase: '(recommend|recommends|recommended)', ...strongFor, because: grade },
    { phrase: `^ ${englishImperatives}`, ...strongFor, because: 'NICE: an imperative for a strong recommendation' },
    { phrase: '(should|recommend|recommends|recommended) … only', ...strongEither, because: 'A restriction reads as for, and as against the rest' },
    { phrase: `^ ${englishImperatives} … only`, ...strongEither, because: 'A restriction reads as for, and as against the rest' },
    { phrase: '(should|recommend|recommends|recommended) … (not|never|against)', ...strongAgainst, because: negated },
    { phrase: '(should|recommend|recommends|recommended) … (avoid|avoiding|avoided|omit|omitting|omitted|withheld)', ...strongAgainst, because: 'Recommending to leave out is recommending against' },
    { phrase: '(not|never|neither) (be|) (recommend|recommended|recommends)', ...strongAgainst, because: negated },
    { phrase: '^ (do not|never|avoid)', ...strongAgainst, because: 'NICE: "do not" for a strong recommendation against' },
    { phrase: '(suggest|suggests|suggested)', ...conditionalFor, because: gradeWeak },
    { phrase: '(consider|considered)', ...conditionalFor, because: gradeWeak },
    { phrase: '(should|recommended) be considered', ...conditionalFor, because: 'Asks only to consider' },
    { phrase: '(may|might|can|could)', ...conditionalFor, because: gradeWeak, weak: true },
    { phrase: '(suggest|suggests|suggested|consider|considered) … (not|against|avoid|avoiding|omitting|withholding)', ...conditionalAgainst, because: negated },
    { phrase: 'not (suggest|suggested|suggests)', ...conditionalAgainst, because: negated },
    { phrase: '(may|might|can|could) … (omitted|avoided|withheld|deferred)', ...conditionalAgainst, because: 'Leaving the choice open to do without' },
    { phrase: '(may|might|can|could) not', ...conditionalAgainst, because: 'Says what is not possible; no clear recommendation', weak: true },
    { phrase: 'good (clinical|) practice', ...goodFor, because: practice },
    { phrase: 'not good (clinical|) practice', ...goodAgainst, because: practice },
    { phrase: 'good (clinical|) practice … (not|avoid|refrain)', ...goodAgainst, because: practice },
  ],
} as const satisfies Record<Language, ReadonlyArray<WordingRow>>

/** Verbs to use, as shown to an author whose verb does not fit. */
export const fittingVerbs = {
  strong: {
    for: { da: 'bør, anbefales, eller bydeform (Anvend …)', nb: 'bør, anbefaler', en: 'we recommend, should' },
    against: { da: 'bør ikke, anbefales ikke, Undlad, Anvend ikke', nb: 'bør ikke, anbefaler ikke', en: 'we recommend against, should not' },
  },
  conditional: {
    for: { da: 'overvej, kan, foreslår', nb: 'kan, foreslår', en: 'we suggest, consider, may' },
    against: { da: 'foreslår ikke, overvej at undlade', nb: 'foreslår ikke, kan unnlates', en: 'we suggest not, we suggest against' },
  },
  'good-practice': {
    for: { da: 'det er god praksis at, bør', nb: 'det er god praksis å, bør', en: 'it is good practice to, should' },
    against: { da: 'det er ikke god praksis at, bør ikke', nb: 'det er ikke god praksis å, bør ikke', en: 'it is not good practice to, should not' },
  },
} as const satisfies Record<'strong' | 'conditional' | 'good-practice', Record<'for' | 'against', Record<Language, string>>>
