/** A server that does nothing, in a process of its own: how slow the machine is. */
import { createServer } from 'node:http'
import * as t from 'io-ts'

const server = createServer((request, response) => {
  request.resume().once('end', () => response.writeHead(200, { 'Content-Length': 2 }).end('{}'))
}).listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (t.type({ port: t.number }).is(address)) process.send?.({ url: `http://127.0.0.1:${address.port}` })
})

process.on('disconnect', () => process.exit())
