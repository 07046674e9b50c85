import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { type ReactNode, useMemo } from 'react'
import { isAllowedAddress } from '#plugins/markdown/address.ts'
import { parseProse } from '#plugins/markdown/prose.ts'
import type { Language } from '#schema/model/language.ts'

/** A text of the minimal Markdown, as elements. What is not in the minimal set is shown as the text it was written as. */
export function Prose({ text, language }: { text: string; language?: Language | undefined }): ReactNode {
  const root = useMemo(() => parseProse(text, { isBody: true }).root, [text])
  return (
    <div className="prose" lang={language}>
      {children(root.children)}
    </div>
  )
}

function children(nodes: ReadonlyArray<RootContent | PhrasingContent>): Array<ReactNode> {
  return nodes.map((node, index) => <Node key={index} node={node} />)
}

function Node({ node }: { node: Nodes }): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value
    case 'paragraph':
      return <p>{children(node.children)}</p>
    case 'strong':
      return <strong>{children(node.children)}</strong>
    case 'emphasis':
      return <em>{children(node.children)}</em>
    case 'break':
      return <br />
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{children(node.children)}</ol> : <ul>{children(node.children)}</ul>
    case 'listItem':
      return <li>{children(node.children)}</li>
    case 'heading':
      return node.depth === 4 ? <h4>{children(node.children)}</h4> : <h3>{children(node.children)}</h3>
    case 'link':
      return isAllowedAddress(node.url) ? (
        <a href={node.url} rel="noreferrer">
          {children(node.children)}
        </a>
      ) : (
        <>{children(node.children)}</>
      )
    default:
      return 'value' in node ? node.value : 'children' in node ? <>{children(node.children as Array<RootContent>)}</> : null
  }
}
