/**
 * JSON against the platform: what the codec's order, the checks and the bounds cost. Targets: reading at most 1.1 times
 * `JSON.parse`, writing at most 1.1 times `JSON.stringify`, both from and to bytes.
 */
import { EMailAccount } from '@so-email/codecs'
import * as t from 'io-ts'
import { bench, describe } from 'vitest'
import { json } from '../src/index.js'

const property = { FieldRight: { Mask: 'Update, Unused4', Reason: '' }, FieldType: 'System.Int32', FieldLength: 4 }
const account = {
  EMailAccountId: 789,
  EMailAddress: 'veritatis',
  AssociateId: 752,
  IncomingCredentials: {
    ServiceAuthId: 1,
    Server: 'imap.example.test',
    Port: 993,
    AuthType: 'plain',
    Username: 'u',
    Password: 'p',
  },
  OutgoingCredentials: null,
  AccountStatus: 604,
  ErrorCount: 696,
  ErrorReason: '',
  InboxFolder: 'hic',
  SentFolder: 'et',
  SimpleMode: 601,
  LastFetch: '2021-07-18T16:32:38.9926739+02:00',
  TableRight: null,
  FieldProperties: { EMailAccountId: property, EMailAddress: property, AssociateId: property },
}
const accounts = Array.from({ length: 1_000 }, (_, i) => ({ ...account, EMailAccountId: i }))

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

for (const [name, codec, value] of [
  ['an account', EMailAccount, account],
  ['a thousand accounts', t.array(EMailAccount), accounts],
] as const) {
  const body = encoder.encode(JSON.stringify(value))
  const read = json.read(codec)
  const write = json.write(codec)
  describe(`reading ${name}`, () => {
    bench('TextDecoder and JSON.parse', () => {
      JSON.parse(decoder.decode(body))
    })
    bench('json.read', () => {
      read(body)
    })
  })
  describe(`writing ${name}`, () => {
    bench('JSON.stringify and TextEncoder', () => {
      encoder.encode(JSON.stringify(value))
    })
    bench('json.write', () => {
      write(value)
    })
  })
}
