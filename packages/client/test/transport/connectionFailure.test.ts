// A library that a caller gives as `fetch` may throw any error, so whatever one holds, its failure is found.
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { connect } from 'node:tls'
import { expect, it } from 'vitest'
import { connectionFailure } from '../../src/transport/connectionFailure.js'

const wrapped = (error: Error): Error => new Error('', { cause: error })
const twice = (error: Error): Error => new AggregateError([error, error], 'twice')

const nested = (times: number, wrap: (error: Error) => Error): Error => {
  let error = new Error('the first one')
  for (let i = 0; i < times; i++) error = wrap(error)
  return error
}

const holdingItself = (): Error => {
  const error = new Error('a circle')
  error.cause = wrapped(error)
  return error
}

const amongItsOwn = (): Error => {
  const errors: Array<Error> = []
  const error = new AggregateError(errors, 'a circle')
  error.errors.push(error)
  return error
}

it.each<readonly [string, () => Error, string]>([
  ['is the cause of its own cause', holdingItself, 'a circle'],
  ['is one of its own errors', amongItsOwn, 'a circle'],
  ['holds one error in 2 to the 100 places', () => nested(100, twice), 'the first one'],
  ['stands on top of 100,000 others', () => nested(100_000, wrapped), 'the first one'],
])('an error that %s is a failure with the message of the innermost one', (_, error, message) => {
  expect(connectionFailure(error())).toEqual({ _tag: 'Disconnected', cause: 'other', message })
})

it('an error of OpenSSL has its reason, without an address and a place in the source of OpenSSL', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has one
  const [error] = await once(connect({ port, host: '127.0.0.1' }), 'secureConnect').catch((thrown) => [thrown])
  server.close()

  expect(connectionFailure(error)).toMatchObject({ cause: 'tls', message: 'TLS: wrong version number' })
})
