/**
 * What may import what. The longest matching `place` rules a file; a place may always import itself. In `may`, a name
 * that starts with a folder is a place of this project (or, under content/, a file), anything else is a package or a Node
 * builtin; one `*` stands for any run of characters, so `schema/*` is every place in schema.
 */
export interface Place {
  place: string
  may: readonly string[]
  why: string
}

/** The part of the law that holds no connection and no Node, and may therefore reach a browser. */
const pureSchema = ['schema/model', 'schema/version', 'schema/workflow', 'schema/bundle']

export const importLaw: readonly Place[] = [
  // schema: what is true
  { place: 'schema/model', may: ['zod'], why: 'the records: everything stands on them, so they stand on nothing' },
  { place: 'schema/workflow', may: ['schema/model'], why: 'states and permissions are tables over the records' },
  { place: 'schema/version', may: ['schema/model', '@noble/hashes'], why: 'canonical form and hash, the same in a browser and in Node' },
  { place: 'schema/bundle', may: ['schema/model', 'schema/version', 'zod'], why: 'the public format' },
  { place: 'schema/audit', may: ['schema/model', 'schema/workflow', 'zod'], why: 'an event names the record and the action it is about, and is parsed when read back' },
  { place: 'schema/db', may: [...pureSchema, 'schema/audit', 'drizzle-orm', 'better-sqlite3', 'node:*'], why: 'the one place that knows how rows are laid out; opens the file' },

  // plugins: pure machines
  { place: 'plugins/markdown', may: ['unified', 'remark-*', 'mdast', 'mdast-util-*', 'unist', 'vfile', 'yaml', 'zod', 'schema/model', 'schema/version'], why: 'the one Markdown engine; a file is a border, so it parses' },
  { place: 'plugins/decide', may: ['schema/bundle', 'schema/model'], why: 'ships alone to the receiver' },
  { place: 'plugins/decide/evaluate.ts', may: ['plugins/decide', 'schema/bundle', 'schema/model', 'node:fs', 'node:process', 'node:crypto', 'node:url'], why: 'the receiver runs it as a file' },
  { place: 'plugins/compile', may: ['schema/*', 'plugins/decide', '@lhncbc/ucum-lhc', 'zod'], why: 'a bundle is parsed before it leaves; UCUM converts the units' },
  { place: 'plugins/check', may: ['schema/*', 'plugins/markdown', 'plugins/compile', 'plugins/decide', 'plugins/verify', 'zod'], why: 'the gate compiles the rule, runs its cases and proves it beside the others; completeness is the schema\'s to say' },
  { place: 'plugins/verify', may: ['schema/bundle', 'schema/model', 'plugins/decide', 'plugins/condition-text'], why: 'reasons about a bundle as the receiver would, and says what it found in words' },
  { place: 'plugins/match-indications', may: ['schema/model'], why: 'ships alone with a bundle, to a page or a receiver; needs nothing but its value sets' },
  { place: 'plugins/render', may: ['schema/*', 'plugins/markdown', 'plugins/condition-text', 'unified', 'remark-rehype', 'rehype-*', 'hast', 'hast-*', 'mdast'], why: 'records to pages, conditions in sentences; sanitising is its last step' },
  { place: 'plugins/condition-text', may: ['schema/model'], why: 'a condition as text and back, on any side of the wire; reads nothing but the model' },
  { place: 'plugins/editor', may: ['@tiptap/*', 'react', 'mdast', 'plugins/markdown', 'schema/model'], why: 'Tiptap documents and mdast; React only in *.view.tsx' },
  { place: 'plugins/release', may: ['schema/*', 'plugins/compile', 'plugins/render', 'plugins/decide', 'plugins/verify', 'plugins/check', 'plugins/match-indications', 'jose', 'zod', 'node:crypto'], why: 'assembles the files of a release, pure over its inputs' },

  // app: people, HTTP, transactions
  { place: 'app/workflow', may: ['schema/*', 'plugins/*', 'drizzle-orm', 'better-sqlite3', '@node-rs/argon2', 'node:*'], why: 'the verbs; free of the framework, so that the command line shares them' },
  { place: 'app/reads', may: ['schema/*', 'plugins/*', 'drizzle-orm', 'better-sqlite3', 'node:*'], why: 'the queries; free of the framework for the same reason' },
  { place: 'app/forms', may: [...pureSchema, 'plugins/check', 'plugins/markdown', '@conform-to/react', 'zod'], why: 'how a draft travels as a form, and what comes back: the same on both sides of the wire' },
  { place: 'app/http', may: ['schema/*', 'plugins/release', 'app/workflow', 'app/reads', 'app/forms', 'content/messages/*', 'react-router', '@react-router/node', '@conform-to/*', 'i18next', 'send', 'zod', 'node:*'], why: 'session, headers, the error table, forms as they arrive' },
  {
    place: 'app/components',
    may: [...pureSchema, 'plugins/editor', 'plugins/condition-text', 'plugins/check', 'plugins/compile', 'plugins/decide', 'plugins/verify', 'plugins/markdown', 'schema/audit', 'app/forms', 'app/reads', 'content/messages/*', 'mdast', 'react', 'react-router', '@conform-to/*', '@digdir/*', '@navikt/aksel-icons', 'i18next', 'zod'],
    why: 'runs in the browser, so whatever it imports goes there; of a read only the type of what the screen shows, since its file is a server file',
  },
  { place: 'app/routes', may: ['app/*', ...pureSchema, 'react', 'react-router', '@conform-to/*', '@digdir/*', 'zod'], why: 'declarations: they join the parts and hold no logic' },
  { place: 'app', may: ['app/*', ...pureSchema, 'plugins/editor', 'content/messages/*', 'react', 'react-dom', 'react-router', '@react-router/*', '@digdir/*', 'isbot', 'i18next', 'node:*'], why: 'root, entries and the list of routes, as the framework wants them' },

  // scripts: commands
  { place: 'scripts', may: ['*'], why: 'thin command lines over the same verbs and machines' },
]

/** What a test beside its source may import on top of what its place may. */
export const testsMayAlso = ['schema/*', 'plugins/*', 'content/*', 'tests/*', 'node:*', 'vitest', 'fast-check', 'ajv', 'ajv-formats', 'html-validate', 'react-dom', 'zod']

/** The place of a file: the longest entry that is its path or a folder above it. Undefined when the law does not know it. */
export function placeOf(path: string): Place | undefined {
  return importLaw.filter(({ place }) => path === place || path.startsWith(`${place}/`)).sort((a, b) => b.place.length - a.place.length)[0]
}

export function permits(patterns: readonly string[], target: string): boolean {
  return patterns.some((pattern) => {
    const [start = '', end] = pattern.split('*')
    return end === undefined ? target === pattern : target.startsWith(start) && target.endsWith(end)
  })
}
