// What an answer costs that is wrong in every item, beside a right one of the same size.
import { either as E } from 'fp-ts'
import { describe, expect, test } from 'vitest'
import { basic } from '../../src/auth/Auth.js'
import { clientWith, response } from '../support.js'

const size = 2 * 1024 * 1024

const list = (item: string): string => `[${Array(Math.floor(size / (item.length + 1))).fill(item)}]`
const record = (value: string): string =>
  `{${Array.from({ length: Math.floor(size / (value.length + 12)) }, (_, i) => `"n${i}":${value}`).join(',')}}`

const account = {
  EMailAccountId: 270,
  EMailAddress: 'ops@example.test',
  AssociateId: 5,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 0,
  ErrorCount: 0,
  ErrorReason: null,
}
const right = (more: string) => `${JSON.stringify(account).slice(0, -1)},"More":${more}}`

const run = async (status: number, operation: 'getCurrentAccount' | 'getReadySyncEmailAccounts', body: string) => {
  const client = clientWith({
    baseUrl: 'https://host.test',
    auth: basic({ user: 'tje0', password: 'Tje0-s3cret' }),
    transport: () => async () => E.right(response(status, body)),
    retry: false,
  })
  const before = process.cpuUsage()
  const answer = await client[operation]()()
  const { user, system } = process.cpuUsage(before)
  return { answer, seconds: (user + system) / 1e6 }
}

const wrong: ReadonlyArray<readonly [string, string, (filler: string) => Parameters<typeof run>]> = [
  ['a list of empty objects', list('{}'), (filler) => [200, 'getReadySyncEmailAccounts', filler]],
  ['a list of numbers', list('1'), (filler) => [200, 'getReadySyncEmailAccounts', filler]],
  ['a list of lists', list('[]'), (filler) => [200, 'getReadySyncEmailAccounts', filler]],
  ['a list where an account is expected', list('{}'), (filler) => [200, 'getCurrentAccount', filler]],
  ['an account of another kind', record('1'), (filler) => [200, 'getCurrentAccount', filler]],
  [
    'rights that are none',
    record('1'),
    (filler) => [200, 'getCurrentAccount', right(filler).replace('More', 'FieldProperties')],
  ],
  ['an error object under 200', list('{}'), (filler) => [200, 'getCurrentAccount', `{"Error":true,"More":${filler}}`]],
  ['a refusal of many names', record('1'), (filler) => [400, 'getCurrentAccount', filler]],
  ['a refusal of many objects', list('{}'), (filler) => [400, 'getCurrentAccount', `{"errors":${filler}}`]],
  [
    'a refusal of many texts',
    list('"a"'),
    (filler) => [400, 'getCurrentAccount', `{"Message":"m","errors":${filler}}`],
  ],
  ['a refusal that is a list', list('{}'), (filler) => [400, 'getCurrentAccount', filler]],
  ['a refusal of one text', list('"a"'), (filler) => [400, 'getCurrentAccount', JSON.stringify({ Message: filler })]],
  ['a refusal that is no JSON', list('<a>'), (filler) => [400, 'getCurrentAccount', filler]],
]

describe('a wrong answer of 2 MiB', () => {
  test.each(wrong)(
    'of %s takes at most five times as long as a right one, and its error is small',
    async (_, filler, of) => {
      const rights = [
        await run(200, 'getCurrentAccount', right(filler)),
        await run(200, 'getCurrentAccount', right(filler)),
      ]
      const wrongs = [await run(...of(filler)), await run(...of(filler))]
      const least = (runs: typeof rights) => Math.min(...runs.map(({ seconds }) => seconds))

      expect(wrongs.map(({ answer }) => answer._tag)).toEqual(['Left', 'Left'])
      expect(least(wrongs)).toBeLessThan(5 * least(rights) + 0.05)
      expect(JSON.stringify(wrongs[0]?.answer).length).toBeLessThan(50_000)
    },
  )
})
