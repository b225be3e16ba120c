// What an answer costs that is wrong in every item, beside a right one of the same size.

import { foundAlways, leastSeconds, measuresTimes } from '@so-email/testing/growth'
import { either as E } from 'fp-ts'
import { describe, expect, test } from 'vitest'
import { basic } from '../../src/auth/Auth.js'
import { account, clientWith, response } from '../support.js'

const size = (measuresTimes ? 2 : 0.125) * 1024 * 1024

const list = (item: string): string => `[${Array(Math.floor(size / (item.length + 1))).fill(item)}]`
const record = (value: string): string =>
  `{${Array.from({ length: Math.floor(size / (value.length + 12)) }, (_, i) => `"n${i}":${value}`).join(',')}}`

const right = (more: string) => `${JSON.stringify(account(270)).slice(0, -1)},"More":${more}}`

const run = async (status: number, operation: 'getCurrentAccount' | 'getReadySyncEmailAccounts', body: string) => {
  const client = clientWith({
    baseUrl: 'https://host.test',
    auth: basic({ user: 'tje0', password: 'Tje0-s3cret' }),
    transport: () => async () => E.right(response(status, body)),
    retry: false,
  })
  return client[operation]()()
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

describe('a long wrong answer', () => {
  test.each(wrong)('of %s has a small error', async (_, filler, of) => {
    const answer = await run(...of(filler))

    expect(answer._tag).toBe('Left')
    expect(JSON.stringify(answer).length).toBeLessThan(50_000)
  })

  test.runIf(measuresTimes).each(wrong)(
    'of %s takes at most five times as long as a right one',
    async (_, filler, of) => {
      const slower = await foundAlways(async () => {
        const least = await leastSeconds(() => run(200, 'getCurrentAccount', right(filler)))
        const seconds = await leastSeconds(() => run(...of(filler)))
        return seconds < 5 * least + 0.05 ? null : `${seconds} s, and ${least} s for the right one`
      })

      expect(slower).toBe(null)
    },
  )
})
