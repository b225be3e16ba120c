/** What is in the tarball of each package: each source of a library with what was made of it, and nothing else. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Manifest, packages, root } from './repository.js'
import { output } from './run.js'

/** The files of a tarball that stand beside `src` and `dist`. */
const always = ['LICENSE', 'README.md', 'package.json']

/** What rolldown makes beside what tsc makes. */
const bundled: Readonly<Record<string, ReadonlyArray<string>>> = {
  '@so-email/provider-stub': [
    ...['command.cjs', 'command.js', 'so-email-stub.cjs', 'so-email-stub.licenses.txt', 'cli/cli.d.ts'],
    ...['index.html', 'page.js', 'page.css', 'icon.svg', 'licenses.txt'].map((file) => `page/${file}`),
  ],
}

/** The rooms that are built and stay at home. */
const atHome: Readonly<Record<string, RegExp>> = { '@so-email/provider-stub': /^cli\// }

/** `code` is the folder of what a program loads. */
const madeOf =
  (code: string) =>
  (source: string): ReadonlyArray<string> => {
    const [, name, module] = /^(.+)\.(m?)[jt]s$/.exec(source) ?? expect.fail(`${source} is no source`)
    const declarations = [`${name}.d.${module}ts`, `${name}.d.${module}ts.map`]
    return [...declarations, `${code}${name}.${module}js`, `${code}${name}.${module}js.map`]
  }

/** The files of a bundled package for Node: one for each way into it, one for what they share, and one for fp-ts and io-ts. */
const onNode = ({ exports = {} }: Manifest): ReadonlyArray<string> => {
  const entrances = Object.values(exports).flatMap((each) => {
    const { default: file } = Object(each)
    return typeof file === 'string' ? [file.replace('./dist/', 'node/')] : []
  })
  return [...entrances, 'node/peers.cjs', ...(entrances.length > 1 ? ['node/shared.js'] : [])]
}

const packedFrom = async (folder: string): Promise<ReadonlyArray<string>> => {
  const listed: { files: ReadonlyArray<{ path: string }> } = JSON.parse(
    await output('pnpm', ['pack', '--config.ignore-scripts=true', '--dry-run', '--json'], { cwd: folder }),
  )
  return listed.files.map(({ path }) => path).toSorted()
}

const changelogIn = (folder: string): ReadonlyArray<string> =>
  existsSync(join(folder, 'CHANGELOG.md')) ? ['CHANGELOG.md'] : []

test('@so-email/contracts packs its data and one command, and no test', async () => {
  const folder = join(root, 'contracts')

  expect(await packedFrom(folder)).toEqual(
    [
      ...always,
      ...changelogIn(folder),
      ...['pacts/so-email-client-SuperOffice-EMail.json', 'pacts/superoffice-webapi-SuperOffice-EMail.json'],
      ...['page.txt', 'request.http', 'response.http'].map((file) => `samples/SaveEMailAccount.${file}`),
      ...['openapi.json', 'verify.ts', 'dist/verify.js', 'dist/verify.js.map'],
    ].toSorted(),
  )
})

test('@so-email/cli packs one file, with the licences of what is in it', async () => {
  const folder = join(root, 'packages/cli')

  expect(await packedFrom(folder)).toEqual(
    [...always, ...changelogIn(folder), 'dist/so-email.js', 'dist/so-email.licenses.txt'].toSorted(),
  )
})

const isLibrary = ({ folder, manifest: { name } }: (typeof packages)[number]): boolean =>
  name !== '@so-email/cli' && existsSync(join(folder, 'src'))

describe.each(packages.filter(isLibrary))('$manifest.name', ({ folder, manifest }) => {
  test('packs its sources and what was made of them', async () => {
    const { name, files = [] } = manifest
    const isBundled = files.includes('dist/node')
    // One that only passes on what it shares has no map.
    const paths = (await packedFrom(folder)).filter((path) => !/^dist\/node\/.+\.map$/.test(path))
    const sources = paths.flatMap((path) => (path.startsWith('src/') ? [path.slice('src/'.length)] : []))
    const made = sources.filter((source) => !atHome[name]?.test(source)).flatMap(madeOf(isBundled ? 'web/' : ''))

    expect(sources.length).toBeGreaterThan(0)
    expect(paths).toEqual(
      [
        ...always,
        ...changelogIn(folder),
        ...sources.map((source) => `src/${source}`),
        ...[...made, ...(bundled[name] ?? []), ...(isBundled ? onNode(manifest) : [])].map((file) => `dist/${file}`),
      ].toSorted(),
    )
  })
})
