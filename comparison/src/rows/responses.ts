/** Responses that hold no account, and refusals. */
import { inspect } from 'node:util'
import { either as E } from 'fp-ts'
import { expect } from 'vitest'
import { account, saveBack, update } from '../account.js'
import type { Comparison } from '../Comparison.js'
import { failure, results } from '../observe.js'
import type { OfficialAccount } from '../officialClient.js'
import { type Reply, scripted } from '../scripted.js'

const errorObject = results({ body: { Message: 'The request is invalid.', MessageDetail: 'A null entry.' } })
const page = results({ headers: [['Content-Type', 'text/html']], body: '<html><body>Log in</body></html>' })
const isEmpty = (read: OfficialAccount): void => {
  expect(read).toHaveProperty('eMailAccountId', undefined)
  expect(Object.values(read).filter((value) => value !== undefined && value !== null)).toEqual([])
}
const refusal: Reply = {
  status: 400,
  body: { Error: true, ErrorType: 'ArgumentException', Message: 'no such mailbox' },
}
const credentials = {
  ServiceAuthId: 0,
  Server: 'imap.example.test',
  Port: 993,
  AuthType: 'plain',
  Username: 'sales',
  Password: 'planted-imap',
}

export const responses: ReadonlyArray<Comparison> = [
  {
    about: 'the response is an error object with status 200',
    inReadme: true,
    official: {
      does: 'returns an empty account',
      shows: errorObject.official.returns(isEmpty),
    },
    ours: {
      does: 'fails with the message of the server',
      shows: errorObject.ours(
        failure({ what: 'errorObject', rejection: expect.objectContaining({ message: 'The request is invalid.' }) }),
      ),
    },
  },
  {
    about: 'the response is a web page with status 200',
    official: {
      does: 'returns an empty account',
      shows: page.official.returns(isEmpty),
    },
    ours: { does: 'fails and reports a web page', shows: page.ours(failure({ what: 'html' })) },
  },
  {
    about: 'the server refuses a save (400), and the error is logged',
    inReadme: true,
    official: {
      does: 'the log has the login and the mailbox password',
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
      does: 'the log has the type and the message of the server, and no secret',
      shows: () =>
        scripted([refusal], async ({ ours }) => {
          const outcome = await ours.saveEMailAccount({ ...update, IncomingCredentials: credentials })()
          const text = JSON.stringify(outcome) + inspect(outcome, { depth: 10 })

          expect(text).toMatch(/ArgumentException.*no such mailbox/s)
          expect(text).not.toMatch(/planted/)
          expect(text).not.toContain(Buffer.from('tje0:planted-login').toString('base64'))
        }),
    },
  },
  {
    about: 'the response to an update is 429 with `Retry-After: 0`',
    official: {
      does: 'fails at once',
      shows: () =>
        scripted([{ status: 429, headers: [['Retry-After', '0']], body: {} }, { body: account }], async (server) => {
          await expect(server.official.saveEMailAccountAsync(saveBack)).rejects.toThrow('429')
          expect(server.received.length).toBe(1)
        }),
    },
    ours: {
      does: 'waits as `Retry-After` demands, and retries',
      shows: () =>
        scripted(
          [{ status: 429, headers: [['Retry-After', '0']], body: {} }, { body: account }],
          async ({ ours, received }) => {
            expect(await ours.saveEMailAccount(update)()).toEqual(E.right(account))
            expect(received.length).toBe(2)
          },
          { retry: { baseDelay: 1 } },
        ),
    },
  },
]
