import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { expect, it } from 'vitest'

const index = fileURLToPath(new URL('../src/index.ts', import.meta.url))

/** The modules in a browser bundle of what one import names, by the folder or the package that they are in. */
const bundled = async (names: string): Promise<ReadonlyArray<string>> => {
  const bundle = await rolldown({
    input: 'entry',
    platform: 'browser',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? fileURLToPath(new URL('./entry.ts', import.meta.url)) : null),
        load: (id) => (id.endsWith('entry.ts') ? `export { ${names} } from ${JSON.stringify(index)}` : null),
      },
    ],
  })
  const { output } = await bundle.generate()
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
  const kinds = [
    '@rgrove/parse-xml',
    'negotiator',
    'content-type',
    'media-types/xml',
    'media-types/form',
    'media-types/json',
  ]
  return kinds.filter((kind) => modules.some((module) => module.includes(`/${kind}/`)))
}

it('a bundle has the media types that it imports, and no others', async () => {
  expect({
    json: await bundled('json, mergePatch, findMediaType, Authorization, AcceptLanguage'),
    xml: await bundled('xml'),
    form: await bundled('form, readQuery'),
    writeQuery: await bundled('writeQuery, RetryAfter, isHarmless, base64'),
    negotiate: await bundled('negotiate'),
  }).toEqual({
    json: ['media-types/json'],
    xml: ['@rgrove/parse-xml', 'media-types/xml'],
    form: ['media-types/form'],
    writeQuery: [],
    negotiate: ['negotiator', 'content-type'],
  })
})
