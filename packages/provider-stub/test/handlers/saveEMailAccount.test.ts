import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeStub, sampleAccount } from '../../src/index.js'
import { path, save, saving, send } from '../support/requests.js'

/** The types of the properties are those of the .NET client; the lengths are those of the database tables. */
const fields = {
  EMailAccountId: ['System.Int32', 4],
  EMailAddress: ['System.String', 255],
  AssociateId: ['System.Int32', 4],
  AccountStatus: ['System.Int16', 2],
  ErrorCount: ['System.Int32', 4],
  ErrorReason: ['System.String', 254],
  InboxFolder: ['System.String', 255],
  SentFolder: ['System.String', 255],
  SimpleMode: ['System.Int16', 2],
  LastFetch: ['System.DateTime', 16],
}
const FieldProperties = Object.fromEntries(
  Object.entries(fields).map(([name, [FieldType, FieldLength]]) => [
    name,
    { FieldRight: null, FieldType, FieldLength },
  ]),
)

/** A created account, as the documented page has it. */
const documented = {
  EMailAccountId: 271,
  EMailAddress: 'ops@example.test',
  AssociateId: 0,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 0,
  ErrorCount: 0,
  ErrorReason: null,
  InboxFolder: null,
  SentFolder: null,
  SimpleMode: 0,
  LastFetch: '0001-01-01T00:00:00',
  TableRight: null,
  FieldProperties,
}

/** The same, with what else the default version has: it has its default too, and a field property. */
const created = {
  ...sampleAccount,
  ...documented,
  FieldProperties: expect.objectContaining(FieldProperties),
}

const failing = {
  ...sampleAccount,
  EMailAddress: 'a@example.test',
  AccountStatus: 3,
  ErrorCount: 7,
  ErrorReason: 'no route',
}

const refused = (Message: string) => ({
  Error: true,
  ErrorType: 'ArgumentException',
  Message,
  ErrorSource: 'SuperOffice.Services.Implementation',
})

const credentials = {
  ServiceAuthId: 0,
  Server: 'imap.example.test',
  Port: 993,
  AuthType: 'plain',
  Username: 'ops',
  Password: 'pa55',
}

describe('saving an account', () => {
  it.each([
    ['absent', {}],
    ['null', { EMailAccountId: null }],
    ['0', { EMailAccountId: 0 }],
  ])('creates it if the id is %s, and answers every documented property with its default', async (_, id) => {
    const stub = makeStub()

    expect(await save(stub, { ...id, EMailAddress: 'ops@example.test' })).toEqual([200, created])
    expect(stub.accounts.get(271)).toEqual(created)
  })

  it('writes the properties in the documented order, with the field properties of those that are no entities', async () => {
    const { text } = await send(makeStub(), saving({ SimpleMode: 1, EMailAddress: 'ops@example.test' }))
    const account = JSON.parse(text)
    const namesOf = (value: object) => Object.keys(value).filter((name) => Object.hasOwn(documented, name))

    expect(namesOf(account)).toEqual(Object.keys(documented))
    expect(namesOf(account.FieldProperties)).toEqual(Object.keys(fields))
  })

  it('replaces it whole: a property that the request lacks takes its default', async () => {
    const before = { ...failing, SimpleMode: 1, Extra: 1 }
    const stub = makeStub({ accounts: [before] })

    expect(await save(stub, { EMailAccountId: 270, EMailAddress: 'b@example.test' })).toEqual([
      200,
      {
        ...created,
        EMailAccountId: 270,
        EMailAddress: 'b@example.test',
        AccountStatus: 3,
        ErrorCount: 7,
        ErrorReason: 'no route',
      },
    ])
  })

  it('leaves the read-only properties of the page to the server, whatever the request has', async () => {
    const sent = { EMailAddress: 'x@example.test', AccountStatus: 546, ErrorCount: 416, ErrorReason: 'mine' }
    const server = makeStub({ accounts: [failing] })

    expect(await save(server, { ...sent, EMailAccountId: 270 })).toMatchObject([
      200,
      { AccountStatus: 3, ErrorCount: 7, ErrorReason: 'no route' },
    ])
    expect(await save(makeStub(), sent)).toMatchObject([200, { AccountStatus: 0, ErrorCount: 0, ErrorReason: null }])
    expect(await save(makeStub({ assumptions: { readOnly: 'written' } }), sent)).toMatchObject([200, sent])
  })

  it('leaves the rights to the server too', async () => {
    const rights = { TableRight: { Mask: 15, Reason: '' }, fieldProperties: { x: 1 }, tableRight: { mask: 15 } }

    expect(await save(makeStub(), { EMailAddress: 'ops@example.test', ...rights })).toEqual([200, created])
  })

  it('keeps a property whose name only contains that of a right', async () => {
    const unknown = { MyTableRight: 1, TableRights: 2, OurFieldProperties: 3, FieldProperties2: 4 }

    expect(await save(makeStub(), { EMailAddress: 'ops@example.test', ...unknown })).toEqual([
      200,
      { ...created, ...unknown },
    ])
  })

  it('keeps and returns an unknown property, and loses it if the next save lacks it', async () => {
    const stub = makeStub({ accounts: [] })
    const unknown = '"PropertyOfTomorrow":1,"x-list":[{"a":null}],"__proto__":{"polluted":true},"constructor":2'

    const { text } = await send(stub, saving(`{"EMailAddress":"ops@example.test",${unknown}}`))
    expect(text).toContain(unknown)
    expect(Object(stub.accounts.get(1)).polluted).toBeUndefined()
    expect(await save(stub, { EMailAccountId: 1 })).toEqual([
      200,
      { ...created, EMailAccountId: 1, EMailAddress: null },
    ])
  })

  it('ignores $select, in the body and in the query: its page does not list it', async () => {
    expect(await save(makeStub(), { EMailAddress: 'ops@example.test', $select: 'EMailAccountId' })).toEqual([
      200,
      { ...created, $select: 'EMailAccountId' },
    ])
    const request = { ...saving({ EMailAddress: 'ops@example.test' }), url: `${path}?$select=EMailAccountId` }
    expect(JSON.parse((await send(makeStub(), request)).text)).toEqual(created)
  })

  it('returns an integer beyond 2^53 in an unknown property with other last digits', async () => {
    const { text } = await send(makeStub(), saving('{"EMailAddress":"ops@example.test","Extra":12345678901234567890}'))

    expect(text).toContain('"Extra":12345678901234567000')
  })

  it('gives new credentials an id, and the known ones keep theirs', async () => {
    const stub = makeStub({
      accounts: [{ ...sampleAccount, OutgoingCredentials: { ...credentials, ServiceAuthId: 40 } }],
    })
    const [, first] = await save(stub, { EMailAccountId: 270, IncomingCredentials: credentials })
    expect(first).toMatchObject({
      IncomingCredentials: { ...credentials, ServiceAuthId: 41 },
      OutgoingCredentials: null,
    })

    const both = {
      EMailAccountId: 270,
      IncomingCredentials: { ...credentials, ServiceAuthId: 41 },
      OutgoingCredentials: { ...credentials, ServiceAuthId: 2_147_483_647 },
    }
    expect(await save(stub, both)).toMatchObject([
      200,
      { IncomingCredentials: { ServiceAuthId: 41 }, OutgoingCredentials: { ServiceAuthId: 42 } },
    ])
  })

  it('recognises the credentials of an account in either place', async () => {
    const [first, second] = [41, 42].map((ServiceAuthId) => ({ ...credentials, ServiceAuthId }))
    const either = { IncomingCredentials: first, OutgoingCredentials: second }
    const swapped = { IncomingCredentials: second, OutgoingCredentials: first }
    const stub = makeStub({ accounts: [{ ...sampleAccount, ...either } as typeof sampleAccount] }) // both ids are there

    expect(await save(stub, { EMailAccountId: 270, ...either })).toMatchObject([200, either])
    expect(await save(stub, { EMailAccountId: 270, ...swapped })).toMatchObject([200, swapped])
  })

  it.each([
    ['a new account', 0],
    ['an account without any', 270],
  ])('gives an id to the credentials of %s, whatever id they bring', async (_, EMailAccountId) => {
    const sent = { EMailAccountId, IncomingCredentials: { ...credentials, ServiceAuthId: 7 } }

    expect(await save(makeStub(), sent)).toMatchObject([200, { IncomingCredentials: { ServiceAuthId: 1 } }])
  })

  it.each([
    ['the incoming ones, which had it', [41, 42], [41, 41], [41, 43]],
    ['the outgoing ones, which had it', [41, 42], [42, 42], [43, 42]],
    ['the incoming ones, which alone there were', [41, null], [41, 41], [41, 42]],
    ['the outgoing ones, which alone there were', [null, 41], [41, 41], [42, 41]],
    ['the incoming ones, where both had it', [41, 41], [41, 41], [41, 42]],
    ['both, each one of its own', [41, 42], [42, 41], [42, 41]],
    ['the outgoing ones, which alone bring it', [41, null], [null, 41], [null, 41]],
    ['none, where neither had it', [41, null], [7, 7], [42, 43]],
  ])('gives an id once: to %s', async (_, before, sent, after) => {
    const both = (ids: ReadonlyArray<number | null>) => {
      const [IncomingCredentials = null, OutgoingCredentials = null] = ids.map((ServiceAuthId) =>
        ServiceAuthId === null ? null : { ...credentials, ServiceAuthId },
      )
      return { IncomingCredentials, OutgoingCredentials }
    }
    const stub = makeStub({ accounts: [{ ...sampleAccount, ...both(before) }] })

    expect(await save(stub, { EMailAccountId: 270, ...both(sent) })).toMatchObject([200, both(after)])
  })

  it('refuses new credentials with the id of the others if their ids are used up', async () => {
    const last = { ...credentials, ServiceAuthId: 2_147_483_647 }
    const stub = makeStub({ accounts: [{ ...sampleAccount, IncomingCredentials: last }] })
    const sent = { EMailAccountId: 270, IncomingCredentials: last, OutgoingCredentials: last }

    expect(await save(stub, sent)).toEqual([400, refused('there are no more ids for credentials')])
  })

  it('gives two new credentials two ids', async () => {
    expect(
      await save(makeStub(), { IncomingCredentials: credentials, OutgoingCredentials: credentials }),
    ).toMatchObject([200, { IncomingCredentials: { ServiceAuthId: 1 }, OutgoingCredentials: { ServiceAuthId: 2 } }])
  })

  it('refuses new credentials if their ids are used up, and accepts known ones', async () => {
    const last = { ...credentials, ServiceAuthId: 2_147_483_646 }
    const stub = makeStub({ accounts: [{ ...sampleAccount, IncomingCredentials: last }] })
    const account = { EMailAccountId: 270, IncomingCredentials: last }

    expect(await save(stub, { IncomingCredentials: credentials, OutgoingCredentials: credentials })).toEqual([
      400,
      refused('there are no more ids for credentials'),
    ])
    expect(await save(stub, { ...account, OutgoingCredentials: credentials })).toMatchObject([
      200,
      { OutgoingCredentials: { ServiceAuthId: 2_147_483_647 } },
    ])
    expect((await save(stub, account))[0]).toBe(200)
    expect((await save(stub, { ...account, OutgoingCredentials: credentials }))[0]).toBe(400)
  })

  it('answers the password in clear, or null if that is assumed', async () => {
    const sent = { IncomingCredentials: credentials }

    expect(await save(makeStub(), sent)).toMatchObject([200, { IncomingCredentials: { Password: 'pa55' } }])
    expect(await save(makeStub({ assumptions: { passwords: 'hidden' } }), sent)).toMatchObject([
      200,
      { IncomingCredentials: { Password: null, Username: 'ops' } },
    ])
  })

  it('answers null for the id of no account, unless another answer is assumed', async () => {
    const sent = { EMailAccountId: 999, EMailAddress: 'new@example.test' }

    expect(await save(makeStub(), sent)).toEqual([200, null])
    expect(await save(makeStub({ assumptions: { unknownId: 'refused' } }), sent)).toEqual([
      400,
      refused('there is no account 999'),
    ])
    expect(await save(makeStub({ assumptions: { unknownId: 'created' } }), sent)).toMatchObject([200, sent])
  })

  it.each([-1, -2_147_483_648])(
    'creates no account with the id %i, which no rules would allow',
    async (EMailAccountId) => {
      const stub = makeStub({ assumptions: { unknownId: 'created' } })

      expect(await save(stub, { EMailAccountId })).toEqual([
        400,
        refused('every account needs an EMailAccountId above 0'),
      ])
      expect(() => stub.configure({ assumptions: { longText: 'kept' } })).not.toThrow()
      expect(await save(stub, { EMailAccountId: 1 })).toMatchObject([200, { EMailAccountId: 1 }])
    },
  )

  it('refuses the address of another account in any case if that is assumed, and changes nothing', async () => {
    const accounts = [{ ...sampleAccount, EMailAddress: 'Ops@Example.test' }]
    const stub = makeStub({ accounts, assumptions: { duplicateAddress: 'refused' } })
    const sent = { EMailAddress: 'oPS@example.TEST' }

    expect(await save(stub, sent)).toEqual([400, refused('the EMailAddress belongs to account 270')])
    expect([...stub.accounts.all()]).toHaveLength(1)
    expect(await save(stub, { ...sent, EMailAccountId: 270 })).toMatchObject([200, sent])
  })

  it('keeps the address of another account, because addresses are not unique', async () => {
    const accounts = [{ ...sampleAccount, EMailAddress: 'ops@example.test' }]
    const other = { EMailAddress: 'OPS@example.test' }
    const stubs = [{}, { duplicateAddress: 'refused', addressCase: 'compared' } as const].map((assumptions) =>
      makeStub({ accounts, assumptions }),
    )

    for (const stub of stubs) expect(await save(stub, other)).toMatchObject([200, { EMailAccountId: 271, ...other }])
  })

  it('finds an address of two accounts at the one that keeps it', async () => {
    const accounts = [270, 271].map((EMailAccountId) => ({
      ...sampleAccount,
      EMailAccountId,
      EMailAddress: 'a@example.test',
    }))
    for (const [changed, left] of [
      [270, 271],
      [271, 270],
    ]) {
      const stub = makeStub({ accounts })
      await save(stub, { EMailAccountId: changed, EMailAddress: 'b@example.test' })

      const found = ['A@example.test', 'b@example.test', 'c@example.test'].map(
        (address) => stub.accounts.withAddress(address)?.EMailAccountId,
      )
      expect(found).toEqual([left, changed, undefined])
    }
  })

  it('accepts an address that its account has given up', async () => {
    const stub = makeStub({ accounts: [{ ...sampleAccount, EMailAddress: 'ops@example.test' }] })
    await save(stub, { EMailAccountId: 270, EMailAddress: 'other@example.test' })

    expect(await save(stub, { EMailAddress: 'ops@example.test' })).toMatchObject([200, { EMailAccountId: 271 }])
  })

  it.each([
    ['EMailAddress', 255, (text: string) => ({ EMailAddress: text })],
    ['InboxFolder', 255, (text: string) => ({ InboxFolder: text })],
    ['SentFolder', 255, (text: string) => ({ SentFolder: text })],
    ['IncomingCredentials.Server', 255, (text: string) => ({ IncomingCredentials: { ...credentials, Server: text } })],
    [
      'OutgoingCredentials.Password',
      255,
      (text: string) => ({ OutgoingCredentials: { ...credentials, Password: text } }),
    ],
    ['ErrorReason', 254, (text: string) => ({ ErrorReason: text })],
  ])('refuses a text that is longer than its column: %s, at most %i', async (name, limit, request) => {
    expect((await save(makeStub(), request('x'.repeat(limit))))[0]).toBe(200)
    expect(await save(makeStub(), request('x'.repeat(limit + 1)))).toEqual([
      400,
      refused(`the text is too long: ${name} (at most ${limit})`),
    ])
    expect((await save(makeStub({ assumptions: { longText: 'kept' } }), request('x'.repeat(limit + 1))))[0]).toBe(200)
  })

  it('gives the last id to a new account, and refuses the next one', async () => {
    const stub = makeStub({ accounts: [{ ...sampleAccount, EMailAccountId: 2_147_483_646 }] })

    expect(await save(stub, {})).toMatchObject([200, { EMailAccountId: 2_147_483_647 }])
    expect(await save(stub, {})).toEqual([400, refused('there are no more ids')])
    expect((await save(stub, { EMailAccountId: 2_147_483_647 }))[0]).toBe(200)
  })

  it('keeps several accounts without an address, also where a duplicate is refused', async () => {
    const stub = makeStub({ accounts: [], assumptions: { duplicateAddress: 'refused' } })
    const saved = [
      await save(stub, {}),
      await save(stub, { EMailAddress: null }),
      await save(stub, { EMailAddress: '' }),
    ]

    expect(saved.map(([status]) => status)).toEqual([200, 200, 200])
    expect([...stub.accounts.all()].map(({ EMailAccountId }) => EMailAccountId)).toEqual([1, 2, 3])
    expect((await save(stub, { EMailAccountId: 3, EMailAddress: null }))[0]).toBe(200)
  })

  it('leaves what a model leaves after any sequence of saves', async () => {
    const change = fc.record({
      EMailAccountId: fc.integer({ min: 0, max: 4 }),
      EMailAddress: fc.constantFrom(null, 'a@x', 'A@X', 'b@x', 'c@x'),
      AssociateId: fc.nat(3),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
        const stub = makeStub({ accounts: [], assumptions: { duplicateAddress: 'refused' } })
        const model = new Map<number, { EMailAddress: string | null; AssociateId: number }>()
        for (const sent of changes) {
          const id = sent.EMailAccountId === 0 ? model.size + 1 : sent.EMailAccountId
          const isKnown = sent.EMailAccountId === 0 || model.has(id)
          const isTaken = [...model].some(
            ([other, { EMailAddress }]) =>
              other !== id && EMailAddress !== null && EMailAddress.toLowerCase() === sent.EMailAddress?.toLowerCase(),
          )
          const [status, value] = await save(stub, sent)
          expect([status, value === null]).toEqual(!isKnown ? [200, true] : isTaken ? [400, false] : [200, false])
          if (isKnown && !isTaken) model.set(id, { EMailAddress: sent.EMailAddress, AssociateId: sent.AssociateId })
        }
        const kept = [...stub.accounts.all()].map(
          ({ EMailAccountId, EMailAddress, AssociateId }) => [EMailAccountId, { EMailAddress, AssociateId }] as const,
        )
        expect(new Map(kept)).toEqual(model)
      }),
    )
  })
})
