/** The values of an account that is read and saved back. */
import { EFieldRight, type EMailAccount, type FlagSet, flagSet } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { expect } from 'vitest'
import { account } from '../account.js'
import type { Comparison } from '../Comparison.js'
import { failure, results, sentBack } from '../observe.js'

/** The test of a machine in another time zone than that of the tests. */
const inOslo = (shows: () => Promise<void>) => async (): Promise<void> => {
  const before = process.env['TZ']
  process.env['TZ'] = 'Europe/Oslo'
  try {
    await shows()
  } finally {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  }
}

const ticks = sentBack(account)
const never = sentBack({ ...account, LastFetch: '0001-01-01T00:00:00' })
const zoneless = sentBack({ ...account, LastFetch: '2019-12-19T11:55:14' })
const noDate = results({ body: { ...account, LastFetch: 'yesterday' } })
const unknown = sentBack({ ...account, UseGraphApi: 1 })
const drifted = results({ body: { ...account, EMailAccountId: '789' } })
const property = (Mask: unknown) => ({
  FieldProperties: { EMailAddress: { FieldRight: { Mask, Reason: '' }, FieldType: 'System.String', FieldLength: 255 } },
})
const fullRight = results({ body: { ...account, ...property('FULL') } })
const numericRight = results({ body: { ...account, ...property(3) } })
/** The mask of the one field right in a response. */
const maskOf = (outcome: E.Either<unknown, EMailAccount>): FlagSet =>
  E.isRight(outcome)
    ? (outcome.right.FieldProperties?.['EMailAddress']?.FieldRight?.Mask ?? expect.fail('no mask'))
    : expect.fail('no answer')

export const values: ReadonlyArray<Comparison> = [
  {
    about: 'a date-time with ticks and an offset is read and saved back',
    inReadme: true,
    official: {
      does: 'sends `2021-07-18T14:32:38.992Z`: ticks and offset are lost',
      shows: ticks.official(({ lastFetch }) => expect(lastFetch).toBe('2021-07-18T14:32:38.992Z')),
    },
    ours: {
      does: 'sends what it read',
      shows: ticks.ours(({ LastFetch }) => expect(LastFetch).toBe('2021-07-18T16:32:38.9926739+02:00')),
    },
  },
  {
    about: 'an account that never fetched (`0001-01-01T00:00:00`) is saved back, in Oslo',
    official: {
      does: 'sends a date in the year 0, which .NET does not have',
      shows: inOslo(never.official(({ lastFetch }) => expect(lastFetch).toMatch(/^0000-12-31T/))),
    },
    ours: {
      does: 'sends what it read',
      shows: inOslo(never.ours(({ LastFetch }) => expect(LastFetch).toBe('0001-01-01T00:00:00'))),
    },
  },
  {
    about: 'a date-time without a zone is saved back, in Oslo',
    official: {
      does: 'reads it as local time of the machine and moves it by an hour',
      shows: inOslo(zoneless.official(({ lastFetch }) => expect(lastFetch).toBe('2019-12-19T10:55:14.000Z'))),
    },
    ours: {
      does: 'sends what it read',
      shows: inOslo(zoneless.ours(({ LastFetch }) => expect(LastFetch).toBe('2019-12-19T11:55:14'))),
    },
  },
  {
    about: 'a date-time is not valid (`yesterday`)',
    official: {
      does: 'returns an invalid `Date`, which is saved back as `null`',
      shows: noDate.official.returns((result) => expect(JSON.parse(JSON.stringify(result)).lastFetch).toBe(null)),
    },
    ours: {
      does: 'fails and names the property',
      shows: noDate.ours(failure({ _tag: 'NotUnderstood', what: 'value' })),
    },
  },
  {
    about: 'a server knows more properties than the client',
    inReadme: true,
    official: {
      does: 'drops them (`SimpleMode` too), and a save replaces the whole account',
      shows: unknown.official((body) => expect(Object.keys(body)).not.toContain('simpleMode')),
    },
    ours: {
      does: 'sends them back',
      shows: unknown.ours((body) => expect(body).toEqual(expect.objectContaining({ SimpleMode: 601, UseGraphApi: 1 }))),
    },
  },
  {
    about: 'a value has another type than documented (`"EMailAccountId": "789"`)',
    official: {
      does: 'returns a string that is typed as a number',
      shows: drifted.official.returns((result) =>
        expect(result).toEqual(expect.objectContaining({ eMailAccountId: '789' })),
      ),
    },
    ours: {
      does: 'fails and names the property',
      shows: drifted.ours(failure({ _tag: 'NotUnderstood', what: 'value' })),
    },
  },
  {
    about: 'a field right is `FULL`, as older documented samples have it',
    official: {
      does: 'reads no rights at all (`0`)',
      shows: fullRight.official.returns((result) =>
        expect(JSON.stringify(result)).toContain('"fieldRight":{"mask":0,"reason":""}'),
      ),
    },
    ours: {
      does: 'keeps the text and reports the unknown name',
      shows: fullRight.ours((outcome) =>
        expect(flagSet.read(EFieldRight)(maskOf(outcome))).toEqual({ bits: 0, unknown: ['FULL'] }),
      ),
    },
  },
  {
    about: 'a field right is a number',
    official: {
      does: 'throws a `TypeError`',
      shows: numericRight.official.rejects((error) => expect(error).toBeInstanceOf(TypeError)),
    },
    ours: {
      does: 'reads its bits',
      shows: numericRight.ours((outcome) =>
        expect(flagSet.read(EFieldRight)(maskOf(outcome))).toEqual({ bits: 3, unknown: [] }),
      ),
    },
  },
]
