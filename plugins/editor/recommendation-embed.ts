import { Node } from '@tiptap/core'

/** Where a recommendation stands in the text of a guideline. Shown as its id; the page shows its card. */
export const RecommendationEmbed = Node.create({
  name: 'recommendation',
  group: 'block',
  atom: true,
  addAttributes() {
    return { id: { default: '', parseHTML: (element) => element.getAttribute('data-recommendation') } }
  },
  parseHTML() {
    return [{ tag: 'div[data-recommendation]' }]
  },
  renderHTML({ node }) {
    const id = String(node.attrs['id'])
    return ['div', { 'data-recommendation': id, class: 'recommendation-embed' }, id]
  },
})
