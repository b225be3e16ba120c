// The packages that are published, each after those that it depends on.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** @typedef {{ folder: string, name: string, version: string, dependencies: ReadonlyArray<string> }} PublicPackage */

const folders = () => [...readdirSync('packages').map((name) => `packages/${name}`), 'contracts']

/**
 * @param {ReadonlyArray<PublicPackage>} waiting
 * @param {ReadonlyArray<PublicPackage>} done
 * @returns {ReadonlyArray<PublicPackage>}
 */
const inOrder = (waiting, done = []) => {
  if (waiting.length === 0) return done
  const isDone = (/** @type {string} */ name) => !waiting.some((each) => each.name === name)
  const ready = waiting.filter(({ dependencies }) => dependencies.every(isDone))
  if (ready.length === 0) throw new Error(`these depend on each other: ${waiting.map(({ name }) => name).join(', ')}`)
  return inOrder(
    waiting.filter((each) => !ready.includes(each)),
    [...done, ...ready],
  )
}

/** Folder, name and version of every package that is not private. */
export const publicPackages = () =>
  inOrder(
    folders()
      .filter((folder) => existsSync(`${folder}/package.json`))
      .map((folder) => ({ folder, ...JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) }))
      .filter((manifest) => manifest.private !== true)
      .map(({ folder, name, version, dependencies = {} }) => ({
        folder,
        name,
        version,
        dependencies: Object.keys(dependencies),
      })),
  )
