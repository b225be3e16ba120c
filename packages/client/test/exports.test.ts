import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8')

/** What an entrance of the package re-exports, with the module that declares it. */
const exported = (entrance: string) =>
  [...read(entrance).matchAll(/^export (?:type )?\{([^}]+)\} from '(.+)\.js'$/gm)].flatMap(
    ([, names = '', module = '']) =>
      names
        .split(',')
        .map((name) => name.trim().replace(/^type /, ''))
        .filter((name) => name !== '')
        .map((name) => ({ name, module: new URL(`${module}.ts`, `file:///${entrance}`).pathname.slice(1) })),
  )

const names = [
  ...exported('index.ts'),
  ...exported('promise/index.ts'),
  ...exported('opentelemetry/index.ts'),
  ...exported('rate-limit/index.ts'),
  ...exported('tenant/index.ts'),
  ...exported('transport/undiciTransport.ts'),
  ...['undiciTransport', 'UndiciOptions'].map((name) => ({ name, module: 'transport/undiciTransport.ts' })),
]

test.each(names)('$name of $module is documented', ({ name, module }) => {
  const documented = new RegExp(`\\*/\\nexport (?:const|class|interface|type) ${name}\\b`)
  const isPassedOn = new RegExp(`export (?:type )?\\{ (?:type )?${name}\\b`)
  const text = read(module)
  expect(documented.test(text) || isPassedOn.test(text)).toBe(true)
})
