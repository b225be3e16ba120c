// What every candidate asks: a constant answer, in a process of its own so that its work is not counted.
import { createServer } from 'node:http'

const answer = JSON.stringify({
  EMailAccountId: 270,
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
  TableRight: null,
  FieldProperties: { fieldName: { FieldRight: null, FieldType: 'System.Int32', FieldLength: 803 } },
})

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(answer),
    })
    response.end(answer)
  })
})
// A candidate that waits for its turn keeps its connections: one that the server closed as the turn began would fail.
server.keepAliveTimeout = 0
server.listen(0, '127.0.0.1', () => process.send?.(server.address().port))
process.on('disconnect', () => process.exit())
