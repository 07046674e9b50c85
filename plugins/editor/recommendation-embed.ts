import { mergeAttributes, Node } from '@tiptap/core'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    recommendationEmbed: {
      /** Puts the recommendation with this id where the caret is. */
      insertRecommendation: (id: string) => ReturnType
    }
  }
}

/**
 * The place in a guideline's text where a recommendation is shown: `::recommendation{id="…"}` in Markdown. It is no "block", so that it
 * stands on its own line and never in a list.
 */
export const RecommendationEmbed = Node.create({
  name: 'recommendation',
  group: 'embed',
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      id: {
        default: '',
        parseHTML: (element) => element.getAttribute('data-recommendation') ?? '',
        renderHTML: (attributes) => ({ 'data-recommendation': String(attributes['id'] ?? '') }),
      },
    }
  },
  parseHTML() {
    return [{ tag: 'div[data-recommendation]' }]
  },
  renderHTML({ node, HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes, { class: 'prose-editor-recommendation' }), String(node.attrs['id'] ?? '')]
  },
  addCommands() {
    return {
      insertRecommendation:
        (id) =>
        ({ commands }) =>
          commands.insertContent([{ type: this.name, attrs: { id } }, { type: 'paragraph' }]),
    }
  },
})
