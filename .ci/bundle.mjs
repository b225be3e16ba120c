// What a package publishes, beside what tsc makes: `dist/node` with one file for each way into the package, because loading
// files is most of the time of an import, and `dist/web` with a file for each module, from which bundlers leave out most. The
// `publishConfig` of the manifest leads there; inside of the workspace everything reads what tsc makes.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fpTsByModule } from './fpTsByModule.mjs'

const { rolldown } = await import(createRequire(`${process.cwd()}/package.json`).resolve('rolldown'))
const { exports, imports = {} } = JSON.parse(readFileSync('package.json', 'utf8'))

/** The source of a file that tsc makes, without its folder and extension. */
const sourceOf = (file) => /^\.\/dist\/(.+)\.js$/.exec(file)?.slice(1) ?? []

rmSync('dist/node', { recursive: true, force: true })
const bundle = await rolldown({
  input: Object.fromEntries(
    Object.values(exports).flatMap((file) => sourceOf(file.default).map((name) => [name, `src/${name}.ts`])),
  ),
  external: (id) => !/^[./]/.test(id) && imports[id] === undefined,
  plugins: [
    {
      name: 'on Node',
      resolveId: (id) => imports[id] && join(process.cwd(), `src/${sourceOf(imports[id].node)}.ts`),
      transform: (code) => ({ code: fpTsByModule(code), map: null }),
    },
  ],
})
await bundle.write({
  dir: 'dist/node',
  // Of what two ways into the package share there must be one: it may remember something.
  codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
  chunkFileNames: '[name].js',
  sourcemap: true,
  // An editor shows those of the declarations.
  comments: { annotation: true, jsdoc: false, legal: false },
})

rmSync('dist/web', { recursive: true, force: true })
const made = readdirSync('dist', { recursive: true }).filter((file) => /^(?!node\b).*\.js$/.test(file))
for (const file of made) {
  cpSync(join('dist', file), join('dist/web', file))
  writeFileSync(join('dist/web', file), fpTsByModule(readFileSync(join('dist', file), 'utf8')))
  const map = JSON.parse(readFileSync(join('dist', `${file}.map`), 'utf8'))
  const sources = map.sources.map((source) => `../${source}`)
  writeFileSync(join('dist/web', `${file}.map`), JSON.stringify({ ...map, sources }))
}
