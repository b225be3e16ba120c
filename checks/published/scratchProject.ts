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

/** A package finds what it names itself, and nothing else. */
const strictly = { autoInstallPeers: false, strictPeerDependencies: true, hoist: false, minimumReleaseAge: 0 }

/**
 * A project outside the workspace, as a user has it: the packed packages installed by pnpm, and the examples compiled
 * against the types that the packages ship. `pnpm check:published` installs them with npm and yarn, too.
 */
export const makeScratchProject = async (examples: ReadonlyArray<Example>): Promise<ScratchProject> => {
  const folder = mkdtempSync(join(tmpdir(), 'so-email-smoke-'))
  const tarballs = await pack(join(folder, 'packed'))

  const ours = Object.fromEntries([...tarballs].map(([name, file]) => [name, `file:${file}`]))
  const peers = Object.fromEntries(
    ['@opentelemetry/api', 'fast-check', 'fp-ts', 'io-ts', 'libsql'].map((name) => [
      name,
      manifest(join(installed, name)).version,
    ]),
  )
  const dependencies = { ...ours, ...peers }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
  // They depend on each other by versions that no registry has yet: a test compares those. JSON is YAML, too.
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify({ ...strictly, overrides: ours }))
  await output('pnpm', ['install', '--prefer-offline', '--ignore-scripts'], { cwd: folder, seconds: 170 })

  return { folder, tarballs, typeErrors: await compileExamples(folder, examples) }
}

export const removeScratchProject = ({ folder }: ScratchProject): void =>
  rmSync(folder, { recursive: true, force: true })
