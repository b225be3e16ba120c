import { EMailAccount } from '@so-email/codecs'
import { contentTypeOf, form, type HttpRequest, json, type MediaType, type Transport, xml } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { basic } from '../src/auth/Auth.js'
import { account, clientWith, response } from './support.js'

const saved = account(271)

const write = (mediaType: MediaType) =>
  F.pipe(
    mediaType.write(EMailAccount)(saved),
    E.getOrElse((): Uint8Array => new Uint8Array()),
  )

const clientOf = (status: number, type: string, body: Uint8Array) => {
  const requests: Array<HttpRequest> = []
  const transport: Transport = (request) => async () => {
    requests.push(request)
    return E.right({ ...response(status, undefined, [['Content-Type', type]]), body })
  }
  const auth = basic({ user: 'tje0', password: 'Tje0' })
  return { client: clientWith({ baseUrl: 'https://host.test', auth, transport, retry: false }), requests }
}

const bytes = (text: string) => new TextEncoder().encode(text)

describe('an account', () => {
  it('is written and read in XML by the options of the call', async () => {
    const { client, requests } = clientOf(200, contentTypeOf(xml), write(xml))
    const answer = await client.saveEMailAccount(
      { EMailAddress: 'sales@example.test' },
      { contentType: xml, accept: xml },
    )()
    expect(answer).toEqual(E.right(saved))
    expect(Object.fromEntries(requests[0]?.headers ?? [])).toMatchObject({
      Accept: 'application/xml; charset=utf-8',
      'Content-Type': 'application/xml; charset=utf-8',
    })
    expect(new TextDecoder().decode(requests[0]?.body)).toContain('<EMailAddress>sales@example.test</EMailAddress>')
  })

  it('is written as a form by the options of the call, and read in JSON', async () => {
    const { client, requests } = clientOf(200, contentTypeOf(json), write(json))
    const answer = await client.saveEMailAccount({ EMailAddress: 'sales@example.test' }, { contentType: form })()
    expect(answer).toEqual(E.right(saved))
    expect(new TextDecoder().decode(requests[0]?.body)).toContain('EMailAddress=sales%40example.test')
  })

  it('is read in JSON although XML is preferred: servers do what they like', async () => {
    const { client } = clientOf(200, contentTypeOf(json), write(json))
    expect(await client.saveEMailAccount({}, { accept: xml })()).toEqual(E.right(saved))
  })

  it('is not read in a media type that was not accepted', async () => {
    const { client } = clientOf(200, contentTypeOf(xml), write(xml))
    expect(await client.saveEMailAccount({})()).toMatchObject(E.left({ _tag: 'NotUnderstood', what: 'mediaType' }))
  })
})

it('an error object is read in XML too', async () => {
  const body = '<Error><Error>true</Error><ErrorType>ArgumentException</ErrorType><Message>Bad</Message></Error>'
  const { client } = clientOf(400, 'text/xml', bytes(body))
  expect(await client.saveEMailAccount({}, { accept: xml })()).toMatchObject(
    E.left({ _tag: 'Rejected', rejection: { type: 'ArgumentException', message: 'Bad' } }),
  )
})

it('a text in another charset is read by its name', async () => {
  const body = new Uint8Array(Buffer.from(JSON.stringify({ ...saved, EMailAddress: 'å@example.test' }), 'utf16le'))
  const { client } = clientOf(200, 'application/json; charset=utf-16le', body)
  expect(await client.saveEMailAccount({})()).toEqual(E.right({ ...saved, EMailAddress: 'å@example.test' }))
})
