// The command as one file of our code, because loading files is most of its start, and beside it the licences of what went in.
import { readFileSync } from 'node:fs'
import { defineConfig } from 'rolldown'
// @boundaries-ignore of the repository, and in no package
import { licencesIn } from '../../.ci/licences.mjs'

const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const installed = Object.keys({ ...dependencies, ...peerDependencies })

export default defineConfig({
  input: 'src/main.ts',
  external: (id) => installed.some((name) => id === name || id.startsWith(`${name}/`)),
  platform: 'node',
  // Of fp-ts and io-ts the modules from which a bundler can leave out what nobody calls.
  resolve: { mainFields: ['module', 'main'] },
  plugins: [licencesIn('so-email.licenses.txt')],
  output: { dir: 'dist', entryFileNames: 'so-email.js', codeSplitting: false },
})
