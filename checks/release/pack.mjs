// `pnpm release:pack FOLDER`: packs every public package with pnpm, which replaces `workspace:` and `catalog:` by ranges, and
// writes `release.json`, the list of the tarballs in the order in which they are published. Options go to pnpm pack.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { publicPackages } from './publicPackages.mjs'

const [target, ...options] = process.argv.slice(2)
if (target === undefined) throw new Error('usage: pnpm release:pack FOLDER')
const folder = resolve(target)
mkdirSync(folder, { recursive: true })
if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`)

const packed = publicPackages().map(({ folder: source, name, version }) => {
  execFileSync('pnpm', ['pack', '--pack-destination', folder, ...options], { cwd: source, stdio: 'pipe' })
  return { name, version, file: `${name.replace('@', '').replace('/', '-')}-${version}.tgz` }
})
const missing = packed.filter(({ file }) => !readdirSync(folder).includes(file))
if (missing.length > 0) throw new Error(`pnpm pack did not write ${missing.map(({ file }) => file).join(', ')}`)

writeFileSync(join(folder, 'release.json'), `${JSON.stringify(packed, null, 2)}\n`)
for (const { name, version } of packed) console.log(`packed ${name}@${version}`)
