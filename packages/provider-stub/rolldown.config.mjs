// The command as one file, because loading files is most of its start, and the files of the page of a running stub; beside each
// the licences of what went in.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'rolldown'
// @boundaries-ignore of the repository, and in no package
import { licencesIn } from '../../.ci/licences.mjs'

const copied = (...names) => ({
  name: 'copied',
  generateBundle() {
    for (const fileName of names) {
      this.emitFile({ type: 'asset', fileName, source: readFileSync(join('page', fileName), 'utf8') })
    }
  },
})

/** V8 keeps a text with other characters than those of Latin-1 in twice the memory. */
const ascii = {
  name: 'ascii',
  renderChunk: (code) => ({
    code: code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    map: null,
  }),
}

const drivers = ['libsql', 'pg']

/** Both are CommonJS. A script that V8 has made before cannot import: it has no module that an import would belong to. */
const required = {
  name: 'required',
  renderChunk: (code) => ({
    code: code.replace(/\bimport\(("[^"]+")\)/g, 'Promise.resolve().then(() => ({ default: require($1) }))'),
    map: null,
  }),
}

/** What starts the bundle, with the hash of its content: what V8 made of another bundle is of no use. */
const launched = {
  name: 'launched',
  generateBundle(_options, bundle) {
    const { code } = Object.values(bundle).find(({ type }) => type === 'chunk')
    const content = createHash('sha256').update(code).digest('hex').slice(0, 16)
    const launch = readFileSync('src/cli/launch.cjs', 'utf8').replace('CONTENT', content)
    this.emitFile({ type: 'asset', fileName: 'so-email-stub.cjs', source: launch })
    this.emitFile({ type: 'asset', fileName: 'command.js', source: "export { stubCommand } from './command.cjs'\n" })
  },
}

// Of fp-ts and io-ts the modules from which a bundler can leave out what nobody calls.
const resolve = { mainFields: ['module', 'main'] }

export default defineConfig([
  {
    input: 'src/cli/bundle.ts',
    // Of the installation of the user, and loaded when --data names them.
    external: drivers,
    platform: 'node',
    resolve,
    plugins: [licencesIn('so-email-stub.licenses.txt'), ascii, required, launched],
    output: { dir: 'dist', format: 'cjs', entryFileNames: 'command.cjs', codeSplitting: false },
  },
  {
    input: 'page/main.tsx',
    platform: 'browser',
    resolve,
    plugins: [licencesIn('licenses.txt'), copied('index.html', 'page.css', 'icon.svg')],
    output: { dir: 'dist/page', entryFileNames: 'page.js', codeSplitting: false, minify: true },
  },
])
