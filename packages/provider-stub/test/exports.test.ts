import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8')

const listed = [...read('index.ts').matchAll(/^export (?:type )?\{([^}]+)\} from '\.\/(.+)\.js'$/gm)].flatMap(
  ([, names = '', module = '']) =>
    names.split(',').map((name) => ({ name: name.trim().replace(/^type /, ''), module: `${module}.ts` })),
)

/** What stands in front of each declaration of a name: a type and a value may share one. */
const documentation = (module: string, name: string): ReadonlyArray<string> => {
  const declared = new RegExp(
    `(/\\*\\*(?:(?!\\*/)[^])*\\*/\\n)?export (?:const|class|interface|type|function) ${name}\\b`,
    'g',
  )
  return [...read(module).matchAll(declared)].map(([, comment = '']) => comment)
}

test.each(listed)('$name has a doc comment, as a type and as a value', ({ name, module }) => {
  const comments = documentation(module, name)

  expect(comments).not.toEqual([])
  for (const comment of comments) expect(comment).toMatch(/\w/)
})

test('every export is in this test', () => {
  expect(read('index.ts').match(/^export /gm)).toHaveLength(new Set(listed.map(({ module }) => module)).size)
})
