// `node checks/release/publish.mjs FOLDER [options of npm publish]`: publishes the tarballs of a folder that
// `pnpm release:pack` made. Needs node and npm only, so that the job that may publish installs nothing and runs no code of a
// dependency. A version that the registry has is left out, so running it again completes a release that stopped half-way.
//
// npm proves who it is with the OpenID Connect token of the workflow. Only the first release, before a package can have a
// trusted publisher, needs NPM_TOKEN.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { distTagOf } from './distTag.mjs'
import { isPublished, registry } from './registry.mjs'

const [folder, ...options] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: node checks/release/publish.mjs FOLDER')

const url = registry()
const home = mkdtempSync(join(tmpdir(), 'so-email-publish-'))
const config = join(home, '.npmrc')
// npm replaces ${NPM_TOKEN} itself: the token is in no file.
const credentials = process.env['NPM_TOKEN'] ? `${url.replace(/^https?:/, '')}:_authToken=\${NPM_TOKEN}\n` : ''
writeFileSync(config, `registry=${url}\n${credentials}`)

/** @type {ReadonlyArray<{ name: string, version: string, file: string }>} */
const packed = JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8'))
// All before the first one is published: npm blocks this process, which then misses that the registry closed a connection.
const published = await Promise.all(packed.map((each) => isPublished(url, each)))

try {
  for (const [index, { name, version, file }] of packed.entries()) {
    if (published[index]) {
      console.log(`${name}@${version} is in the registry already`)
      continue
    }
    const args = [
      'publish',
      resolve(folder, file),
      '--access',
      'public',
      '--tag',
      distTagOf(version),
      '--userconfig',
      config,
    ]
    execFileSync('npm', [...args, ...options], { stdio: 'inherit' })
    console.log(`published ${name}@${version}`)
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}
