/** The entrances of the packages that have declarations. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** @typedef {{ folder: string, name: string, declarations: string }} Entrance */

/** @typedef {{ types: string }} Target */

/** @param {string} folder */
const read = (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))

/**
 * The entrances of a package that have declarations, each with the name of its report.
 * @param {string} folder
 * @returns {ReadonlyArray<Entrance>}
 */
const entrancesOf = (folder) =>
  Object.entries(/** @type {Record<string, string | Target>} */ (read(folder).exports)).flatMap(([path, target]) =>
    typeof target === 'string'
      ? []
      : [
          {
            folder: join(root, folder),
            name: `${folder.replace('packages/', '')}${path.slice(1).replaceAll('/', '.')}`,
            declarations: join(root, folder, target.types),
          },
        ],
  )

/** Each package with its entrances. */
export const packages = ['codecs', 'wire', 'client', 'provider-stub', 'store', 'verifier'].map((name) =>
  entrancesOf(`packages/${name}`),
)
