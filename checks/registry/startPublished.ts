import { publishAll } from './publishAll.js'
import { type Registry, startRegistry } from './Registry.js'

/** A registry on loopback that has all packages of the working tree. */
export const startPublished = async (): Promise<Registry> => {
  const registry = await startRegistry()
  await publishAll(registry.url)
  return registry
}
