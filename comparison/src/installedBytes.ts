/** The size of an installed package with its dependencies. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

/** The folder of a package, found as Node does from another folder. */
const folderOf = (name: string, from: string): string => {
  const folder = join(from, 'node_modules', name)
  if (existsSync(folder)) return realpathSync(folder)
  if (from === dirname(from)) throw new Error(`${name} is not installed`)
  return folderOf(name, dirname(from))
}

/** What a package of this repository has and does not publish. */
const unpublished = ['node_modules', 'test', 'bench', '.cache', '.turbo']

/** The size of a package without the dependencies in its folder. */
const bytesIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !unpublished.includes(name))
    .map((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? bytesIn(path) : statSync(path).size
    })
    .reduce((sum, bytes) => sum + bytes, 0)

const gather = (name: string, from: string, known: Map<string, number>): Map<string, number> => {
  const folder = folderOf(name, from)
  if (known.has(folder)) return known
  known.set(folder, bytesIn(folder))
  const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  const needed = Object.keys({ ...dependencies, ...peerDependencies }).filter(
    (each) => peerDependenciesMeta?.[each]?.optional !== true,
  )
  for (const each of needed) gather(each, folder, known)
  return known
}

/** The size in bytes. A package of this repository counts with all that its build makes, which is not published whole. */
export const installedBytes = (name: string): number =>
  [...gather(name, here, new Map()).values()].reduce((sum, bytes) => sum + bytes, 0)
