import { describe, expect, it } from 'vitest'
import { makeStub, type StubOptions, sampleAppToken, sampleUser } from '../../src/index.js'
import { basic, saving, send } from '../support/requests.js'

const ticket = `SoTicket ${sampleUser.tickets[0]}`
const bearer = `Bearer ${sampleUser.tokens[0]}`
const [xsrf] = sampleUser.xsrfTokens
const none = { Authorization: '' }

const status = async (options: StubOptions, headers: Readonly<Record<string, string>>): Promise<number> =>
  (await send(makeStub(options), saving({}, headers))).status

type Case = readonly [who: string, headers: Readonly<Record<string, string>>, onsite: number, online: number]

const cases: ReadonlyArray<Case> = [
  ['no credentials', none, 401, 401],
  ['a user with the password', { Authorization: basic }, 200, 401],
  ['a scheme in other letters', { Authorization: basic.replace('Basic', 'bASIC') }, 200, 401],
  ['a user with another password', { Authorization: `Basic ${btoa('tje0:tje0')}` }, 401, 401],
  ['a user in other letters', { Authorization: `Basic ${btoa('TJE0:Tje0')}` }, 401, 401],
  ['a password that is no base64', { Authorization: 'Basic !!!' }, 401, 401],
  ['a user without a colon', { Authorization: `Basic ${btoa('tje0')}` }, 401, 401],
  ['a ticket', { Authorization: ticket }, 200, 401],
  ['a ticket in the older spelling', { Authorization: ticket.replace('SoTicket', 'SOTICKET') }, 200, 401],
  ['a ticket with the token of the application', { Authorization: ticket, 'SO-AppToken': sampleAppToken }, 200, 200],
  ['a ticket with another token of an application', { Authorization: ticket, 'SO-AppToken': 'x' }, 200, 401],
  ['an unknown ticket', { Authorization: 'SoTicket 7T:x', 'SO-AppToken': sampleAppToken }, 401, 401],
  ['an access token', { Authorization: bearer }, 401, 200],
  ['an unknown access token', { Authorization: 'Bearer 8A:x' }, 401, 401],
  ['an unknown scheme', { Authorization: 'Negotiate x' }, 401, 401],
  ['a session', { ...none, Cookie: `a=b; XSRF-TOKEN=${xsrf}`, 'X-XSRF-TOKEN': xsrf }, 200, 200],
  ['a session without the header', { ...none, Cookie: `XSRF-TOKEN=${xsrf}` }, 401, 401],
  ['a session without the cookie', { ...none, 'X-XSRF-TOKEN': xsrf }, 401, 401],
  ['a session whose halves differ', { ...none, Cookie: `XSRF-TOKEN=${xsrf}`, 'X-XSRF-TOKEN': 'x' }, 401, 401],
  ['a session with the cookie of another', { ...none, Cookie: 'XSRF-TOKEN=x', 'X-XSRF-TOKEN': xsrf }, 401, 401],
  ['an unknown session', { ...none, Cookie: 'XSRF-TOKEN=x', 'X-XSRF-TOKEN': 'x' }, 401, 401],
  [
    'a wrong password beside a session',
    { Authorization: 'Basic x', Cookie: `XSRF-TOKEN=${xsrf}`, 'X-XSRF-TOKEN': xsrf },
    401,
    401,
  ],
]

describe('authentication', () => {
  it.each(cases)('%s: the response to %o is %i on-site and %i Online', async (_, headers, onsite, online) => {
    expect(await status({}, headers)).toBe(onsite)
    expect(await status({ mode: 'online', granted: true }, headers)).toBe(online)
  })

  it('answers 401 with an HTML page that names the schemes', async () => {
    const { headers, text } = await send(makeStub(), saving({}, none))

    expect(headers).toEqual([
      ['Content-Type', 'text/html; charset=utf-8'],
      ['WWW-Authenticate', 'Basic realm="SuperOffice Username or Ticket"'],
    ])
    expect(text).toMatch(/^<!DOCTYPE html><html>.*BASIC.*SOTICKET.*BEARER.*<\/html>$/)
  })

  it('does not let an application use the agent Online that it was not granted', async () => {
    expect(await status({ mode: 'online' }, { Authorization: bearer })).toBe(403)
    expect(await status({ mode: 'online', assumptions: { notGranted: 401 } }, { Authorization: bearer })).toBe(401)
    expect(await status({ granted: false }, { Authorization: basic })).toBe(403)
  })

  it('finds no user without tickets, tokens or sessions by one, and the next user who has it', async () => {
    const plain = { name: 'ops', password: 'x' }
    const session = { ...none, Cookie: `XSRF-TOKEN=${xsrf}`, 'X-XSRF-TOKEN': xsrf }
    const cases = [
      ['onsite', { Authorization: ticket }],
      ['online', { Authorization: bearer }],
      ['online', session],
    ] as const
    const found = await Promise.all(
      cases.map(([mode, headers]) => status({ mode, granted: true, users: [plain, sampleUser] }, headers)),
    )
    const missed = await Promise.all(
      cases.map(([mode, headers]) => status({ mode, granted: true, users: [plain] }, headers)),
    )

    expect([found, missed]).toEqual([
      [200, 200, 200],
      [401, 401, 401],
    ])
  })

  it('accepts the users of its options, and only them', async () => {
    const users = [{ name: 'åse', password: 'a:b' }]
    const utf8 = `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode('åse:a:b')))}`

    expect(await status({ users }, { Authorization: utf8 })).toBe(200)
    expect(await status({ users }, { Authorization: basic })).toBe(401)
  })
})
