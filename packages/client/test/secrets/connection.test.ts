/** The password of a mail server, which a request carries: no error and no event of a client shows it. */
import { inspect } from 'node:util'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { basic, type ClientEvent } from '../../src/index.js'
import { clientWith, response } from '../support.js'

const Password = 'imap-p4ssw0rd/+='
const spellings = [Password, JSON.stringify(Password).slice(1, -1), encodeURIComponent(Password), btoa(Password)]

const connection = { ServerName: 'imap.example.test', UserName: 'ops', Password, Folder: null, UseSSL: true }
const extended = { Port: 993, Protocol: 'IMAP', ...connection }

const all = async (body: (sent: string) => unknown, status: number) => {
  const events: Array<ClientEvent> = []
  const client = clientWith({
    baseUrl: 'http://host.test',
    auth: basic({ user: 'tje0', password: 'Tje0' }),
    retry: false,
    onEvent: (event) => events.push(event),
    transport: (request) => async () => E.right(response(status, body(new TextDecoder().decode(request.body)))),
  })
  const answers = [
    await client.authenticateIncoming({ ConnectionInfo: connection })(),
    await client.authenticateOutgoing({ ConnectionInfo: connection })(),
    await client.authenticate({ ConnectionInfoExtended: extended })(),
  ]
  return { answers, shown: JSON.stringify([answers, events]) + inspect([answers, events], { depth: 20 }) }
}

describe('the password of a connection', () => {
  it.each([400, 500])('is in no error of a server that repeats the request, with status %i', async (status) => {
    const echo = (sent: string) => ({ ErrorType: 'x', Message: `${sent} ${spellings.join(' ')}`, Error: true })
    const { answers, shown } = await all(echo, status)

    expect(answers.map(E.isLeft)).toEqual([true, true, true])
    expect(spellings.filter((each) => shown.includes(each))).toEqual([])
  })

  it('is in no error of an answer that is not understood, and of an input that is invalid', async () => {
    const { answers, shown } = await all((sent) => [Password, sent], 200)
    const client = clientWith({ baseUrl: 'http://host.test', auth: basic({ user: 'tje0', password: 'Tje0' }) })
    const invalid = await client.authenticateIncoming({
      ConnectionInfo: { ...connection, UseSSL: Password as never }, // a caller in JavaScript may
    })()

    expect([...answers, invalid].map(E.isLeft)).toEqual([true, true, true, true])
    expect(spellings.filter((each) => (shown + JSON.stringify(invalid)).includes(each))).toEqual([])
  })
})
