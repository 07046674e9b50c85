import type { BundleRecommendation } from '#schema/bundle/bundle.ts'
import { html, type Html } from './html.ts'
import type { Words } from './words.ts'

type LowValue = BundleRecommendation['lowValue']

/** The mark of low-value care: on a list, which the mark leads to, or by the panel's own judgement where no list names it. */
export function lowValueMark({ listed, part, campaigns }: LowValue, words: Words): Html {
  if (!listed) return html``
  if (campaigns.length === 0) return html`<li class="mark low-value">${words.text(part ? 'lowValuePartlyJudged' : 'lowValueJudged')}</li>`
  return html`<li class="mark low-value"><a href="#low-value">${words.text(part ? 'lowValuePartly' : 'lowValue')}</a></li>`
}

/** Which part is low-value care, where it is not all of the recommendation. */
export function lowValuePart({ listed, part }: LowValue, words: Words): Html {
  return listed && part ? html`<p class="small">${words.text('lowValuePart')} ${words.localised(part)}</p>` : html``
}

/** The lists that name it, with their entries. */
export function lowValueLists({ listed, campaigns }: LowValue, words: Words): Html | undefined {
  if (!listed || campaigns.length === 0) return undefined
  return html`<ul id="low-value">${campaigns.map(({ name, entry, url }) => html`<li>${url ? html`<a href="${url}">${words.localised(name)}</a>` : words.localised(name)}${entry ? html` – ${words.localised(entry)}` : ''}</li>`)}</ul>`
}
