// What a package publishes, beside what tsc makes: `dist/node` with one file for each way into the package, because loading
// files is most of the time of an import, and `dist/web` with a file for each module, from which bundlers leave out most. The
// packed manifest leads there (`.pnpmfile.cjs`); inside of the workspace everything reads what tsc makes.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fpTsByModule } from './fpTsByModule.mjs'

const { rolldown } = await import(
  pathToFileURL(createRequire(`${process.cwd()}/package.json`).resolve('rolldown')).href
)
const { exports, imports = {} } = JSON.parse(readFileSync('package.json', 'utf8'))

/** The source of a file that tsc makes, without its folder and extension. */
const sourceOf = (file) => /^\.\/dist\/(.+)\.js$/.exec(file)?.slice(1) ?? []

/**
 * fp-ts and io-ts are CommonJS on Node, and `peers.cjs` requires their modules: an `import` of one would read it three times, to
 * find out what it is, what it exports and what it does.
 */
const peer = /^(?:#(fp-ts)\/(\w+)|io-ts)$/
const required = new Map()
const peers = {
  name: 'peers',
  transform: (code) => ({
    code: fpTsByModule(code).replace(/\bimport \* as (\w+) from (['"])(#fp-ts\/\w+|io-ts)\2/g, "import $1 from '$3'"),
    map: null,
  }),
  resolveId: (id) => (id === '#peers' ? { id, external: true } : peer.test(id) ? id : null),
  renderChunk: (code, { fileName }) => ({
    code: code.replace('"#peers"', `"${'../'.repeat(fileName.split('/').length - 1) || './'}peers.cjs"`),
    map: null,
  }),
  load: (id) => {
    const [, fpTs, name = 'ioTs'] = peer.exec(id) ?? []
    if (!peer.test(id)) return null
    required.set(name, fpTs === undefined ? id : `${fpTs}/lib/${name}.js`)
    return `import peers from '#peers'\nexport default peers.${name}`
  },
}

rmSync('dist/node', { recursive: true, force: true })
const bundle = await rolldown({
  input: Object.fromEntries(
    Object.values(exports).flatMap((file) => sourceOf(file.default).map((name) => [name, `src/${name}.ts`])),
  ),
  external: (id) => !/^[.#]/.test(id) && !isAbsolute(id) && !peer.test(id),
  plugins: [
    peers,
    {
      name: 'imports on Node',
      resolveId: (id) => imports[id] && join(process.cwd(), `src/${sourceOf(imports[id].node)}.ts`),
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
const requires = [...required].map(([name, id]) => `exports.${name} = require('${id}')\n`)
writeFileSync('dist/node/peers.cjs', requires.toSorted().join(''))

rmSync('dist/web', { recursive: true, force: true })
const made = readdirSync('dist', { recursive: true }).filter((file) => /^(?!node\b).*\.js$/.test(file))
for (const file of made) {
  cpSync(join('dist', file), join('dist/web', file))
  writeFileSync(join('dist/web', file), fpTsByModule(readFileSync(join('dist', file), 'utf8')))
  const map = JSON.parse(readFileSync(join('dist', `${file}.map`), 'utf8'))
  const sources = map.sources.map((source) => `../${source}`)
  writeFileSync(join('dist/web', `${file}.map`), JSON.stringify({ ...map, sources }))
}
