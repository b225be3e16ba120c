/** Text from outside is read in linear time. */
import { pathOf, saveEMailAccount } from '@so-email/codecs'
import { measuresTimes, superlinear } from '@so-email/testing/growth'
import { expect, it } from 'vitest'
import { siteOf } from '../../src/http/siteOf.js'
import { idWritten, isRead } from '../../src/live/accounts/Write.js'
import { junit } from '../../src/report/junit.js'
import { report } from '../../src/report/report.js'
import { keyOf, verificationOf } from '../../src/verification/Verification.js'

const pact = (description = 'a') => ({
  consumer: { name: 'c' },
  provider: { name: 'p' },
  interactions: [{ description, request: { method: 'POST', path: '/' }, response: { status: 200 } }],
})

const mismatch = (mismatch: string, path: string) =>
  verificationOf(
    pact(),
    JSON.stringify({
      result: false,
      interactionResults: [{ description: keyOf(0), result: 'Error' }],
      errors: [
        {
          interaction: ` - ${keyOf(0)}`,
          mismatch: { type: 'mismatches', mismatches: [{ type: 'BodyMismatch', mismatch, path, actual: mismatch }] },
        },
      ],
    }),
  )

const reported = (text: string) => [
  {
    consumer: text,
    provider: text,
    interactions: [{ description: text, states: [text], outcome: { _tag: 'Passed' } as const, duration: 0 }],
  },
]

const body = (type: string, text: string) =>
  idWritten({
    method: 'POST',
    url: pathOf(saveEMailAccount),
    headers: [['Content-Type', type]],
    body: new TextEncoder().encode(text),
  })

const readers: ReadonlyArray<readonly [string, (n: number) => unknown]> = [
  ['slashes inside of a URL', (n) => siteOf(`http://host${'/'.repeat(n)}x`)],
  ['slashes at the end of a URL', (n) => siteOf(`http://host${'/'.repeat(n)}`)],
  ['quotes in a JSON body', (n) => body('application/json', '"'.repeat(n))],
  ['strings that do not end in a JSON body', (n) => body('application/json', '"\\\n'.repeat(n / 3))],
  ['white space in a JSON body', (n) => body('application/json', `{"a"${' '.repeat(n)}x`)],
  [
    'question marks in a path',
    (n) => isRead({ method: 'POST', url: `/${'?'.repeat(n)}`, headers: [], body: new Uint8Array() }),
  ],
  ['tags in a form', (n) => body('application/x-www-form-urlencoded', '&a='.repeat(n / 3))],
  ['brackets in the path of a mismatch', (n) => mismatch('x', '[.'.repeat(n / 2))],
  ['digits in the value of a mismatch', (n) => mismatch('1'.repeat(n), '$')],
  ['a mismatch with quotes', (n) => mismatch(` to match '`.repeat(n / 11), '$')],
  [
    'blanks in a description',
    (n) => [junit(reported(' \u001b'.repeat(n / 2))), report('', reported(' \u001b'.repeat(n / 2)))],
  ],
]

it.runIf(measuresTimes).each(readers)('%s', async (_what, read) => {
  expect(await superlinear(read, (size) => size)).toBe(null)
})
