import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8')

const listed = [...read('index.ts').matchAll(/^export (?:type )?\{([^}]+)\} from '\.\/(.+)\.js'$/gm)].flatMap(
  ([, names = '', module = '']) =>
    names
      .split(',')
      .map((name) => name.trim().replace(/^type /, ''))
      .filter((name) => name !== '')
      .map((name) => ({ name, module: `${module}.ts` })),
)

/** The modules that are exported whole, under a name. */
const namespaces = [...read('index.ts').matchAll(/^export \* as \w+ from '\.\/(.+)\.js'$/gm)].map(
  ([, module = '']) => `${module}.ts`,
)

const members = namespaces.flatMap((module) =>
  [...read(module).matchAll(/^export (?:const|class|interface|type|function) (\w+)/gm)].map(([, name = '']) => ({
    name,
    module,
  })),
)

/** The comment in front of each declaration of a name: a type and a value may share one. */
const documentation = (module: string, name: string): ReadonlyArray<string> => {
  const declared = new RegExp(
    `(/\\*\\*(?:(?!\\*/)[^])*\\*/\\n)?export (?:const|class|interface|type|function) ${name}\\b`,
    'g',
  )
  return [...read(module).matchAll(declared)].map(([, comment = '']) => comment)
}

test.each([...listed, ...members])('$name of $module has a description and a category', ({ name, module }) => {
  const comments = documentation(module, name)

  expect(comments).not.toEqual([])
  for (const comment of comments) expect(comment).toMatch(/\w[\s\S]*@category \w/)
})

test('every export is one that is looked at', () => {
  const modules = new Set([...listed.map(({ module }) => module), ...namespaces])

  expect(read('index.ts').match(/^export /gm)).toHaveLength(modules.size)
})
