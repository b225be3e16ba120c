/** What each client makes of the same server. Every sentence of this list is a test, and a cell of the README's table. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { makeClient, soTicket } from '@so-email/client'
import { EFieldRight, type EMailAccount, type FlagSet, flagSet } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import { expect } from 'vitest'
import { documentedRequest } from '../consumer/ask.js'
import { sampleResponse } from '../samples/sample.js'
import type { Comparison } from './Comparison.js'
import { WebApi } from './officialClient.js'
import { type Answer, inZone, scripted, sent, sentHeader } from './scripted.js'

const account = sampleResponse.value
const saveBack = { eMailAccountId: 789, eMailAddress: 'veritatis' }

/** Reads an account and saves it back, with each client; what they send the second time. */
const sentBack = (answer: Record<string, unknown>) => ({
  official: (check: (body: Readonly<Record<string, unknown>>) => void) => () =>
    scripted([{ body: answer }], async ({ official, asked }) => {
      await official.saveEMailAccountAsync(await official.saveEMailAccountAsync(saveBack))
      check(sent(asked[1]))
    }),
  ours: (check: (body: Readonly<Record<string, unknown>>) => void) => () =>
    scripted([{ body: answer }], async ({ ours, asked }) => {
      const read = await ours.saveEMailAccount(documentedRequest)()
      if (E.isLeft(read)) expect.fail(read.left._tag)
      await ours.saveEMailAccount(read.right)()
      check(sent(asked[1]))
    }),
})

/** What each client answers when the server answers this. */
const answers = (answer: Answer) => ({
  official: (check: (result: unknown, error: unknown) => void) => () =>
    scripted([answer], async ({ official }) => {
      await official.saveEMailAccountAsync(saveBack).then(
        (result) => check(result, undefined),
        (error: unknown) => check(undefined, error),
      )
    }),
  ours: (check: (outcome: E.Either<unknown, EMailAccount>) => void) => () =>
    scripted([answer], async ({ ours }) => check(await ours.saveEMailAccount(documentedRequest)())),
})

const failure = (expected: Readonly<Record<string, unknown>>) => (outcome: E.Either<unknown, unknown>) =>
  expect(outcome).toEqual(E.left(expect.objectContaining(expected)))

const ticks = sentBack(account)
const never = sentBack({ ...account, LastFetch: '0001-01-01T00:00:00' })
const zoneless = sentBack({ ...account, LastFetch: '2019-12-19T11:55:14' })
const noDate = answers({ body: { ...account, LastFetch: 'yesterday' } })
const unknown = sentBack({ ...account, UseGraphApi: 1 })
const drifted = answers({ body: { ...account, EMailAccountId: '789' } })
const errorObject = answers({ body: { Message: 'The request is invalid.', MessageDetail: 'A null entry.' } })
const page = answers({ headers: [['Content-Type', 'text/html']], body: '<html><body>Log in</body></html>' })
const refusal: Answer = {
  status: 400,
  body: { Error: true, ErrorType: 'ArgumentException', Message: 'no such mailbox' },
}
const property = (Mask: unknown) => ({
  FieldProperties: { EMailAddress: { FieldRight: { Mask, Reason: '' }, FieldType: 'System.String', FieldLength: 255 } },
})
const fullRight = answers({ body: { ...account, ...property('FULL') } })
const numericRight = answers({ body: { ...account, ...property(3) } })
/** The mask of the one field of an answer. */
const maskOf = (outcome: E.Either<unknown, EMailAccount>): FlagSet =>
  E.isRight(outcome)
    ? (outcome.right.FieldProperties?.['EMailAddress']?.FieldRight?.Mask ?? expect.fail('no mask'))
    : expect.fail('no answer')

const credentials = {
  ServiceAuthId: 0,
  Server: 'imap.example.test',
  Port: 993,
  AuthType: 'plain',
  Username: 'sales',
  Password: 'planted-imap',
}

const importIn = (code: string) =>
  spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    encoding: 'utf8',
  })

export const comparisons: ReadonlyArray<Comparison> = [
  {
    about: 'a date-time with ticks and an offset is read and saved back',
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
      shows: () =>
        inZone(
          'Europe/Oslo',
          never.official(({ lastFetch }) => expect(lastFetch).toMatch(/^0000-12-31T/)),
        ),
    },
    ours: {
      does: 'sends what it read',
      shows: () =>
        inZone(
          'Europe/Oslo',
          never.ours(({ LastFetch }) => expect(LastFetch).toBe('0001-01-01T00:00:00')),
        ),
    },
  },
  {
    about: 'a date-time without a zone is saved back, in Oslo',
    official: {
      does: 'takes it for the local time of the machine and moves it by an hour',
      shows: () =>
        inZone(
          'Europe/Oslo',
          zoneless.official(({ lastFetch }) => expect(lastFetch).toBe('2019-12-19T10:55:14.000Z')),
        ),
    },
    ours: {
      does: 'sends what it read',
      shows: () =>
        inZone(
          'Europe/Oslo',
          zoneless.ours(({ LastFetch }) => expect(LastFetch).toBe('2019-12-19T11:55:14')),
        ),
    },
  },
  {
    about: 'a date-time is none (`yesterday`)',
    official: {
      does: 'answers an invalid `Date`, which is saved back as `null`',
      shows: noDate.official((result) => expect(JSON.parse(JSON.stringify(result)).lastFetch).toBe(null)),
    },
    ours: {
      does: 'fails, and names the property',
      shows: noDate.ours(failure({ _tag: 'NotUnderstood', what: 'value' })),
    },
  },
  {
    about: 'a server knows more properties than the client',
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
      does: 'answers a string that is typed as a number',
      shows: drifted.official((result) => expect(result).toEqual(expect.objectContaining({ eMailAccountId: '789' }))),
    },
    ours: {
      does: 'fails, and names the property',
      shows: drifted.ours(failure({ _tag: 'NotUnderstood', what: 'value' })),
    },
  },
  {
    about: 'a field right is `FULL`, as older documented samples have it',
    official: {
      does: 'reads no rights at all (`0`)',
      shows: fullRight.official((result) =>
        expect(JSON.stringify(result)).toContain('"fieldRight":{"mask":0,"reason":""}'),
      ),
    },
    ours: {
      does: 'keeps the text, and says that the name is not known',
      shows: fullRight.ours((outcome) =>
        expect(flagSet.read(EFieldRight)(maskOf(outcome))).toEqual({ bits: 0, unknown: ['FULL'] }),
      ),
    },
  },
  {
    about: 'a field right is a number',
    official: {
      does: 'throws a `TypeError`',
      shows: numericRight.official((_result, error) => expect(error).toBeInstanceOf(TypeError)),
    },
    ours: {
      does: 'reads its bits',
      shows: numericRight.ours((outcome) =>
        expect(flagSet.read(EFieldRight)(maskOf(outcome))).toEqual({ bits: 3, unknown: [] }),
      ),
    },
  },
  {
    about: 'the answer is an error object with status 200',
    official: {
      does: 'answers an account with nothing in it',
      shows: errorObject.official((result) => expect(Object(result).eMailAccountId).toBe(undefined)),
    },
    ours: {
      does: 'fails, with what the server says',
      shows: errorObject.ours(
        failure({ what: 'errorObject', rejection: expect.objectContaining({ message: 'The request is invalid.' }) }),
      ),
    },
  },
  {
    about: 'the answer is a web page with status 200',
    official: {
      does: 'answers an account with nothing in it',
      shows: page.official((result) => expect(Object(result).eMailAccountId).toBe(undefined)),
    },
    ours: { does: 'fails, and says that it is a page', shows: page.ours(failure({ what: 'html' })) },
  },
  {
    about: 'the server refuses a save (400), and the error is logged',
    official: {
      does: 'shows the login and the mailbox password',
      shows: () =>
        scripted([refusal], async ({ official }) => {
          const error = await official
            .saveEMailAccountAsync({ ...saveBack, incomingCredentials: { password: 'planted-imap' } })
            .catch((reason: unknown) => reason)
          const login = Buffer.from('tje0:planted-login').toString('base64')
          const text = JSON.stringify(error) + inspect(error, { depth: 10 })

          expect(text).toContain('planted-imap')
          expect(text.includes('planted-login') || text.includes(login)).toBe(true)
        }),
    },
    ours: {
      does: 'shows the type and the message of the server, and no secret',
      shows: () =>
        scripted([refusal], async ({ ours }) => {
          const outcome = await ours.saveEMailAccount({ ...documentedRequest, IncomingCredentials: credentials })()
          const text = JSON.stringify(outcome) + inspect(outcome, { depth: 10 })

          expect(text).toMatch(/ArgumentException.*no such mailbox/s)
          expect(text).not.toMatch(/planted/)
          expect(text).not.toContain(Buffer.from('tje0:planted-login').toString('base64'))
        }),
    },
  },
  {
    about: 'an update is answered 429, `Retry-After: 0`',
    official: {
      does: 'fails at once',
      shows: () =>
        scripted([{ status: 429, headers: [['Retry-After', '0']], body: {} }, { body: account }], async (server) => {
          await expect(server.official.saveEMailAccountAsync(saveBack)).rejects.toThrow('429')
          expect(server.asked.length).toBe(1)
        }),
    },
    ours: {
      does: 'waits as told, and asks again',
      shows: () =>
        scripted(
          [{ status: 429, headers: [['Retry-After', '0']], body: {} }, { body: account }],
          async ({ ours, asked }) => {
            expect(await ours.saveEMailAccount(documentedRequest)()).toEqual(E.right(account))
            expect(asked.length).toBe(2)
          },
          { retry: { baseDelay: 1 } },
        ),
    },
  },
  {
    about: 'one process works for two tenants, each with a ticket',
    official: {
      does: "asks the first tenant with the second one's ticket",
      shows: () =>
        scripted([{ body: account }], async ({ url, asked }) => {
          const first = new WebApi(`${url}/Cust1`)
          first.authenticateWithTicket('7T:one')
          new WebApi(`${url}/Cust2`).authenticateWithTicket('7T:two')
          await first.getEMailAgent().saveEMailAccountAsync(saveBack)

          expect(asked[0]?.url).toMatch(/^\/Cust1\//)
          expect(sentHeader(asked[0], 'Authorization')).toBe('SOTicket 7T:two')
        }),
    },
    ours: {
      does: 'asks each with its own',
      shows: () =>
        scripted([{ body: account }], async ({ url, asked }) => {
          const first = makeClient({ baseUrl: `${url}/Cust1`, auth: soTicket('7T:one') })
          const second = makeClient({ baseUrl: `${url}/Cust2`, auth: soTicket('7T:two') })
          await first.saveEMailAccount(documentedRequest)()
          await Promise.all([first.close(), second.close()])

          expect(asked[0]?.url).toMatch(/^\/Cust1\//)
          expect(sentHeader(asked[0], 'Authorization')).toBe('SoTicket 7T:one')
        }),
    },
  },
  {
    about: 'two users of one process ask for their current account, and answers are cached',
    official: {
      does: "answers the second user with the first one's account (with its option `cache`)",
      shows: () =>
        scripted([{ body: account }, { body: { ...account, EMailAccountId: 2 } }], async ({ url, asked }) => {
          const cached = { baseUrl: url, cache: { duration: 1, refresh: false } }
          const first = new WebApi(cached)
          first.authenticateWithTicket('7T:one')
          await first.getEMailAgent().getCurrentAccountAsync()
          const second = new WebApi(cached)
          second.authenticateWithTicket('7T:two')

          expect((await second.getEMailAgent().getCurrentAccountAsync())['eMailAccountId']).toBe(789)
          expect(asked.length).toBe(1)
        }),
    },
    ours: {
      does: 'asks for each: it has no cache',
      shows: () =>
        scripted([{ body: account }, { body: { ...account, EMailAccountId: 2 } }], async ({ url, asked }) => {
          const first = makeClient({ baseUrl: url, auth: soTicket('7T:one') })
          const second = makeClient({ baseUrl: url, auth: soTicket('7T:two') })
          await first.getCurrentAccount()()

          expect(await second.getCurrentAccount()()).toEqual(E.right(O.some({ ...account, EMailAccountId: 2 })))
          expect(asked.map((request) => sentHeader(request, 'Authorization'))).toEqual([
            'SoTicket 7T:one',
            'SoTicket 7T:two',
          ])
          await Promise.all([first.close(), second.close()])
        }),
    },
  },
  {
    about: 'the id of an account to delete is `undefined`',
    official: {
      does: 'asks to delete the account `undefined`',
      shows: () =>
        scripted([{ status: 204, body: '' }], async ({ official, asked }) => {
          await official.deleteEMailAccountAsync(undefined)

          expect(asked[0]?.url).toMatch(/\?EMailAccountId=undefined$/)
        }),
    },
    ours: {
      does: 'does not compile; and where it does, sends nothing',
      shows: () =>
        scripted([{ status: 204, body: '' }], async ({ ours, asked }) => {
          // @ts-expect-error: an id that may be undefined
          const outcome = await ours.deleteEMailAccount({ EMailAccountId: undefined })()

          expect(outcome).toEqual(E.left(expect.objectContaining({ _tag: 'InvalidInput' })))
          expect(asked).toEqual([])
        }),
    },
  },
  {
    about: 'a language and a culture are set (`en`, `sv`)',
    official: {
      does: 'sends the culture as the language, and no culture',
      shows: () =>
        scripted([{ body: account }], async ({ url, asked }) => {
          await new WebApi(url, 'en', 'sv').getEMailAgent().saveEMailAccountAsync(saveBack)

          expect(sentHeader(asked[0], 'SO-Language')).toBe('sv')
          expect(sentHeader(asked[0], 'SO-Culture')).toBe(undefined)
        }),
    },
    ours: {
      does: 'sends both',
      shows: () =>
        scripted(
          [{ body: account }],
          async ({ ours, asked }) => {
            await ours.saveEMailAccount(documentedRequest)()

            expect(sentHeader(asked[0], 'SO-Language')).toBe('en')
            expect(sentHeader(asked[0], 'SO-Culture')).toBe('sv')
          },
          { soLanguage: 'en', soCulture: 'sv' },
        ),
    },
  },
  {
    about: 'it is imported as an ES module in Node',
    official: {
      does: 'does not load (`ERR_MODULE_NOT_FOUND`)',
      shows: async () =>
        expect(importIn("await import('@superoffice/webapi')").stderr).toContain('ERR_MODULE_NOT_FOUND'),
    },
    ours: {
      does: 'loads',
      shows: async () => expect(importIn("await import('@so-email/client')").status).toBe(0),
    },
  },
]
