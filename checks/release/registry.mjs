// What the registry has already. It is read over HTTP, because `npm view` reports a missing package and a missing network
// in almost the same way.
import { execFileSync } from 'node:child_process'

/** The registry that npm is configured to use. */
export const registry = () => execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()

/**
 * Whether a registry has a version of a package.
 * @param {string} url
 * @param {{ name: string, version: string }} wanted
 * @returns {Promise<boolean>}
 */
export const isPublished = async (url, { name, version }) => {
  const response = await fetch(new URL(name.replace('/', '%2f'), url), { headers: { accept: 'application/json' } })
  if (response.status === 404) return false
  if (!response.ok) throw new Error(`${url} responded to ${name} with status ${response.status}`)
  const { versions } = await response.json()
  return Object.hasOwn(versions, version)
}
