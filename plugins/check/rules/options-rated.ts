import { Recommendation } from '#schema/model/recommendation.ts'
import { check } from '../check.ts'
import { gapsFound } from '../gaps-found.ts'

/** The table of scenario and procedure has at least one row, and every row is complete: it is what a decision is made from. */
export const optionsRated = check({
  id: 'options-rated',
  of: 'recommendation',
  holds: {
    da: 'Der er mindst ét scenarie og én mulighed, og hver er udfyldt.',
    nb: 'Det er minst ett scenario og ett alternativ, og hvert er fylt ut.',
    en: 'There is at least one scenario and one option, and each is complete.',
  },
  why: {
    da: 'Beslutningsstøtten læser tabellen. En halv række giver intet svar til den, der henviser.',
    nb: 'Beslutningsstøtten leser tabellen. En halv rad gir ikke noe svar til den som henviser.',
    en: 'Decision support reads the table. Half a row gives the referrer no answer.',
  },
  find({ options, rule }, { sourceLanguage }) {
    return [
      ...gapsFound({ schema: Recommendation.shape.options, value: options ?? [], path: 'options', sourceLanguage }),
      ...gapsFound({ schema: Recommendation.shape.rule, value: rule, path: 'rule', sourceLanguage }),
    ]
  },
  examples: ({ aRecommendation }) => [
    { name: 'a complete table', given: aRecommendation(), expect: [] },
    { name: 'no options', given: aRecommendation({ options: undefined }), expect: ['options'] },
    { name: 'no rating', given: aRecommendation({ 'options.1.appropriateness': undefined }), expect: ['options.1.appropriateness'] },
    { name: 'no message', given: aRecommendation({ 'options.2.advice.message': undefined }), expect: ['options.2.advice.message'] },
    { name: 'no scenarios', given: aRecommendation({ 'rule.scenarios': [] }), expect: ['rule.scenarios'] },
    { name: 'no population', given: aRecommendation({ 'rule.applies': undefined }), expect: ['rule.applies'] },
    { name: 'a scenario without a condition', given: aRecommendation({ 'rule.scenarios.2.when': undefined }), expect: ['rule.scenarios.2.when'] },
  ],
})
