// The floor: node:http that parses, keeps and stringifies, and does nothing else.
import { createServer } from 'node:http'
import { fieldProperties } from './exchange.mjs'

const accounts = new Map()

createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const account = JSON.parse(Buffer.concat(chunks).toString())
    account.TableRight = null
    account.FieldProperties = fieldProperties
    accounts.set(account.EMailAccountId, account)
    const body = Buffer.from(JSON.stringify(account))
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length })
    response.end(body)
  })
}).listen(Number(process.argv[2]), '127.0.0.1')
