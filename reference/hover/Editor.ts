/** What an editor shows of a program: TypeScript's own language service, which editors use. */
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export interface Editor {
  /** The text in front of the box: the type of the name that stands behind `before`, and its doc comment. */
  readonly hover: (before: string) => string
  /** What an editor proposes to change, although it compiles. */
  readonly suggestions: () => ReadonlyArray<string>
  /** The messages of the compiler. */
  readonly problems: () => ReadonlyArray<string>
  /** The names behind the dot after an expression that stands in the program, each with its doc comment. */
  readonly members: (expression: string) => ReadonlyMap<string, string>
}

/** Its declaration files are read once for all programs. */
const registry = ts.createDocumentRegistry()
const folder = fileURLToPath(new URL('.', import.meta.url))

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
}

const host = (file: string, program: string): ts.LanguageServiceHost => ({
  getScriptFileNames: () => [file],
  getScriptVersion: () => '1',
  getScriptSnapshot: (path) => {
    const text = path === file ? program : ts.sys.readFile(path)
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
  },
  getCurrentDirectory: () => folder,
  getCompilationSettings: () => options,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  ...(ts.sys.realpath === undefined ? {} : { realpath: ts.sys.realpath }),
})

const text = (parts: ReadonlyArray<ts.SymbolDisplayPart> = []): string => ts.displayPartsToString([...parts])

const messageOf = ({ messageText }: ts.Diagnostic): string => ts.flattenDiagnosticMessageText(messageText, '\n')

/** Opens a program that imports our packages, as they are built. */
export const open = (program: string): Editor => {
  const file = `${folder}${createHash('sha256').update(program).digest('hex')}.ts` // the registry knows a file by its name
  const service = ts.createLanguageService(host(file, program), registry)
  const behind = (expression: string): number => {
    const at = program.indexOf(expression)
    if (at < 0) throw new Error(`the program has no ${expression}`)
    return at + expression.length
  }
  return {
    hover: (before) => {
      const info = service.getQuickInfoAtPosition(file, behind(before))
      return `${text(info?.displayParts)}\n${text(info?.documentation)}`
    },
    suggestions: () => service.getSuggestionDiagnostics(file).map(messageOf),
    problems: () => [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].map(messageOf),
    members: (expression) => {
      const at = behind(`${expression}.`)
      const names = service.getCompletionsAtPosition(file, at, {})?.entries.map(({ name }) => name) ?? []
      const documentation = (name: string) =>
        text(service.getCompletionEntryDetails(file, at, name, {}, undefined, {}, undefined)?.documentation)
      return new Map(names.map((name) => [name, documentation(name)]))
    },
  }
}
