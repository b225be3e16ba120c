/** A report of every public name of an entrance with its type, made by API Extractor from the declarations that are published. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'

/** Where the accepted reports are. */
export const accepted = fileURLToPath(new URL('../api', import.meta.url))

/** Where the reports of the last run are. */
export const made = fileURLToPath(new URL('../.cache/api', import.meta.url))

/** @typedef {import('./entrances.mjs').Entrance} Entrance */

/** @param {Entrance} entrance */
export const fileOf = ({ name }) => `${name}.api.md`

const compilerOptions = {
  target: 'ES2023',
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  lib: ['ES2023', 'DOM', 'DOM.AsyncIterable'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
}

const silent = { default: { logLevel: ExtractorLogLevel.None } }
const inReport = { logLevel: ExtractorLogLevel.None, addToApiReportFile: true }

/** @param {Entrance} entrance */
const configOf = ({ folder, name, declarations }) =>
  ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: declarations,
      compiler: { overrideTsconfig: { compilerOptions, include: ['dist/**/*.d.ts', 'dist/**/*.d.mts'] } },
      apiReport: {
        enabled: true,
        reportFolder: accepted,
        reportTempFolder: made,
        reportFileName: fileOf({ folder, name, declarations }),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        // A type that an entrance uses and does not export is marked in the report.
        extractorMessageReporting: { ...silent, 'ae-forgotten-export': inReport },
        tsdocMessageReporting: silent,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
  })

/**
 * Makes the reports of one package. `accept` makes them the accepted ones.
 * @param {ReadonlyArray<Entrance>} entrances
 * @param {{ readonly accept: boolean }} options
 * @returns {ReadonlyArray<string>} what hinders a report
 */
export const makeReports = (entrances, { accept }) => {
  for (const folder of [accepted, made]) mkdirSync(folder, { recursive: true })
  const configs = entrances.map(configOf)
  const [first] = configs
  if (first === undefined) return []
  const additionalEntryPoints = entrances.map(({ declarations }) => declarations)
  const compilerState = CompilerState.create(first, { additionalEntryPoints })
  /** @type {Array<string>} */
  const problems = []
  for (const config of configs)
    Extractor.invoke(config, {
      compilerState,
      localBuild: accept,
      messageCallback: (message) => {
        if (message.category !== 'console' && message.logLevel === 'error') problems.push(message.text)
        message.handled = true
      },
    })
  return problems
}
