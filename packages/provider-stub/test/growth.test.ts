/** No foreign text takes more than linear time, wherever it stands. */

import { type EMailAccount, escapeUnprintableInLines } from '@so-email/codecs'
import { measuresTimes, slowTexts, superlinear } from '@so-email/testing/growth'
import type { HttpRequest } from '@so-email/wire'
import { describe, expect, it } from 'vitest'
import { drawEntry, toJsonLine } from '../src/cli/drawEntry.js'
import { makeStub, sampleAccount } from '../src/index.js'
import { basePathOf, comparable, isBasePath, targetOf } from '../src/routing/router.js'
import { corsHeaders, isOrigin, preflight } from '../src/server/cors.js'
import { hostIn } from '../src/server/hosts.js'
import { path, saving, send } from './support/requests.js'

const hostile: ReadonlyArray<readonly [string, string, string]> = [
  ['blanks', ' ', 'x'],
  ['tabs', '\t', 'x'],
  ['no-break spaces', '\u00a0', 'x'],
  ['slashes', '/', 'x'],
  ['backslashes', '\\', 'x'],
  ['dots', '.', 'x'],
  ['percent signs', '%', 'x'],
  ['escapes', '%2f', 'x'],
  ['colons', ':', 'x'],
  ['digits', '1', 'x'],
  ['ports', ':1', 'x'],
  ['brackets', '[', 'x'],
  ['commas', ',', 'x'],
  ['semicolons', ';', 'x'],
  ['equals signs', '=', 'x'],
  ['quotes', '"', 'x'],
  ['backslashes and quotes', '\\"', 'x'],
  ['ampersands', '&', 'x'],
  ['letters', 'a', '\u0000'],
  ['letters with hyphens', 'a-', '\u0000'],
  ['letters and commas', 'a, ', '\u0000'],
  ['quality values', 'a;q=0.1,', 'x'],
  ['references', '[SR_', ''],
  ['references with names', '[SR_MANDATORY_FIELD_1281]', ''],
  ['multi-language values', 'NO:"', ''],
  ['whole multi-language values', 'NO:"a";', 'x'],
  ['dates', '2024-01-01T00:00:00', 'x'],
  ['control characters', '\u001b', ''],
  ['halves of surrogate pairs', '\ud800', ''],
]

const headers = [
  'Accept',
  'Accept-Language',
  'Authorization',
  'Content-Encoding',
  'Content-Type',
  'Cookie',
  'Host',
  'Origin',
  'SO-AppToken',
  'SO-Language',
  'SO-TimeZone',
  'X-XSRF-TOKEN',
]

type Run = (text: string) => unknown

const request =
  (change: (text: string) => Partial<HttpRequest>): Run =>
  (text) =>
    send(makeStub({ accounts: [] }), { ...saving('{}'), ...change(text) })

const prefixes: Readonly<Record<string, string>> = {
  Authorization: 'Basic ',
  Cookie: 'XSRF-TOKEN=',
  'Content-Type': 'application/json',
  'SO-TimeZone': 'NO',
}

const places: ReadonlyArray<readonly [string, Run]> = [
  ...headers.map((name): readonly [string, Run] => [
    `the header ${name}`,
    async (text) => {
      await request(() => ({ headers: [...saving('{}', { [name]: '' }).headers, [name, text]] }))(text)
      await request(() => ({
        headers: [...saving('{}', { [name]: '' }).headers, [name, (prefixes[name] ?? '') + text]],
      }))(text)
    },
  ]),
  ['the URL', request((text) => ({ url: text }))],
  ['the URL of an operation', request((text) => ({ url: `${path}${text}` }))],
  ['an absolute URL', request((text) => ({ url: `http://${text}` }))],
  ['the query', request((text) => ({ url: `${path}?${text}` }))],
  ['$select', request((text) => ({ url: `${path.replace('Save', 'Get')}?eMailAccountId=1&$select=${text}` }))],
  ['the method', request((text) => ({ method: text }))],
  [
    'a text of an account, in a language',
    async (text) => {
      const stub = makeStub({ accounts: [], assumptions: { longText: 'kept' } })
      await send(stub, saving({ InboxFolder: text, EMailAddress: text }, { 'Accept-Language': 'no' }))
    },
  ],
  ['a date', (text) => send(makeStub({ accounts: [] }), saving({ LastFetch: text }, { 'SO-TimeZone': 'NO' }))],
  ['the name of a property', (text) => send(makeStub({ accounts: [] }), saving({ [text]: text }))],
  ['the name of a provider state', (text) => makeStub().states.enterUnknown(text, { id: text })],
  ['the host', (text) => hostIn([['Host', text]])],
  [
    'a preflight',
    (text) =>
      preflight('*')({
        method: 'OPTIONS',
        url: '/',
        body: new Uint8Array(),
        headers: [
          ['Access-Control-Request-Method', 'POST'],
          ['Access-Control-Request-Headers', text],
        ],
      }),
  ],
  ['an origin', (text) => [isOrigin(text), corsHeaders(text)]],
  ['a base path', (text) => [isBasePath(text), basePathOf(text), comparable(text), targetOf(text)]],
  [
    'a line of the log',
    (text) =>
      [text, `a${text}`].map((path) => {
        const entry = {
          at: 0,
          method: 'POST',
          path,
          operation: null,
          user: text,
          headers: [],
          input: text,
          status: 200,
          output: null,
          refused: text,
          fault: null,
        }
        return [escapeUnprintableInLines(drawEntry(entry)), toJsonLine(entry)]
      }),
  ],
]

const texts = Object.fromEntries(
  hostile.map(([what, unit, end]) => [what, (length: number) => unit.repeat(Math.ceil(length / unit.length)) + end]),
)

describe.each(places)('%s', (_, run) => {
  it.runIf(measuresTimes)('takes a time that grows no faster than the text, whatever the text', async () => {
    expect(await slowTexts(run, texts)).toEqual([])
  })
})

it.runIf(measuresTimes)(
  'a state with a list that is wrong in every item takes a time that grows no faster than the list',
  async () => {
    const enter = (accounts: ReadonlyArray<object>) =>
      makeStub().states.enterUnknown('these accounts exist', { accounts })

    expect(await superlinear(enter, (size) => Array.from({ length: size }, () => ({})))).toBe(null)
  },
)

it.runIf(measuresTimes)(
  'accounts that share an address take a time that grows no faster than their number, and the first is found at once',
  async () => {
    const stub = (accounts: ReadonlyArray<EMailAccount>) =>
      makeStub({ accounts }).accounts.withAddress('a@example.test')
    const accountsAt = (size: number) =>
      Array.from({ length: size }, (_, i) => ({
        ...sampleAccount,
        EMailAccountId: i + 1,
        EMailAddress: 'a@example.test',
      }))

    expect(await superlinear(stub, accountsAt)).toBe(null)
  },
)
