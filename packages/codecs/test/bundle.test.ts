import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { expect, test } from 'vitest'

const entrance = fileURLToPath(new URL('../src/index.ts', import.meta.url))
const local = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))

/** What a bundler keeps of the package for a program, io-ts and fp-ts left outside. */
const bundled = async (program: string, guard: string): Promise<string> => {
  const bundle = await rolldown({
    input: 'program',
    external: ['io-ts', 'fp-ts'],
    resolve: { alias: { '#guard': local(`guard/${guard}.ts`), '@so-email/codecs': entrance } },
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === 'program' ? id : null),
        load: (id) => (id === 'program' ? program : null),
        // What the code does, not what package.json promises.
        transform: (code) => ({ code, moduleSideEffects: true }),
      },
    ],
  })
  const { output } = await bundle.generate({})
  return output[0].code
}

/** The modules of the package of which something is left. */
const modules = (code: string) => [...code.matchAll(/^\/\/ (src\/.+)$/gm)].map(([, module = '']) => module)

test('importing Int32 carries Int32 and nothing else', async () => {
  const code = await bundled("import { Int32 } from '@so-email/codecs'\nconsole.log(Int32.is(1))", 'closures')
  expect(modules(code)).toEqual(['src/primitives/Int32.ts'])
})

test('importing all and using nothing leaves nothing', async () => {
  const code = await bundled("import * as codecs from '@so-email/codecs'", 'closures')
  expect(modules(code)).toEqual([])
})

test('without the condition node no code is generated', async () => {
  const program = "import { EMailAccount } from '@so-email/codecs'\nconsole.log(EMailAccount.is(1))"
  expect(await bundled(program, 'closures')).not.toContain('new Function')
  expect(await bundled(program, 'generated')).toContain('new Function')
})
