import type { Language } from '#schema/model/language.ts'
import { textFieldsOf, translationStates } from '#schema/version/translation.ts'
import { check } from '../check.ts'
import { type Sentence, spot } from '../finding.ts'
import { languageName } from '../gaps-found.ts'

/**
 * Every published language says what the source says today. A translation remembers the source text it was made from; when the source is
 * edited, it is stale. A language that nobody began to translate, or that was never marked, is one finding, at the title.
 */
export const translationCurrent = check({
  id: 'translation-current',
  of: 'text',
  holds: {
    da: 'Intet udgivet sprog er forældet eller halvt oversat.',
    nb: 'Ingen utgitte språk er foreldet eller halvt oversatt.',
    en: 'No published language is stale or half translated.',
  },
  why: {
    da: 'To sprog, der siger to forskellige ting, er to anbefalinger.',
    nb: 'To språk som sier to forskjellige ting, er to anbefalinger.',
    en: 'Two languages that say two different things are two recommendations.',
  },
  find(content, { library, sourceLanguage }) {
    const published = library.installation.languages
    const begun = new Set(textFieldsOf(content).flatMap(({ texts }) => Object.keys(texts)))
    const untouched = published.filter((language) => language !== sourceLanguage && !begun.has(language))
    const states = translationStates(content, sourceLanguage, published)
    // Marks come field by field as people translate; a language without a single one is one open point, not a hundred.
    const unmarked = published.filter((language) => !untouched.includes(language) && content.translations?.[language] === undefined && states.some((state) => state.language === language && state.is === 'stale'))
    return [
      ...untouched.map((language) => spot(`title.${language}`, absent(language))),
      ...unmarked.map((language) => spot(`title.${language}`, neverMarked(language))),
      ...states
        .filter(({ is, language }) => (is === 'missing' ? !untouched.includes(language) : is === 'stale' && !unmarked.includes(language)))
        .map(({ path, language, is }) => spot(`${path}.${language}`, is === 'stale' ? stale(path, language) : missing(path, language))),
    ]
  },
  examples: ({ aRecommendation, aFurtherStatement, aGuideline }) => [
    { name: 'translated from today\'s text', given: aRecommendation(), expect: [] },
    {
      name: 'the source was edited',
      given: aRecommendation({ 'title.da': 'En ny titel', translations: aRecommendation().translations }),
      expect: ['title.nb', 'title.en'],
    },
    {
      name: 'a further statement that is not translated, and a translation of its reason that nobody marked',
      given: aRecommendation({
        'statement.further': [aFurtherStatement({ text: { da: 'Vi foreslår CT.', nb: 'Vi foreslår CT.' }, justification: { da: 'Livstruende.', nb: 'Livstruende.', en: 'It may kill.' } })],
        translations: aRecommendation({ 'statement.further': [aFurtherStatement({ text: { da: 'Vi foreslår CT.', nb: 'Vi foreslår CT.' } })] }).translations,
      }),
      expect: ['statement.further.0.text.en', 'statement.further.0.justification.nb', 'statement.further.0.justification.en'],
    },
    { name: 'half translated', given: aRecommendation({ 'patient.why.en': undefined }), expect: ['patient.why.en'] },
    { name: 'a guideline whose text moved on', given: aGuideline({ 'scope.da': 'Alle voksne.', translations: aGuideline().translations }), expect: ['scope.nb', 'scope.en'] },
    { name: 'translations that nobody marked', given: aRecommendation({ translations: {} }), expect: ['title.nb', 'title.en'] },
    {
      name: 'a language nobody began',
      given: { id: 'appendicitis-ultrasound-first', guideline: 'acute-abdomen', title: { da: 'Ultralyd' } },
      expect: ['title.nb', 'title.en'],
    },
  ],
})

function neverMarked(language: Language): Sentence {
  const { da, nb, en } = languageName(language)
  return {
    da: `Ingen tekst på ${da} er markeret som oversat fra den gældende tekst. Gennemse sproget, og markér det.`,
    nb: `Ingen tekst på ${nb} er merket som oversatt fra den gjeldende teksten. Se gjennom språket, og merk det.`,
    en: `No text in ${en} is marked as translated from today's text. Look the language through, and mark it.`,
  }
}

function stale(path: string, language: Language): Sentence {
  const { da, nb, en } = languageName(language)
  return {
    da: `"${path}" på ${da} er oversat fra en ældre tekst. Ret den, eller marker den som gældende.`,
    nb: `«${path}» på ${nb} er oversatt fra en eldre tekst. Rett den, eller merk den som gjeldende.`,
    en: `"${path}" in ${en} was translated from an older text. Update it, or mark it as current.`,
  }
}

function missing(path: string, language: Language): Sentence {
  const { da, nb, en } = languageName(language)
  return {
    da: `"${path}" mangler på ${da}. Oversæt feltet.`,
    nb: `«${path}» mangler på ${nb}. Oversett feltet.`,
    en: `"${path}" is missing in ${en}. Translate it.`,
  }
}

function absent(language: Language): Sentence {
  const { da, nb, en } = languageName(language)
  return {
    da: `Intet er oversat til ${da}, som udgives. Oversæt teksten.`,
    nb: `Ingenting er oversatt til ${nb}, som utgis. Oversett teksten.`,
    en: `Nothing is translated into ${en}, which is published. Translate the text.`,
  }
}
