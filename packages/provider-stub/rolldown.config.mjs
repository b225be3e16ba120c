// The command as one file, because loading files is most of its start, and the files of the page of a running stub; beside each
// the licences of what went in.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'rolldown'

/** The folder of the package that a module comes from; none for one of ours. */
const packageOf = (module) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module.replaceAll('\\', '/'))?.[0]

const licenceOf = (folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  if (file === undefined) throw new Error(`${name} has no licence to carry along`)
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}

const licencesIn = (fileName) => ({
  name: 'licences',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap(({ modules = {} }) => Object.entries(modules))
    const folders = modules.flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? (packageOf(id) ?? []) : []))
    const source = [...new Set(folders)]
      .toSorted()
      .map(licenceOf)
      .join(`\n${'-'.repeat(80)}\n\n`)
    this.emitFile({ type: 'asset', fileName, source })
  },
})

const copied = (...names) => ({
  name: 'copied',
  generateBundle() {
    for (const fileName of names) {
      this.emitFile({ type: 'asset', fileName, source: readFileSync(join('page', fileName), 'utf8') })
    }
  },
})

// Of fp-ts and io-ts the modules from which a bundler can leave out what nobody calls.
const resolve = { mainFields: ['module', 'main'] }

export default defineConfig([
  {
    input: 'src/cli/cli.ts',
    // Of the installation of the user, and loaded when --data names them.
    external: ['libsql', 'pg'],
    platform: 'node',
    resolve,
    plugins: [licencesIn('so-email-stub.licenses.txt')],
    output: { dir: 'dist', entryFileNames: 'command.js', codeSplitting: false },
  },
  {
    input: 'page/main.tsx',
    platform: 'browser',
    resolve,
    plugins: [licencesIn('licenses.txt'), copied('index.html', 'page.css', 'icon.svg')],
    output: { dir: 'dist/page', entryFileNames: 'page.js', codeSplitting: false, minify: true },
  },
])
