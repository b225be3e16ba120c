import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as codecs from '../src/index.js'

const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8')

/** The comment in front of each declaration of a name: a type and a value may share one. */
const documentation = (module: string, name: string): ReadonlyArray<string> => {
  const declared = new RegExp(
    `(/\\*\\*(?:(?!\\*/)[^])*\\*/\\n)?(?://.*\\n)*export (?:const|class|interface|type|function) ${name}\\b`,
    'g',
  )
  return [...read(module).matchAll(declared)].map(([, comment = '']) => comment)
}

const listed = [...read('index.ts').matchAll(/^export (?:type )?\{([^}]+)\} from '\.\/(.+)\.js'$/gm)].flatMap(
  ([, names = '', module = '']) =>
    names
      .split(',')
      .map((name) => name.trim().replace(/^type /, ''))
      .filter((name) => name !== '')
      .map((name) => ({ name, module: `${module}.ts` })),
)

/** The modules whose every export is one of ours. */
const starred = [...read('index.ts').matchAll(/^export \* from '\.\/(.+)\.js'$/gm)].flatMap(([, module = '']) =>
  [...read(`${module}.ts`).matchAll(/^export (?:const|type|interface|class) (\w+)/gm)].map(([, name = '']) => ({
    name,
    module: `${module}.ts`,
  })),
)

/** The modules that are exported whole, under a name. */
const namespaces = [
  { namespace: codecs.dateTimeOffset, module: 'primitives/DateTimeOffset.ts' },
  { namespace: codecs.flagSet, module: 'primitives/FlagSet.ts' },
  { namespace: codecs.answers, module: 'operations/answers.ts' },
  { namespace: codecs.parameters, module: 'operations/parameters.ts' },
].flatMap(({ namespace, module }) => Object.keys(namespace).map((name) => ({ name, module })))

test.each([...listed, ...starred, ...namespaces])('$name has a description and a category', ({ name, module }) => {
  const comments = documentation(module, name)

  expect(comments).not.toEqual([])
  for (const comment of comments) expect(comment).toMatch(/\w[\s\S]*@category \w/)
})

/** The modules of our own making; all others describe SuperOffice or .NET, and have a source. */
const ours = [
  ...['combinators/arrayOf', 'combinators/dictionary', 'combinators/entity', 'combinators/optionalKeys'],
  ...[
    'primitives/OptionalKeysType',
    'primitives/secret',
    'failure/DecodeFailure',
    'failure/draw',
    'failure/escapeUnprintable',
    'primitives/Redacted',
  ],
  'bounds/maxErrors',
  ...['operations/Operation', 'operations/parameters', 'reflection/fold', 'reflection/redact'],
].map((module) => `${module}.ts`)

const described = [...listed, ...starred, ...namespaces].filter(({ module }) => !ours.includes(module))

test.each(described)('$name names its source, or its module does', ({ name, module }) => {
  const text = read(module)
  const head = text.startsWith('/**') ? text.slice(0, text.indexOf('*/')) : ''
  expect([head, ...documentation(module, name)].join('')).toMatch(/Source(?: of each)?: /)
})

// A type is shown by the examples of its values, and the class of a codec by those of the codec.
const values = [...listed, ...starred].filter(({ name }) => name in codecs)
const shown = [...values, ...namespaces].filter(({ name }) => !name.endsWith('Type'))

test.each(shown)('$name has an example', ({ name, module }) => {
  expect(documentation(module, name).join('')).toContain('@example')
})
