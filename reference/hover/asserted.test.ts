/** Every export has an assertion of its type, in `test/types` of its package; `tsc` is the judge of what they assert. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { packages } from '../reports/entrances.mjs'

const entrances = packages.flat()
const program = ts.createProgram(
  entrances.map(({ declarations }) => declarations),
  // Names need no library.
  { module: ts.ModuleKind.NodeNext, noLib: true, types: [] },
)
const checker = program.getTypeChecker()

const isTypeOnly = ({ declarations = [] }: ts.Symbol): boolean =>
  declarations.some((each) => ts.isExportSpecifier(each) && ts.isTypeOnlyImportOrExportDeclaration(each))

/** A value as `typeof name`, a type as `name`; one may be both. */
const namesIn = (module: ts.Symbol, prefix = ''): ReadonlyArray<string> =>
  checker.getExportsOfModule(module).flatMap((symbol) => {
    const { flags, valueDeclaration } = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const name = `${prefix}${symbol.name}`
    if (valueDeclaration !== undefined && ts.isSourceFile(valueDeclaration))
      return namesIn(checker.getAliasedSymbol(symbol), `${name}.`)
    return [
      ...(flags & ts.SymbolFlags.Value && !isTypeOnly(symbol) ? [`typeof ${name}`] : []),
      ...(flags & ts.SymbolFlags.Type ? [name] : []),
    ]
  })

const exportsOf = (declarations: string): ReadonlyArray<string> => {
  const file = program.getSourceFile(declarations)
  const module = file && checker.getSymbolAtLocation(file)
  return module === undefined ? [] : namesIn(module)
}

const assertedIn = (file: string): ReadonlyArray<string> =>
  existsSync(file)
    ? [...readFileSync(file, 'utf8').matchAll(/expectTypeOf<\s*(?:\w+<)?(typeof )?api\.([\w.]+)/g)].map(
        ([, isValue = '', name = '']) => `${isValue}${name.replace(/\[.*/, '')}`,
      )
    : []

test.each(entrances)(
  'the type of each export of $name is asserted, and of nothing else',
  ({ folder, name, declarations }) => {
    const [, entrance = 'index'] = /^[\w-]+\.(.+)$/.exec(name) ?? []
    const exported = exportsOf(declarations)

    expect(exported.length).toBeGreaterThan(0)
    expect([...new Set(assertedIn(join(folder, `test/types/${entrance}.test.ts`)))].toSorted()).toEqual(
      exported.toSorted(),
    )
  },
)
