// `node checks/release/announce.mjs COMMIT`: makes a tag and a GitHub release for each public package whose version has
// none, with its part of the change log. Needs node and the GitHub command `gh`, with GH_TOKEN.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { changesOf } from './changelog.mjs'
import { publicPackages } from './publicPackages.mjs'

const [commit] = process.argv.slice(2)
if (commit === undefined) throw new Error('usage: node checks/release/announce.mjs COMMIT')

/**
 * @param {ReadonlyArray<string>} args
 * @param {string} input
 */
const gh = (args, input = '') => spawnSync('gh', args, { input, encoding: 'utf8' })

for (const { folder, name, version } of publicPackages()) {
  const tag = `${name}@${version}`
  if (gh(['release', 'view', tag]).status === 0) continue
  const notes = changesOf(readFileSync(`${folder}/CHANGELOG.md`, 'utf8'), version)
  const made = gh(['release', 'create', tag, '--target', commit, '--title', tag, '--notes-file', '-'], notes)
  if (made.status !== 0) throw new Error(`gh could not create the release ${tag}: ${made.stderr}`)
  console.log(`released ${tag}`)
}
