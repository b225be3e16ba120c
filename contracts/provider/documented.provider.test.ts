/**
 * The documented exchange, byte for byte. Pact sorts keys and parses JSON before it compares, so this test does without it:
 * the stub responds to the printed request with the printed response, and our client writes the printed request.
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { startStub } from '@so-email/provider-stub'
import { listen } from '@so-email/verifier'
import type { HttpRequest } from '@so-email/wire'
import { either as E, taskEither as TE } from 'fp-ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, documentedRequest } from '../consumer/client.js'
import { sampleRequest, sampleResponse } from '../samples/sample.js'

const { resolve } = createRequire(import.meta.url)
const printed = (name: string): string =>
  readFileSync(resolve(`@so-email/contracts/samples/SaveEMailAccount.${name}.http`), 'utf8').trimEnd()

let stub: Awaited<ReturnType<typeof startStub>>
beforeAll(async () => {
  stub = await startStub()
})
afterAll(() => stub.close())

/** Sends a printed request, with the headers that HTTP/1.1 requires; the result is the response as text. */
const send = async (text: string): Promise<string> => {
  const { hostname, port } = new URL(stub.url)
  const [head = '', ...rest] = text.split('\n\n')
  const body = rest.join('\n\n')
  const [startLine, ...headers] = head.split('\n')
  const needed = [`Host: ${hostname}`, 'Connection: close', `Content-Length: ${Buffer.byteLength(body)}`]
  const socket = connect(Number(port), hostname)
  socket.end([`${startLine} HTTP/1.1`, ...needed, ...headers, '', body].join('\r\n'))
  const chunks: Array<Buffer> = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(socket, 'close')
  return Buffer.concat(chunks).toString('utf8')
}

describe('the documented request', () => {
  it('gets the documented response, byte for byte, in the state "documented sample"', async () => {
    stub.states.enter('documented sample', {})
    const [head = '', body] = (await send(printed('request'))).split('\r\n\r\n')
    const [statusLine, ...headers] = head.split('\r\n')
    const [printedStatus, ...printedHeaders] = printed('response').split('\n\n')[0]?.split('\n') ?? []

    expect(statusLine).toBe(printedStatus)
    expect(headers).toEqual(expect.arrayContaining(printedHeaders))
    expect(body).toBe(sampleResponse.text)
    stub.states.leave()
  })

  it('is what our client writes: start line, headers in their order, and the body but for white space', async () => {
    const received: Array<HttpRequest> = []
    const client = clientOf('https://crm.example.test', {
      language: 'sv',
      transport: (request) => {
        received.push(request)
        return TE.left({ _tag: 'Aborted' })
      },
    })
    await client.saveEMailAccount(documentedRequest)()
    await client.close()
    const [request] = received

    expect(`${request?.method} ${new URL(request?.url ?? '').pathname}`).toBe(sampleRequest.startLine)
    expect(request?.headers).toEqual(sampleRequest.headers)
    expect(new TextDecoder().decode(request?.body)).toBe(
      sampleRequest.text.replace(/\n\s*/g, '').replaceAll('": ', '":'),
    )
  })

  it('goes over the wire with these headers in this order', async () => {
    const received: Array<HttpRequest> = []
    const server = await listen((request) => {
      received.push(request)
      return TE.right({
        status: 200,
        headers: sampleResponse.headers,
        body: new TextEncoder().encode(sampleResponse.text),
      })
    })
    const client = clientOf(server.url, { language: 'sv' })
    const result = await client.saveEMailAccount(documentedRequest)()
    await client.close()
    await server.close()
    const names = new Set(sampleRequest.headers.map(([name]) => name.toLowerCase()))

    expect(received[0]?.headers.filter(([name]) => names.has(name.toLowerCase()))).toEqual(sampleRequest.headers)
    expect(result).toEqual(E.right(sampleResponse.value))
  })
})
