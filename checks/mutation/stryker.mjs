/** The configuration of Stryker; `MUTATION` is what differs from run to run, in JSON. */
import { fileURLToPath } from 'node:url'

export default {
  testRunner: 'vitest',
  plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/vitest-runner'))],
  vitest: { configFile: fileURLToPath(new URL('vitest.mjs', import.meta.url)), related: false },
  inPlace: true,
  tempDirName: '.cache/stryker',
  jsonReporter: { fileName: '.cache/mutation.json' },
  reporters: ['json', process.stdout.isTTY ? 'progress' : 'progress-append-only'],
  ...JSON.parse(process.env['MUTATION'] ?? '{}'),
}
