import { comparedPart } from '#plugins/compile/compile-beside.ts'
import { isReleasable } from '#plugins/compile/is-releasable.ts'
import type { Library } from '#schema/model/library.ts'

/**
 * A page whose library holds of other texts only what the gate and the golden cases look up in a browser: which exist, whose they are,
 * in which language they are written, what they are about, what they are called; of those that are current the rule and the ratings too, which a
 * draft must not contradict. All of them, since a draft may take up any procedure while it is typed. The texts themselves stay on the server;
 * they are most of the bytes.
 */
export function withSlimLibrary<Page extends { id: string; library: Library }>(page: Page): Page {
  const { library } = page
  const guidelines: Library['guidelines'] = new Map(
    [...library.guidelines].map(([key, standing]) => {
      const { id, committee, sourceLanguage } = standing.content
      return [key, { ...standing, signatures: [], content: { id, committee, sourceLanguage } }]
    }),
  )
  const recommendations: Library['recommendations'] = new Map(
    [...library.recommendations].map(([key, standing]) => {
      const { id, guideline, topics, title } = standing.content
      const compared = isReleasable(standing) ? comparedPart(standing.content) : { id, guideline, title }
      return [key, { ...standing, signatures: [], content: { ...compared, topics } }]
    }),
  )
  return { ...page, library: { ...library, guidelines, recommendations, indicationPhrases: new Map(), licences: new Map() } }
}
