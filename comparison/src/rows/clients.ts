/** Several clients in one process, their configuration, and how they are loaded. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { soTicket } from '@so-email/client'
import { operations } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import { expect } from 'vitest'
import { account, saveBack, update } from '../account.js'
import type { Comparison } from '../Comparison.js'
import { installedBytes } from '../installedBytes.js'
import { loadedAgents, WebApi } from '../officialClient.js'
import { clientOf, scripted, sentHeader } from '../scripted.js'

const importIn = (code: string) =>
  spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    encoding: 'utf8',
  })

export const clients: ReadonlyArray<Comparison> = [
  {
    about: 'one process works for two tenants, each with a ticket',
    inReadme: true,
    official: {
      does: "sends the second tenant's ticket to the first tenant",
      shows: () =>
        scripted([{ body: account }], async ({ url, received }) => {
          const first = new WebApi(`${url}/Cust1`)
          first.authenticateWithTicket('7T:one')
          new WebApi(`${url}/Cust2`).authenticateWithTicket('7T:two')
          await first.getEMailAgent().saveEMailAccountAsync(saveBack)

          expect(received[0]?.url).toMatch(/^\/Cust1\//)
          expect(sentHeader(received[0], 'Authorization')).toBe('SOTicket 7T:two')
        }),
    },
    ours: {
      does: 'sends each tenant its own ticket',
      shows: () =>
        scripted([{ body: account }], async ({ url, received }) => {
          const first = clientOf({ baseUrl: `${url}/Cust1`, auth: soTicket('7T:one') })
          const second = clientOf({ baseUrl: `${url}/Cust2`, auth: soTicket('7T:two') })
          await first.saveEMailAccount(update)()
          await Promise.all([first.close(), second.close()])

          expect(received[0]?.url).toMatch(/^\/Cust1\//)
          expect(sentHeader(received[0], 'Authorization')).toBe('SoTicket 7T:one')
        }),
    },
  },
  {
    about: 'two users of one process get their current account, with a cache',
    official: {
      does: "returns the first user's account to the second user (with its option `cache`)",
      shows: () =>
        scripted([{ body: account }, { body: { ...account, EMailAccountId: 2 } }], async ({ url, received }) => {
          const cached = { baseUrl: url, cache: { duration: 1, refresh: false } }
          const first = new WebApi(cached)
          first.authenticateWithTicket('7T:one')
          await first.getEMailAgent().getCurrentAccountAsync()
          const second = new WebApi(cached)
          second.authenticateWithTicket('7T:two')

          expect((await second.getEMailAgent().getCurrentAccountAsync())['eMailAccountId']).toBe(789)
          expect(received.length).toBe(1)
        }),
    },
    ours: {
      does: 'requests each account: it has no cache',
      shows: () =>
        scripted([{ body: account }, { body: { ...account, EMailAccountId: 2 } }], async ({ url, received }) => {
          const first = clientOf({ baseUrl: url, auth: soTicket('7T:one') })
          const second = clientOf({ baseUrl: url, auth: soTicket('7T:two') })
          await first.getCurrentAccount()()

          expect(await second.getCurrentAccount()()).toEqual(E.right(O.some({ ...account, EMailAccountId: 2 })))
          expect(received.map((request) => sentHeader(request, 'Authorization'))).toEqual([
            'SoTicket 7T:one',
            'SoTicket 7T:two',
          ])
          await Promise.all([first.close(), second.close()])
        }),
    },
  },
  {
    about: 'a language and a culture are set (`en`, `sv`)',
    official: {
      does: 'sends the culture as the language, and no culture',
      shows: () =>
        scripted([{ body: account }], async ({ url, received }) => {
          await new WebApi(url, 'en', 'sv').getEMailAgent().saveEMailAccountAsync(saveBack)

          expect(sentHeader(received[0], 'SO-Language')).toBe('sv')
          expect(sentHeader(received[0], 'SO-Culture')).toBe(undefined)
        }),
    },
    ours: {
      does: 'sends both',
      shows: () =>
        scripted(
          [{ body: account }],
          async ({ ours, received }) => {
            await ours.saveEMailAccount(update)()

            expect(sentHeader(received[0], 'SO-Language')).toBe('en')
            expect(sentHeader(received[0], 'SO-Culture')).toBe('sv')
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
  {
    about: 'it is installed, with its dependencies',
    official: {
      does: 'takes more than 30 MB, and loads 57 agents',
      shows: async () => {
        expect(installedBytes('@superoffice/webapi')).toBeGreaterThan(30_000_000)
        expect(loadedAgents()).toEqual(expect.arrayContaining(['EMailAgent', 'AppointmentAgent', 'SaleAgent']))
        expect(loadedAgents().length).toBe(57)
      },
    },
    ours: {
      does: 'takes less than 12 MB, and has this one agent',
      shows: () =>
        scripted([], async ({ ours }) => {
          const { changeEMailAccount, saveEMailAccounts, call, close, ...operationsOfOurs } = ours

          expect(installedBytes('@so-email/client')).toBeLessThan(12_000_000)
          expect(Object.keys(operationsOfOurs)).toEqual(Object.keys(operations))
        }),
    },
  },
]
