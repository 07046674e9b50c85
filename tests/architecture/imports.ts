import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every file below the folders, as paths from the root, without what is built or installed. */
export function listFiles(folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/(?:^|\/)(?:node_modules|build)\//u.test(path))
    .sort()
}

const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path))
const { options } = ts.parseJsonConfigFileContent({ ...config.config, include: [], files: [] }, ts.sys, root)
const cache = ts.createModuleResolutionCache(root, (name) => name, options)

/** Every module that a file names: imported, re-exported, imported for its types, or loaded by a literal `import()`. */
export function specifiersOf(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, false)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node)
    if (specifier && ts.isStringLiteralLike(specifier)) found.push(specifier.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0]
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal
  return undefined
}

/**
 * Where an import arrives: a path from the root for a file of the project, else the name of the package or builtin.
 * Undefined when nothing is found there.
 */
export function resolveImport(specifier: string, from: string): string | undefined {
  if (isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`
  const { resolvedModule } = ts.resolveModuleName(specifier, join(root, from), options, ts.sys, cache)
  if (!resolvedModule) return resolveAsset(specifier, from)
  const path = relative(root, resolvedModule.resolvedFileName)
  return path.includes('node_modules/') ? packageOf(path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)) : path
}

/** TypeScript does not follow style sheets and other assets that Vite loads. */
function resolveAsset(specifier: string, from: string): string | undefined {
  const [bare = ''] = specifier.split('?')
  if (bare.startsWith('.')) return existingPath(join(root, dirname(from), bare))
  if (bare.startsWith('#')) return existingPath(join(root, bare.slice(1)))
  return existingPath(join(root, 'node_modules', packageOf(bare))) && packageOf(bare)
}

function existingPath(path: string): string | undefined {
  return ts.sys.fileExists(path) || ts.sys.directoryExists(path) ? relative(root, path) : undefined
}

function packageOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  if (first === '@types') return second.replace('__', '/').replace(/^(?=[^/]+\/)/u, '@')
  return first.startsWith('@') ? `${first}/${second}` : first
}
