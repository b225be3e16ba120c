/** A library can export any public value, and what it makes of its parts: the compiler can write the types that it infers there. */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { packages } from '../reports/entrances.mjs'

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: ['node'],
  strict: true,
  declaration: true,
  skipLibCheck: true,
  preserveSymlinks: true, // a package is where a user has it: in `node_modules`
}

/** A user has one copy of these, beside the packages. */
const isElsewhere = (path: string): boolean =>
  /\/@so-email\/[^/]+\/node_modules\/(?:@so-email|fp-ts|io-ts)\b/.test(path)

/** Files that exist in memory only, in one program, so that the declarations that they share are read once. */
const compile = (files: ReadonlyMap<string, string>, before?: ts.Program): ts.Program => {
  const host = ts.createCompilerHost(options)
  const seen: ts.CompilerHost = {
    ...host,
    directoryExists: (path) => !isElsewhere(path) && ts.sys.directoryExists(path),
    fileExists: (path) => files.has(path) || (!isElsewhere(path) && host.fileExists(path)),
    getSourceFile: (path, target, ...rest) => {
      const text = files.get(path)
      if (text !== undefined) return ts.createSourceFile(path, text, target)
      return before?.getSourceFile(path) ?? host.getSourceFile(path, target, ...rest)
    },
  }
  return ts.createProgram([...files.keys()], options, seen)
}

/** An entrance, and a file that imports it. */
const entrances = packages.flat().map(({ name }) => ({
  specifier: `@so-email/${name.replaceAll('.', '/')}`,
  file: fileURLToPath(new URL(`${name}.inferred.ts`, import.meta.url)),
}))

const isValue = (checker: ts.TypeChecker, exported: ts.Symbol): boolean => {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
  return (symbol.flags & ts.SymbolFlags.Value) !== 0
}

/** A value, its parts, and the parts of its results. */
const inferredFrom = ({ name }: ts.Symbol): string => `export const ${name} = api.${name}
export const parts_${name} = { ...api.${name} }
export const results_${name} = (...args: Parameters<typeof api.${name}>) => ({ ...api.${name}(...args) })`

/** Parts that only our functions make and read: nobody takes such a value apart. */
const opaque = /'(?:Exact|Handler|Limit|Locate)' from/

/** Other packages are not where a user has them. */
const isOurs = (message: string): boolean => /from '[^']*@so-email\/[^/]+\/dist\//.test(message)

test('the compiler can write every type that is inferred from a public value', () => {
  const importing = new Map(entrances.map(({ specifier, file }) => [file, `import * as api from '${specifier}'`]))
  const program = compile(importing)
  const checker = program.getTypeChecker()
  const libraries = new Map(
    [...importing].map(([file, statement]) => {
      const imported = program.getSourceFile(file)?.statements.find(ts.isImportDeclaration)?.moduleSpecifier
      const module = imported && checker.getSymbolAtLocation(imported)
      const exported = module === undefined ? [] : checker.getExportsOfModule(module)
      const values = exported.filter((each) => isValue(checker, each))
      expect(values.length, statement).toBeGreaterThan(0)
      return [file, [statement, ...values.map(inferredFrom)].join('\n')]
    }),
  )
  const messages = compile(libraries, program)
    .getDeclarationDiagnostics()
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))

  expect(messages.filter((each) => isOurs(each) && !opaque.test(each))).toEqual([])
})
