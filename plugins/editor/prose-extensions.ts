import type { AnyExtension } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
import { isAllowedAddress } from '#plugins/markdown/address.ts'
import { RecommendationEmbed } from './recommendation-embed.ts'

/** What prose may hold, as the editor's schema: what is not here cannot be typed or pasted. */
export function proseExtensions({ isBody = false }: { isBody?: boolean | undefined } = {}): Array<AnyExtension> {
  return [
    StarterKit.configure({
      blockquote: false,
      code: false,
      codeBlock: false,
      dropcursor: false,
      gapcursor: false,
      heading: isBody ? { levels: [3, 4] } : false,
      horizontalRule: false,
      link: { openOnClick: false, autolink: false, isAllowedUri: (address) => isAllowedAddress(address), HTMLAttributes: { target: null, rel: null } },
      strike: false,
      trailingNode: false,
      underline: false,
    }),
    ...(isBody ? [RecommendationEmbed] : []),
  ]
}
