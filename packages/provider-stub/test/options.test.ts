/** Options from JavaScript, where nothing checks their types: a table over all of them, in memory and on a socket. */
import { operations, serverVersions } from '@so-email/codecs'
import { option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { switches } from '../src/Assumptions.js'
import {
  type Assumptions,
  assumptions,
  makeStub,
  type ServerOptions,
  type StubOptions,
  sampleAccount,
  startStub,
} from '../src/index.js'
import { documentedZones } from '../src/localization/TimeZone.js'
import { documentedResources } from '../src/localization/translate.js'
import { parseOptions } from '../src/options/StubOptions.js'
import { orThrow } from '../src/Stub.js'
import { basic, saving, send } from './support/requests.js'

const user = { name: 'ops', password: 'pa55' }

const described = operations.deleteEMailAccount

const everywhere: ReadonlyArray<readonly [string, unknown, string]> = [
  ['mode', 'cloud', 'the option mode: expected "onsite" or "online", got "cloud"'],
  ['users', [5], 'the option users: [0]: expected user'],
  ['users', [{ ...user, associateId: 'x' }], 'the option users: [0].associateId: expected Int32'],
  ['users', [{ ...user, xsrfTokens: [5] }], 'the option users: [0].xsrfTokens[0]: expected'],
  ['resources', 5, 'the option resources: expected resources'],
  ['resources', { SR_X: 5 }, 'the option resources: SR_X: expected texts'],
  ['zones', 5, 'the option zones: expected zones'],
  ['handlers', [{ operation: {} }], 'the option handlers: [0].operation.agent: expected string'],
  ['handlers', [{ operation: described }], 'the option handlers: [0].handler: expected Function'],
  [
    'handlers',
    [{ operation: { ...described, answer: {} }, handler: () => {} }],
    'the option handlers: [0].operation.answer.codec: expected',
  ],
  [
    'handlers',
    [{ operation: { ...described, parameters: {} }, handler: () => {} }],
    'the option handlers: [0].operation.parameters.codec: expected',
  ],
  ['users', { name: 'ops' }, 'the option users: expected'],
  ['users', [{ ...user, password: 5 }], 'the option users: [0].password: expected'],
  ['users', [{ ...user, tickets: 'sw0rdf1sh' }], 'the option users: [0].tickets: expected'],
  ['users', [{ ...user, tickets: ['7T: sw0rdf1sh'] }], 'no request can carry a ticket of the user ops'],
  ['users', [{ ...user, tokens: ['sw0rdf1sh\n'] }], 'no request can carry a token of the user ops'],
  ['users', [{ ...user, tokens: ['sw0rdf1shø'] }], 'no request can carry a token of the user ops'],
  ['users', [{ ...user, xsrfTokens: ['sw0rd;f1sh'] }], 'no request can carry an XSRF token of the user ops'],
  ['users', [{ name: 'a:b', password: 'sw0rdf1sh' }], 'no request can carry the name or the password of the user a:b'],
  ['users', [{ name: '\u001b[31m', password: '\u0000' }], 'the name or the password of the user \\u{1b}[31m'],
  ['appTokens', ['sw0rd f1sh'], 'no request can carry a token of an application'],
  ['appTokens', ['fine', 'sw0rd f1sh'], 'no request can carry a token of an application'],
  [
    'users',
    [{ ...user, tickets: ['7T: sw0rdf1sh'], tokens: ['sw0rdf1sh\n'] }],
    'no request can carry a ticket of the user ops, nor a token of the user ops',
  ],
  ['appTokens', 'sw0rdf1sh', 'the option appTokens: expected'],
  ['granted', 'yes', 'the option granted: expected boolean'],
  ['serverVersion', '0', `0 is no version of a server: ${serverVersions.join(', ')}`],
  ['serverVersion', 8, 'the option serverVersion: expected string'],
  ['serverVersion', 'toString', 'toString is no version of a server'],
  ['accounts', [{ EMailAccountId: 'x' }], 'the option accounts: [0]'],
  ['accounts', [{ ...sampleAccount, onChange: () => {} }], 'the option accounts cannot be copied'],
  [
    'accounts',
    [{ ...sampleAccount, FieldProperties: new Map() }],
    'the option accounts has an object that is more than',
  ],
  ['resources', new Map([['SR_X', {}]]), 'the option resources has an object that is more than its properties'],
  ['resources', { SR_X: new Map() }, 'the option resources has an object that is more than its properties'],
  ['zones', new Map([['W', 'Europe/Oslo']]), 'the option zones has an object that is more than its properties'],
  ['assumptions', new Map([['unknownId', 'null']]), 'the option assumptions has an object that is more than'],
  ['basePath', 5, 'the option basePath: expected string'],
  ['assumptions', 'none', 'the assumptions are no object'],
  ['assumptions', { unknownID: 'refused' }, 'there is no assumption unknownID'],
  ['assumptions', { toString: 'refused' }, 'there is no assumption toString'],
  ['assumptions', { invalidInput: '400' }, 'the assumption invalidInput is "400", which is none of: 400, 200'],
  [
    'assumptions',
    { passwords: { a: 'sw0rd' } },
    'the assumption passwords is an object, which is none of: clear, hidden',
  ],
  ['assumptions', { passwords: 5 }, 'the assumption passwords is 5, which is none of: clear, hidden'],
  ['assumptions', { passwords: null }, 'the assumption passwords is null, which is none of: clear, hidden'],
  ['resources', { SR_X: 'text' }, 'the option resources: SR_X: expected'],
  ['zones', { X: 5 }, 'the option zones: X: expected string'],
  ['mailServers', [5], 'the option mailServers: [0]: expected mail server'],
  ['mailServers', [{ host: 'h', logins: [5] }], 'the option mailServers: [0].logins[0]: expected login'],
  [
    'mailServers',
    [{ host: 'h', logins: [], use: 5 }],
    'the option mailServers: [0].use: expected "incoming" or "outgoing"',
  ],
  ['mailDomains', [5], 'the option mailDomains: [0]: expected mail domain'],
  ['mailDomains', [{ domain: 5 }], 'the option mailDomains: [0].domain: expected string'],
  ['mailServers', [{ host: 5 }], 'the option mailServers: [0].host: expected string'],
  [
    'mailServers',
    [{ host: 'imap.test', logins: [{ userName: 5, password: 'sw0rdf1sh' }] }],
    'the option mailServers: [',
  ],
  ['mailDomains', [{ domain: 'x.test', mx: 'yes' }], 'the option mailDomains: [0].mx: expected boolean'],
  ['handlers', [{ handler: 5 }], 'the option handlers: [0].operation: expected'],
  ['journalSize', '5', 'the option journalSize: expected number'],
  ['journalSize', Number.NaN, 'the journal size NaN is not a whole number from 0'],
  ['journalSize', -1, 'the journal size -1 is not a whole number from 0'],
  ['journalSize', 0.5, 'the journal size 0.5 is not a whole number from 0'],
  ['zones', { X: 'Europe/Nowhere' }, 'the time zone Europe/Nowhere of X is not known to this platform'],
  ['onEntry', 'log', 'the option onEntry: expected Function'],
  ['acounts', [], 'there is no option acounts'],
]

const onSockets: ReadonlyArray<readonly [string, unknown, string]> = [
  ['host', '', '"" is not a host'],
  ['host', ' ', '" " is not a host'],
  ['host', 'a:80', '"a:80" is not a host'],
  ['host', 0, 'the option host: expected string'],
  ['allowHosts', 'stub.test', 'the option allowHosts: expected'],
  ['allowHosts', ['http://stub.test'], '"http://stub.test" is not a host'],
  ['states', 'yes', 'the option states: expected boolean'],
  ['port', '80', 'the option port: expected number'],
  ['port', Number.NaN, 'NaN is not a port'],
  ['cors', true, 'the option cors: expected string'],
  ['bounds', 5, 'the bounds are no object'],
  ['bounds', new Map(), 'the option bounds has an object that is more than its properties'],
  ['bounds', { maxBodyBytes: '5' }, 'the bound maxBodyBytes is "5", which is not a whole number from 0'],
  ['bounds', { headersTimeout: 0.5 }, 'the bound headersTimeout is 0.5, which is not a whole number from 0'],
  ['bounds', { maxBodyByte: 5 }, 'there is no bound maxBodyByte'],
]

/** A part of a secret, or a control character. */
const unwanted = /sw0rd|\p{Control}/u

const reasonOf = (run: () => unknown): string => {
  try {
    run()
    return 'accepted'
  } catch (error) {
    return error instanceof TypeError ? error.message : 'no TypeError'
  }
}

describe('an option of the wrong type', () => {
  it.each(everywhere)('is a TypeError of makeStub: %s %o', (name, value, reason) => {
    const message = reasonOf(() => makeStub({ [name]: value }))

    expect(message).toContain(reason)
    expect(message).not.toMatch(unwanted)
  })

  it.each([...everywhere, ...onSockets])(
    'is a TypeError with which startStub rejects: %s %o',
    async (name, value, reason) => {
      const error = await startStub({ [name]: value }).then(
        async ({ close }) => close(),
        (rejection: unknown) => rejection,
      )

      expect(error).toBeInstanceOf(TypeError)
      expect(String(error)).toContain(reason)
      expect(String(error)).not.toMatch(unwanted)
    },
  )

  it('is none if it is undefined, at any depth', async () => {
    const undefinedOptions = {
      users: undefined,
      assumptions: { passwords: undefined },
      bounds: undefined,
      host: undefined,
    }
    const stub = await startStub(undefinedOptions as unknown as ServerOptions) // as JavaScript may pass it
    const response = await fetch(`${stub.url}/api`, { headers: { Authorization: basic } })
    await stub.close()

    expect(response.status).toBe(200)
  })
})

describe('the options', () => {
  it('have defaults: no mail server, no mail domain, and the documented texts and zones', () => {
    const { state, journalSize, onEntry } = orThrow(parseOptions({}))
    const { accounts, settings, ...rest } = state

    expect([...accounts.all()]).toEqual([sampleAccount])
    expect({ journalSize, onEntry, ...rest }).toEqual({
      journalSize: 200,
      onEntry: O.none,
      faults: [],
      entered: [],
      hasOperated: false,
      start: { accounts, settings },
    })
    expect(settings).toMatchObject({
      granted: true,
      resources: documentedResources,
      zones: documentedZones,
      mail: { servers: [], domains: [] },
      scripted: [],
    })
  })

  it('may have undefined properties in their lists and objects', () => {
    const zones = { X: undefined, Y: 'Europe/Oslo' }

    // As JavaScript may give them: the types have no undefined there.
    expect(
      reasonOf(() => makeStub({ users: [{ ...user, tickets: undefined }], zones } as unknown as StubOptions)),
    ).toBe(
      'accepted', // as JavaScript may pass them
    )
  })

  it.each<readonly [string, unknown]>([
    ['a map', new Map([['mode', 'online']])],
    ['headers', new Headers()],
    ['a promise', Promise.resolve({})],
    ['a list', []],
    ['a function', () => ({})],
  ])('are refused if they are %s', (_, options) => {
    expect(reasonOf(() => makeStub(options as StubOptions))).toBe('the options are no plain object')
  })

  it('may be what a module exports', async () => {
    const module = 'data:text/javascript,export const mode = "onsite"'

    expect(makeStub(await import(module)).accounts.get(270)).toMatchObject({ EMailAccountId: 270 })
  })

  it('are refused if they cannot be read', () => {
    const options = {
      get mode(): 'onsite' {
        throw new Error('sw0rdf1sh')
      },
    }

    expect(reasonOf(() => makeStub(options))).toBe('the options cannot be read')
  })

  it('name a store only where a stub can wait for it', () => {
    expect(reasonOf(() => makeStub({ data: 'x' } as StubOptions))).toBe(
      'the option data is for a stub on a socket: startStub opens a store, which takes time',
    )
  })

  it('are read once: what becomes of the objects of the caller does not matter', async () => {
    const users = [{ ...user, tickets: ['7T:a'] }]
    const zones = { X: 'Europe/Oslo' }
    const stub = makeStub({ users, zones })
    users[0] = { ...user, tickets: [] }
    users.pop()
    zones.X = 'Asia/Dhaka'
    const { status, text } = await send(
      stub,
      saving({ LastFetch: '2024-01-01T00:00:00Z' }, { Authorization: 'SoTicket 7T:a', 'SO-TimeZone': 'X' }),
    )

    expect([status, JSON.parse(text).LastFetch]).toEqual([200, '2024-01-01T01:00:00'])
  })

  it('may be values of getters that change, because each is read once', () => {
    let reads = 0
    const options = {
      get mode() {
        reads++
        return 'onsite' as const
      },
    }
    makeStub(options)

    expect(reads).toBe(1)
  })

  it.each(Object.entries(switches))('accept each value of the assumption %s, the default first', (name, { values }) => {
    expect(assumptions[name as keyof Assumptions]).toBe(values[0]) // the names are those of the record
    for (const value of values) expect(() => makeStub({ assumptions: { [name]: value } })).not.toThrow()
    expect(reasonOf(() => makeStub({ assumptions: { [name]: 'x' } as Partial<Assumptions> }))).toContain(name)
  })
})
