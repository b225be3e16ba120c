// What a web page pays for one save: the client, bundled for a browser, minified and compressed.
import { gzipSync } from 'node:zlib'
import { operations, saveEMailAccount } from '@so-email/codecs'
import { rolldown } from 'rolldown'
import { describe, expect, it } from 'vitest'

const page = `
  import { basic, makeClient } from '../src/index.ts'
  const client = makeClient({ baseUrl: location.origin, auth: basic({ user: 'tje0', password: 'Tje0' }) })
  export const save = (account) => client.right.saveEMailAccount(account)()
`
/** Names that the package's import conditions stand behind. */
const own = ['#codes', '#platform']
const entry = new URL('page.ts', import.meta.url).pathname

const chosen = (entrance: string) => `
  import { saveEMailAccount } from '@so-email/codecs'
  import { basic, makeClientOf } from '../src/${entrance}.ts'
  const make = makeClientOf({ saveEMailAccount })
  export const client = make({ baseUrl: location.origin, auth: basic({ user: 'tje0', password: 'Tje0' }) })
`

const bundle = async (minify: boolean, external: ReadonlyArray<RegExp> = [], text = page): Promise<string> => {
  const build = await rolldown({
    input: entry,
    platform: 'browser',
    external: [...external],
    plugins: [
      {
        name: 'page',
        resolveId: (id) => {
          if (id === entry) return id
          return own.includes(id)
            ? new URL(`../src/transport/${id.slice(1)}.default.ts`, import.meta.url).pathname
            : null
        },
        load: (id) => (id === entry ? text : null),
      },
    ],
  })
  // Comments tell bundlers what they may leave out; no page is served with them.
  const { output } = await build.generate({ format: 'esm', minify, comments: false })
  expect(output.length).toBe(1)
  return output[0].code
}

const kilobytes = (code: string): number => gzipSync(code, { level: 9 }).length / 1000

describe('the bundle of one save in a browser', () => {
  it('holds nothing of Node, of undici, of XML or of a form, and no sentences of errorMessage, no tenant and no rate limit', async () => {
    const code = await bundle(false)
    const foreign = [
      "'undici'",
      '"undici"',
      'UND_ERR',
      'ECONN',
      'node:',
      'Buffer',
      'parseXml',
      'XmlError',
      'x-www-form-urlencoded',
      'may have reached',
      'superoffice.com',
      'api/state',
      'lets no request leave',
      'TenantUnavailable',
    ]
    expect(foreign.filter((word) => code.includes(word))).toEqual([])
  })

  // Half a kilobyte of the client is a base URL that is a TaskEither. The target was 10 kB. io-ts and fp-ts are 4 kB of it, describing and checking the entities and writing JSON by their
  // description 7 kB, and the client the rest: retries, refreshes, redaction and every case of an error. What would have
  // to go is what people would pick this client for; so this is a ceiling against growth that nobody decided on.
  // One save is a client of one operation, so the ceiling is the same however many operations there are.
  it('is at most 25 kB, of which at most 11.5 kB are the client', async () => {
    expect(kilobytes(await bundle(true, [], chosen('index')))).toBeLessThan(25)
    expect(kilobytes(await bundle(true, [/^(?:io-ts|fp-ts|@so-email\/)/]))).toBeLessThan(11.5)
  })

  it.each(['index', 'promise/index'])('of a client of one operation holds no other one: %s', async (entrance) => {
    const others = Object.values(operations).flatMap(({ name, summary }) => [`"${name}"`, `"${summary}"`])
    const namesIn = (code: string) => others.filter((text) => code.includes(text))
    const [all, one] = [await bundle(false), await bundle(false, [], chosen(entrance))]

    expect(namesIn(all)).toEqual(others)
    expect(namesIn(one)).toEqual(['"SaveEMailAccount"', `"${saveEMailAccount.summary}"`])
    expect([one.includes('EMailConnectionInfo'), all.includes('EMailConnectionInfo')]).toEqual([false, true])
  })
})
