import { Extension, type Extensions, Node } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { isAllowedAddress } from '#plugins/markdown/address.ts'
import type { ProseOptions } from '#plugins/markdown/prose.ts'
import { RecommendationEmbed } from './recommendation-embed.ts'

/**
 * The editor's nodes and marks: exactly what prose may hold (`plugins/markdown/prose.ts`), so that nothing can be typed or pasted that
 * could not be saved. Everything the kit brings beyond it is turned off by name; a test compares the names.
 */
export function proseExtensions({ isBody = false }: ProseOptions = {}): Extensions {
  return [
    isBody ? BodyDocument : ProseDocument,
    StarterKit.configure({
      document: false,
      blockquote: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      trailingNode: false,
      dropcursor: false,
      heading: isBody ? { levels: [3, 4] } : false,
      link: {
        openOnClick: false,
        autolink: false,
        linkOnPaste: true,
        HTMLAttributes: { target: null, rel: null, class: null },
        isAllowedUri: (address) => isAllowedAddress(address),
      },
    }),
    ListDepthKeys,
    ...(isBody ? [RecommendationEmbed] : []),
  ]
}

const ProseDocument = Node.create({ name: 'doc', topNode: true, content: 'block+' })
const BodyDocument = Node.create({ name: 'doc', topNode: true, content: '(block | embed)+' })

/** Tab leaves the editor, as everywhere in a form. List entries go in and out by Ctrl+] and Ctrl+[ instead. */
const ListDepthKeys = Extension.create({
  name: 'listDepthKeys',
  addKeyboardShortcuts() {
    return {
      'Mod-]': () => this.editor.commands.sinkListItem('listItem'),
      'Mod-[': () => this.editor.commands.liftListItem('listItem'),
    }
  },
})
