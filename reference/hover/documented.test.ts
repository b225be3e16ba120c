/** Every export has a doc comment; those of the codecs also have the source of what they document, and an example. */
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { type Export, entrances, exportsOf } from './exports.js'

/** What is declared in one place, with the doc comment in front of it. */
interface Documented extends Pick<Export, 'name' | 'isValue'> {
  /** The module, from the sources of its package. */
  readonly module: string
  readonly comment: string
}

const documented = (declarations: string): ReadonlyArray<Documented> =>
  exportsOf(declarations).flatMap((each) =>
    each.declarations.flatMap((declaration) => {
      const [, module] = /packages\/[\w-]+\/dist\/(.+)\.d\.ts$/.exec(declaration.getSourceFile().fileName) ?? []
      const comment = ts.getJSDocCommentsAndTags(declaration).map((part) => part.getText())
      return module === undefined ? [] : [{ name: each.name, isValue: each.isValue, module, comment: comment.join() }]
    }),
  )

const namesWithout = (text: RegExp, all: ReadonlyArray<Documented>): ReadonlyArray<string> =>
  all.filter(({ comment }) => !text.test(comment)).map(({ name, module }) => `${name} of ${module}`)

test.each(entrances)('every export of $name has a description, as a type and as a value', ({ declarations }) => {
  const all = documented(declarations)

  expect(all.length).toBeGreaterThan(0)
  expect(namesWithout(/\w/, all)).toEqual([])
})

const entrance = (name: string) => {
  const found = entrances.find((each) => each.name === name)
  if (found === undefined) throw new Error(`there is no entrance ${name}`)
  return found
}

test.each(['codecs', 'wire'])('every export of %s has a category', (name) => {
  expect(namesWithout(/\w[\s\S]*@category \w/, documented(entrance(name).declarations))).toEqual([])
})

/** The modules of our own making; all others describe SuperOffice or .NET, and have a source. */
const ours = [
  ...['combinators/arrayOf', 'combinators/dictionary', 'combinators/entity', 'combinators/optionalKeys'],
  ...['primitives/OptionalKeysType', 'primitives/secret', 'primitives/Redacted'],
  ...['failure/DecodeFailure', 'failure/draw', 'failure/escapeUnprintable', 'bounds/maxErrors'],
  ...['operations/Operation', 'operations/parameters', 'reflection/fold', 'reflection/redact'],
]

const { folder, declarations } = entrance('codecs')

/** The names of codecs of which no declaration has a text. */
const codecsWithout = (text: RegExp, codecs: ReadonlyArray<Documented>): ReadonlyArray<string> => {
  const found = new Set(codecs.filter(({ comment }) => text.test(comment)).map(({ name }) => name))
  return codecs.map(({ name }) => name).filter((name) => !found.has(name))
}

test('every export of the codecs names its source, or its module does', () => {
  const headOf = (module: string): string =>
    /^\/\*\*[\s\S]*?\*\//.exec(readFileSync(`${folder}/src/${module}.ts`, 'utf8'))?.[0] ?? ''
  const described = documented(declarations).filter(({ module }) => !ours.includes(module))

  expect(
    codecsWithout(
      /Source(?: of each)?: /,
      described.map((each) => ({ ...each, comment: headOf(each.module) + each.comment })),
    ),
  ).toEqual([])
})

test('every value of the codecs has an example', () => {
  // A type is shown by the examples of its values, and the class of a codec by those of the codec.
  const shown = documented(declarations).filter(({ name, isValue }) => isValue && !name.endsWith('Type'))

  expect(codecsWithout(/@example/, shown)).toEqual([])
})
