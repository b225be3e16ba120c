/** XML and forms against JSON: how much dearer they are, and how much of reading XML is the parser's. */
import { parseXml } from '@rgrove/parse-xml'
import { EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { bench, describe } from 'vitest'
import { form, json, xml } from '../src/index.js'

const account = {
  EMailAccountId: 789,
  EMailAddress: 'veritatis',
  AssociateId: 752,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 604,
  ErrorCount: 696,
  ErrorReason: '',
  InboxFolder: 'hic',
  SentFolder: 'et',
  SimpleMode: 601,
  LastFetch: '2021-07-18T16:32:38.9926739+02:00',
}
const bodyIn = (mediaType: typeof json | typeof xml | typeof form) =>
  E.getOrElse((): Uint8Array => new Uint8Array())(mediaType.write(EMailAccount)(account))

describe('reading the documented request', () => {
  const text = new TextDecoder().decode(bodyIn(xml))
  bench('@rgrove/parse-xml alone', () => {
    parseXml(text)
  })
  for (const mediaType of [json, xml, form]) {
    const body = bodyIn(mediaType)
    const read = mediaType.read(EMailAccount)
    bench(mediaType.names[0], () => {
      read(body)
    })
  }
})

describe('writing the documented request', () => {
  for (const mediaType of [json, xml, form]) {
    const write = mediaType.write(EMailAccount)
    bench(mediaType.names[0], () => {
      write(account)
    })
  }
})
