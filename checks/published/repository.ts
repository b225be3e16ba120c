import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

/** The text of a file, by its path in the repository. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

export type Manifest = Readonly<{
  name: string
  version: string
  private?: boolean
  bin?: Readonly<Record<string, string>>
  exports?: Readonly<Record<string, unknown>>
  files?: ReadonlyArray<string>
  scripts?: Readonly<Record<string, string>>
  dependencies?: Readonly<Record<string, string>>
}>

export const manifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

export type Package = Readonly<{ folder: string; manifest: Manifest }>

/** What a program imports from a package: its entrances, without those for data. */
export const entrancesOf = ({ name, exports = {} }: Manifest): ReadonlyArray<string> =>
  Object.keys(exports)
    .filter((entrance) => !/\.json$|\*$/.test(entrance))
    .map((entrance) => `${name}${entrance.slice(1)}`)

/** Every package that is meant to be published. */
export const packages: ReadonlyArray<Package> = [
  ...readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name)),
  join(root, 'contracts'),
]
  .filter((folder) => existsSync(join(folder, 'package.json')))
  .map((folder) => ({ folder, manifest: manifest(folder) }))
  .filter((each) => each.manifest.private !== true)

export type Readme = Readonly<{ path: string; text: string }>

/** The READMEs and tutorials whose examples must hold, by their path in the repository. */
export const readmes: ReadonlyArray<Readme> = [
  'README.md',
  ...readdirSync(join(root, 'docs/tutorial'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/tutorial/${name}`),
  ...packages.map(({ folder }) => `${folder.slice(root.length + 1)}/README.md`),
]
  .filter((path) => existsSync(join(root, path)))
  .map((path) => ({ path, text: read(path) }))
