import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileExamples, type Example } from './compileExamples.js'
import { manifest, packages, root } from './repository.js'
import { output } from './run.js'

export type ScratchProject = Readonly<{
  folder: string
  /** The packed file of each package, by the package's name. */
  tarballs: ReadonlyMap<string, string>
  /** The errors of tsc, each with the source of the example and the line there. */
  typeErrors: ReadonlyArray<string>
}>

const installed = join(root, 'checks/node_modules')

/** Packs every package into a new folder. */
export const pack = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  mkdirSync(folder)
  const tarballs = new Map<string, string>()
  for (const each of packages) {
    const before = new Set(readdirSync(folder))
    // Without `prepack`: turbo has built what is packed here, and other checks read it at this moment.
    await output('pnpm', ['pack', '--config.ignore-scripts=true', '--pack-destination', folder], { cwd: each.folder })
    const made = readdirSync(folder).find((file) => !before.has(file))
    if (made === undefined) throw new Error(`pnpm pack made no file for ${each.manifest.name}`)
    tarballs.set(each.manifest.name, join(folder, made))
  }
  return tarballs
}

/**
 * A project outside the workspace, as a user has it: the packed packages installed by npm, and the examples compiled
 * against the types that the packages ship.
 */
export const makeScratchProject = async (examples: ReadonlyArray<Example>): Promise<ScratchProject> => {
  const folder = mkdtempSync(join(tmpdir(), 'so-email-smoke-'))
  const tarballs = await pack(join(folder, 'packed'))

  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'scratch', private: true, type: 'module' }))
  const peers = ['@opentelemetry/api', 'fast-check', 'fp-ts', 'io-ts', 'libsql'].map(
    (name) => `${name}@${manifest(join(installed, name)).version}`,
  )
  const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  await output('npm', ['install', ...quietly, ...tarballs.values(), ...peers], { cwd: folder, seconds: 170 })

  return { folder, tarballs, typeErrors: await compileExamples(folder, examples) }
}

export const removeScratchProject = ({ folder }: ScratchProject): void =>
  rmSync(folder, { recursive: true, force: true })
