import { describe, expect, it } from 'vitest'
import { drawEntry, toJsonLine } from '../../src/cli/drawEntry.js'
import { type Entry, makeStub, sampleAccount } from '../../src/index.js'
import { save, saving, send } from '../support/requests.js'

const secret = 'sw0rdf1sh'
const credentials = { Server: 'imap.example.test', Username: 'ops', Password: secret }
const headers = {
  'SO-AppToken': secret,
  'X-XSRF-TOKEN': secret,
  Cookie: `XSRF-TOKEN=${secret}`,
  'Proxy-Authorization': secret,
  'X-Api-Key': secret,
  'SO-Culture': 'sv',
}
const byAddress = { url: '/api/v1/Agents/EMail/GetEMailAccountFromEMailAddress' }
const current = { url: '/api/v1/Agents/EMail/GetCurrentAccount' }

describe('the journal', () => {
  it('has the request and the response, without secrets', async () => {
    const stub = makeStub({ accounts: [] })
    await save(stub, { EMailAddress: 'ops@example.test', IncomingCredentials: credentials }, headers)

    const redacted = { ...credentials, ServiceAuthId: 0, Port: 0, AuthType: null, Password: '<redacted>' }
    const [entry, ...others] = stub.journal.entries()
    expect(others).toEqual([])
    expect(entry).toEqual({
      at: expect.any(Number),
      method: 'POST',
      path: '/api/v1/Agents/EMail/SaveEMailAccount',
      operation: 'SaveEMailAccount',
      user: 'tje0',
      headers: [
        ['Authorization', '<redacted>'],
        ['Content-Type', 'application/json'],
        ['SO-AppToken', '<redacted>'],
        ['X-XSRF-TOKEN', '<redacted>'],
        ['Cookie', '<redacted>'],
        ['Proxy-Authorization', '<redacted>'],
        ['X-Api-Key', '<redacted>'],
        ['SO-Culture', 'sv'],
      ],
      input: { EMailAddress: 'ops@example.test', IncomingCredentials: redacted },
      status: 200,
      output: expect.objectContaining({ EMailAccountId: 1, IncomingCredentials: { ...redacted, ServiceAuthId: 1 } }),
      refused: null,
      fault: null,
    })
  })

  it('has the properties of a response in the order of the response', async () => {
    const own = { ...sampleAccount, EMailAccountId: 270 }
    const reversed = Object.fromEntries(Object.entries(own).reverse()) as typeof own // the same properties
    const stub = makeStub({ accounts: [reversed] })
    const { text } = await send(stub, { ...saving(''), url: '/api/v1/Agents/EMail/GetEMailAccount?eMailAccountId=270' })

    expect(JSON.stringify(stub.journal.entries()[0]?.output)).toBe(text)
  })

  it.each([
    ['a body that is no account', JSON.stringify({ IncomingCredentials: { Password: { a: secret } } }), {}],
    ['a body that is no JSON', `{"Password":"${secret}"`, {}],
    ['a secret that is too long', JSON.stringify({ IncomingCredentials: { Password: secret.repeat(99) } }), {}],
    ['a query', '{}', { url: `/api/v1/Agents/EMail/SaveEMailAccount?token=${secret}` }],
    ['a type of body', '{}', { headers: [['Authorization', secret]] as const }],
    ['a property that only other operations know', JSON.stringify({ FromAddress: 's@s', passWord: secret }), byAddress],
    ['a property deep in what none knows', JSON.stringify({ FromAddress: 's', c: [{ Password: secret }] }), byAddress],
    ['a property where there are no parameters', JSON.stringify({ Password: secret }), current],
    ['a property of a wrong type', JSON.stringify({ FromAddress: { Password: secret } }), byAddress],
  ])('shows no secret of %s', async (_, body, request) => {
    const stub = makeStub()
    await send(stub, { ...saving(body, headers), ...request })

    const shown = stub.journal.entries().flatMap((entry) => [drawEntry(entry), toJsonLine(entry)])
    expect(shown).toHaveLength(2)
    expect(shown.join('\n')).not.toContain(secret)
  })

  it('shows the properties beside a secret of a known operation', async () => {
    const stub = makeStub()
    await send(stub, { ...saving({ FromAddress: 's@s', Password: secret, c: { Password: secret } }), ...byAddress })

    expect(stub.journal.entries()).toMatchObject([
      { status: 200, input: { FromAddress: 's@s', Password: '<redacted>', c: '<redacted>' } },
    ])
  })

  it('has the reason of a refusal, in one line', async () => {
    const stub = makeStub()
    await save(stub, { AssociateId: '1', SimpleMode: 1.5 })
    stub.fail({ _tag: 'Null' })
    await save(stub, {})

    const lines = stub.journal.entries().map((entry) => drawEntry({ ...entry, at: 0 }))
    expect(lines).toEqual([
      '00:00:00.000 POST /api/v1/Agents/EMail/SaveEMailAccount 400 tje0: refused, ' +
        'AssociateId: expected Int32, got "1"; SimpleMode: expected Int32, got 1.5',
      '00:00:00.000 POST /api/v1/Agents/EMail/SaveEMailAccount 200 (fault: Null)',
    ])
  })

  it.each([
    ['without credentials', { Authorization: '' }, null, null],
    ['that its operation refuses', {}, 'tje0', { EMailAddress: sampleAccount.EMailAddress, AssociateId: 7 }],
  ])('has the input of no request before its caller is known: one %s', async (_, more, user, input) => {
    const stub = makeStub({ assumptions: { duplicateAddress: 'refused' } })
    await send(stub, saving({ EMailAddress: sampleAccount.EMailAddress, AssociateId: 7 }, more))

    expect(stub.journal.entries()).toMatchObject([{ operation: 'SaveEMailAccount', user, input, output: null }])
  })

  it('draws one line, whatever the request contains', async () => {
    const stub = makeStub()
    await send(stub, { ...saving({}), method: 'A\nB', url: '/\r\n\u2028x' })

    for (const entry of stub.journal.entries()) {
      expect(`${drawEntry(entry)}${toJsonLine(entry)}`).not.toMatch(/[\r\n]/)
    }
  })

  it('keeps the last exchanges only, the oldest first', async () => {
    const stub = makeStub({ journalSize: 3, accounts: [sampleAccount] })
    for (let id = 1; id <= 5; id++) await save(stub, { EMailAccountId: id })

    const ids = stub.journal.entries().map(({ input }) => Object(input).EMailAccountId)
    expect(ids).toEqual([3, 4, 5])
    stub.journal.clear()
    expect(stub.journal.entries()).toEqual([])
  })

  it('keeps an entry without the content of a long body', async () => {
    const stub = makeStub()
    await save(stub, { Unknown: 'x'.repeat(20_000) })

    expect(stub.journal.entries()).toMatchObject([{ status: 200, user: 'tje0', input: null, output: null }])
  })

  it('may keep no entry, and calls the listener all the same', async () => {
    const entries: Array<Entry> = []
    const stub = makeStub({ journalSize: 0, onEntry: (entry) => entries.push(entry) })
    await save(stub, { IncomingCredentials: credentials })

    expect(stub.journal.entries()).toEqual([])
    expect(entries).toMatchObject([{ status: 200, input: { IncomingCredentials: { Password: '<redacted>' } } }])
  })
})
