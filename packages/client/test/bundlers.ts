/** A page as bundlers make it of what is published: with fp-ts by module, and for a browser. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { rolldown } from 'rolldown'
import { expect } from 'vitest'
// @boundaries-ignore: the build and the tests of bundles resolve fp-ts in one way.
import { fpTsByModule } from '../../../.ci/fpTsByModule.mjs'

/** Bundles a page whose imports are relative to this folder; comments tell bundlers what they may leave out, and are not served. */
export type Bundler = (page: string, minify?: boolean) => Promise<string>

const { resolve } = createRequire(import.meta.url)

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/** Where a browser finds a name that the manifest gives a file: the conditions of the package, and `#fp-ts/*` of what is published. */
const fileOf = (name: string): string =>
  name.startsWith('#fp-ts/')
    ? resolve(name.replace('#fp-ts', 'fp-ts/es6'))
    : here(`../src/transport/${name.slice(1)}.default.ts`)

const own = /^#(?:fp-ts\/|codes$|platform$)/
const entry = here('page.ts')

/** A bundler that makes each bundle once. */
const remembering = (bundle: (page: string, minify: boolean) => Promise<string>): Bundler => {
  const made = new Map<string, Promise<string>>()
  return (page, minify = false) => {
    const key = `${minify} ${page}`
    const code = made.get(key) ?? bundle(page, minify)
    made.set(key, code)
    return code
  }
}

const rolledUp = async (page: string, minify: boolean, external: RegExp): Promise<string> => {
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    external: [external],
    plugins: [
      {
        name: 'page',
        resolveId: { filter: { id: [own, /page\.ts$/] }, handler: (id) => (own.test(id) ? fileOf(id) : id) },
        load: { filter: { id: entry }, handler: () => page },
        transform: { filter: { code: /['"]fp-ts['"]/ }, handler: (code) => ({ code: fpTsByModule(code), map: null }) },
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'esm', minify, comments: false })
  expect(output.length).toBe(1)
  return output[0].code
}

export const withRolldown = remembering((page, minify) => rolledUp(page, minify, /^$/))

/** The client alone, minified: everything else stays outside. */
export const clientIn = (page: string): Promise<string> => rolledUp(page, true, /^(?:io-ts$|#fp-ts\/|@so-email\/)/)

export const withEsbuild = remembering(async (page, minify) => {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: here('.'), loader: 'ts' },
    bundle: true,
    minify,
    write: false,
    format: 'esm',
    platform: 'browser',
    legalComments: 'none',
    plugins: [
      {
        name: 'page',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: own }, ({ path }) => ({ path: fileOf(path) }))
          onLoad({ filter: /[\\/]packages[\\/]\w+[\\/](?:src|dist)[\\/].+\.[jt]s$/ }, ({ path }) => ({
            contents: fpTsByModule(readFileSync(path, 'utf8')),
            loader: path.endsWith('.ts') ? 'ts' : 'js',
          }))
        },
      },
    ],
  })
  expect(outputFiles.length).toBe(1)
  return outputFiles[0]?.text ?? ''
})
