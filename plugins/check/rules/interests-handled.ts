import { wordsIn } from '#schema/model/language.ts'
import type { Person } from '#schema/model/person.ts'
import { check } from '../check.ts'
import { type Sentence, type Spot, spot } from '../finding.ts'
import { dayOfApproval, declarationMonths, isBarred, isDeclared, topicsOf } from '../interests.ts'

/**
 * Everyone the text names and everyone who signed it has declared interests in the last twelve months, and nobody with a blocking one
 * took part in imaging or signed.
 *
 * GIN principles for disclosure of interests; RIGHT item 19. What was approved is judged on the day of its approval.
 */
export const interestsHandled = check({
  id: 'interests-handled',
  of: 'text',
  holds: {
    da: 'Alle nævnte og alle underskrivere har en habilitetserklæring på højst 12 måneder; en blokerende interesse holder dem ude.',
    nb: 'Alle nevnte og alle som har signert, har en habilitetserklæring på høyst 12 måneder; en blokkerende interesse holder dem utenfor.',
    en: 'Everyone named and every signatory has a declaration not older than 12 months; a blocking interest keeps them out.',
  },
  why: {
    da: 'Læseren skal kunne stole på, at ingen har anbefalet sit eget udstyr eller sin egen forretning.',
    nb: 'Leseren skal kunne stole på at ingen har anbefalt sitt eget utstyr eller sin egen forretning.',
    en: 'Readers must be able to trust that nobody recommended their own equipment or business.',
  },
  find(content, { library, document, today, moment, contentHash }) {
    const topics = topicsOf(document, library)
    const approvedOn = dayOfApproval(document, contentHash)
    const spots: Array<Spot> = []
    const judge = (id: string | undefined, path: string, mustBeFree: boolean): void => {
      const person = id ? library.people.get(id) : undefined
      if (!person) return
      if (!isDeclared(person, approvedOn ?? today)) spots.push(spot(path, undeclared(person)))
      else if (mustBeFree && isBarred(person, topics, approvedOn)) spots.push(spot(path, barred(person)))
    }
    if ('guideline' in content) {
      content.radiology?.members?.forEach(({ person }, index) => judge(person, `radiology.members.${index}.person`, true))
      judge(content.review?.owner, 'review.owner', false)
    } else content.panel?.forEach(({ person }, index) => judge(person, `panel.${index}.person`, false))
    // While a text is written, the signatures beside it are on an earlier content.
    if (moment === 'approval')
      for (const signature of document.signatures) if (signature.contentHash === contentHash()) judge(signature.by, 'signatures', true)
    return spots
  },
  examples: ({ aRecommendation, aGuideline, aLibrary }) => [
    { name: 'declared this autumn', given: aRecommendation(), expect: [] },
    {
      name: 'a radiologist whose declaration is thirteen months old',
      given: aRecommendation(),
      library: aLibrary({ people: [{ id: 'rita-roentgen', interests: { declaredOn: '2025-10-01', statement: 'None.', blocking: false, topics: [] } }] }),
      expect: ['radiology.members.0.person', 'signatures'],
    },
    {
      name: 'an owner who never declared',
      given: aRecommendation(),
      library: aLibrary({ people: [{ id: 'mette-metode', interests: undefined }] }),
      expect: ['review.owner', 'signatures'],
    },
    {
      name: 'a radiologist with a blocking interest in the topic',
      given: aRecommendation(),
      library: aLibrary({ people: [{ id: 'rita-roentgen', interests: { declaredOn: '2026-09-01', statement: 'Owns the maker.', blocking: true, topics: ['appendicitis'] } }] }),
      expect: ['radiology.members.0.person', 'signatures'],
    },
    {
      name: 'a chair with a blocking interest in everything approves a guideline',
      given: aGuideline(),
      library: aLibrary({ people: [{ id: 'carla-chair', interests: { declaredOn: '2026-09-01', statement: 'Owns the maker.', blocking: true, topics: [] } }] }),
      expect: ['signatures'],
    },
    {
      name: 'a chair whose blocking interest arose after the approval',
      given: aRecommendation(),
      state: 'published',
      library: aLibrary({ people: [{ id: 'carla-chair', interests: { declaredOn: '2027-03-01', statement: 'Joined the maker.', blocking: true, topics: [] } }] }),
      expect: [],
    },
    { name: 'approved in time, read years later', given: aRecommendation(), state: 'published', today: '2029-01-01', expect: [] },
    { name: 'not yet approved, and the declarations have aged', given: aGuideline(), state: 'in-review', today: '2029-01-01', expect: ['panel.0.person', 'signatures'] },
  ],
})

function undeclared({ name, interests }: Person): Sentence {
  const last = interests?.declaredOn
  return {
    da: `${wordsIn(name, 'da')} har ${last ? `senest erklæret interesser ${last}` : 'ikke erklæret interesser'}; erklæringen må højst være ${declarationMonths} måneder gammel. Bed om en ny.`,
    nb: `${wordsIn(name, 'nb')} har ${last ? `sist erklært interesser ${last}` : 'ikke erklært interesser'}; erklæringen kan være høyst ${declarationMonths} måneder gammel. Be om en ny.`,
    en: `${wordsIn(name, 'en')} ${last ? `last declared interests on ${last}` : 'has not declared interests'}; a declaration may be at most ${declarationMonths} months old. Ask for a new one.`,
  }
}

function barred({ name, interests }: Person): Sentence {
  return {
    da: `${wordsIn(name, 'da')} har en blokerende interesse ("${wordsIn(interests?.statement ?? '', 'da')}"). Lad en anden tage del og underskrive.`,
    nb: `${wordsIn(name, 'nb')} har en blokkerende interesse («${wordsIn(interests?.statement ?? '', 'nb')}»). La en annen delta og signere.`,
    en: `${wordsIn(name, 'en')} has a blocking interest ("${wordsIn(interests?.statement ?? '', 'en')}"). Let somebody else take part and sign.`,
  }
}
