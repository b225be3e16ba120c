/** The type of every property of an account, written a second time: what its codec takes, and what it refuses. */
import { describe, expect, it } from 'vitest'
import { complete, EMailAccount, SaveEMailAccountRequest } from '../../src/index.js'

const credentials = { ServiceAuthId: 1, Server: null, Port: 0, AuthType: null, Username: null, Password: null }
const date = '2008-08-06T16:32:38.9926739+02:00'

/** A value of each kind; what is no date is a text. */
const candidates = { integer: 5, text: 'five', date, nothing: null, object: credentials, fraction: 0.5, truth: true }
type Kind = keyof typeof candidates

const text: ReadonlyArray<Kind> = ['text', 'date', 'nothing']
const types: Readonly<Record<string, ReadonlyArray<Kind>>> = {
  EMailAccountId: ['integer'],
  EMailAddress: text,
  AssociateId: ['integer'],
  IncomingCredentials: ['nothing', 'object'],
  OutgoingCredentials: ['nothing', 'object'],
  AccountStatus: ['integer'],
  ErrorCount: ['integer'],
  ErrorReason: text,
  InboxFolder: text,
  SentFolder: text,
  SimpleMode: ['integer'],
  LastFetch: ['date'],
  UseGraphApi: ['integer'],
}

const account: object = complete({ EMailAccountId: 270, UseGraphApi: 0, InboxFolder: '', SentFolder: '' })

describe.each(Object.entries(types))('the property %s', (name, kinds) => {
  it('takes its kinds of value in a response, and no others', () => {
    const taken = Object.entries(candidates).filter(([, value]) => EMailAccount.is({ ...account, [name]: value }))

    expect(taken.map(([kind]) => kind)).toEqual(
      Object.keys(candidates).filter((kind) => kinds.some((each) => each === kind)),
    )
  })

  it('takes the same in a request, where an id may be null, too', () => {
    const inRequest = name === 'EMailAccountId' ? [...kinds, 'nothing'] : kinds
    const taken = Object.entries(candidates).filter(([, value]) => SaveEMailAccountRequest.is({ [name]: value }))

    expect(taken.map(([kind]) => kind)).toEqual(
      Object.keys(candidates).filter((kind) => inRequest.some((each) => each === kind)),
    )
  })
})
