import type { LeafDirective } from 'mdast-util-directive'
import type { Root, RootContent } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { type Processor, unified } from 'unified'

/** The one configuration of Markdown in this product: CommonMark with the leaf directive, and one way to write each node. */
const processor = unified()
  .use(remarkParse)
  .use(remarkDirective)
  .use(leafDirectivesOnly)
  .use(remarkStringify, {
    bullet: '-',
    bulletOther: '*',
    bulletOrdered: '.',
    emphasis: '*',
    strong: '*',
    listItemIndent: 'one',
    incrementListMarker: true,
    resourceLink: true,
    handlers: { leafDirective: writeLeafDirective },
  })
  .freeze()

/** Markdown to a tree with positions. The caller has run the guard of `prose-guard.ts` on the text. */
export function treeOfMarkdown(markdown: string): Root {
  return processor.parse(markdown)
}

/** Tree to Markdown, without white space at the end. */
export function markdownOfTree(children: ReadonlyArray<RootContent>): string {
  return processor.stringify({ type: 'root', children: [...children] }).trim().normalize('NFC')
}

/**
 * Leaves the leaf directive (`::name{…}` on its own line). Directives inside a line would turn "1:a" and "kl.:fredag" into markup,
 * and containers have no use here.
 */
function leafDirectivesOnly(this: Processor): void {
  const { micromarkExtensions = [], toMarkdownExtensions = [] } = this.data()
  const colon = 58
  for (const extension of micromarkExtensions) {
    const forms = extension.flow?.[colon]
    if (!Array.isArray(forms)) continue
    delete extension.text?.[colon]
    // The package lists the container first, the leaf second.
    extension.flow = { [colon]: forms.slice(1) }
  }
  for (const extension of toMarkdownExtensions.flat())
    if (extension.unsafe) extension.unsafe = extension.unsafe.filter((pattern) => pattern.character !== ':' || pattern.atBreak)
}

function writeLeafDirective(node: LeafDirective): string {
  return `::${node.name}{id="${node.attributes?.['id'] ?? ''}"}`
}
