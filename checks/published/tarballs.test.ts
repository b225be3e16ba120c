/** What is in the tarball of each package: each source with what was made of it, and nothing else. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packages, root } from './repository.js'
import { output } from './run.js'

/** The files of a tarball that stand beside `src` and `dist`. */
const always = ['LICENSE', 'README.md', 'package.json']

/** What rolldown makes beside what tsc makes. */
const bundled: Readonly<Record<string, ReadonlyArray<string>>> = {
  '@so-email/provider-stub': ['so-email-stub.js', 'so-email-stub.licenses.txt'],
}

/** The rooms that are built and stay at home. */
const atHome: Readonly<Record<string, RegExp>> = { '@so-email/provider-stub': /^cli\// }

const madeOf = (source: string): ReadonlyArray<string> => {
  const [, name, module] = /^(.+)\.(m?)[jt]s$/.exec(source) ?? expect.fail(`${source} is no source`)
  return [`${name}.d.${module}ts`, `${name}.d.${module}ts.map`, `${name}.${module}js`, `${name}.${module}js.map`]
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

describe.each(packages.filter(({ folder }) => existsSync(join(folder, 'src'))))(
  '$manifest.name',
  ({ folder, manifest: { name } }) => {
    test('packs its sources and what was made of them', async () => {
      const paths = await packedFrom(folder)
      const sources = paths.flatMap((path) => (path.startsWith('src/') ? [path.slice('src/'.length)] : []))
      const made = sources.filter((source) => !atHome[name]?.test(source)).flatMap(madeOf)

      expect(sources.length).toBeGreaterThan(0)
      expect(paths).toEqual(
        [
          ...always,
          ...changelogIn(folder),
          ...sources.map((source) => `src/${source}`),
          ...[...made, ...(bundled[name] ?? [])].map((file) => `dist/${file}`),
        ].toSorted(),
      )
    })
  },
)
