/** What the entrances of the packages export, as the compiler reads their declarations. */
import ts from 'typescript'
import { packages } from '../reports/entrances.mjs'

export interface Export {
  /** As users write it: `dateTimeOffset.toDate` is a member of a module that is exported as a whole. */
  readonly name: string
  readonly isValue: boolean
  readonly isType: boolean
  /** Where it is declared: a type and a value may share a name. */
  readonly declarations: ReadonlyArray<ts.Declaration>
}

export const entrances = packages.flat()

const program = ts.createProgram(
  entrances.map(({ declarations }) => declarations),
  // Names need no library.
  { module: ts.ModuleKind.NodeNext, noLib: true, types: [] },
)
const checker = program.getTypeChecker()

const isTypeOnly = ({ declarations = [] }: ts.Symbol): boolean =>
  declarations.some((each) => ts.isExportSpecifier(each) && ts.isTypeOnlyImportOrExportDeclaration(each))

const exportsIn = (module: ts.Symbol, prefix = ''): ReadonlyArray<Export> =>
  checker.getExportsOfModule(module).flatMap((symbol) => {
    const declared = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const { flags, valueDeclaration, declarations = [] } = declared
    const name = `${prefix}${symbol.name}`
    if (valueDeclaration !== undefined && ts.isSourceFile(valueDeclaration)) return exportsIn(declared, `${name}.`)
    const isValue = (flags & ts.SymbolFlags.Value) !== 0 && !isTypeOnly(symbol)
    return [{ name, isValue, isType: (flags & ts.SymbolFlags.Type) !== 0, declarations }]
  })

/** The exports of an entrance, by the path of its declarations. */
export const exportsOf = (declarations: string): ReadonlyArray<Export> => {
  const file = program.getSourceFile(declarations)
  const module = file && checker.getSymbolAtLocation(file)
  return module === undefined ? [] : exportsIn(module)
}
