// What a push to main has to do, as outputs of a GitHub Actions step: how many changesets wait, and which versions the
// registry lacks. Needs node and npm only.
import { readdirSync } from 'node:fs'
import { publicPackages } from './publicPackages.mjs'
import { isPublished, registry } from './registry.mjs'

const changesets = readdirSync('.changeset').filter((name) => name.endsWith('.md') && name !== 'README.md')

const url = registry()
const packages = await Promise.all(
  publicPackages().map(async (each) => ({ ...each, published: await isPublished(url, each) })),
)
const unpublished = packages.filter(({ published }) => !published).map(({ name, version }) => `${name}@${version}`)

console.log(`changesets=${changesets.length}`)
console.log(`unpublished=${JSON.stringify(unpublished)}`)
