// What one would write with fastify: schemas in and out, an account that is kept; no authentication, no negotiation.
import fastify from 'fastify'
import { fieldProperties, path } from './exchange.mjs'

const int32 = { type: 'integer', minimum: -2147483648, maximum: 2147483647 }
const text = { type: ['string', 'null'] }
const credentials = {
  type: ['object', 'null'],
  properties: { ServiceAuthId: int32, Server: text, Port: int32, AuthType: text, Username: text, Password: text },
  required: ['ServiceAuthId', 'Server', 'Port', 'AuthType', 'Username', 'Password'],
}
const properties = {
  EMailAccountId: int32,
  EMailAddress: text,
  AssociateId: int32,
  IncomingCredentials: credentials,
  OutgoingCredentials: credentials,
  AccountStatus: int32,
  ErrorCount: int32,
  ErrorReason: text,
  InboxFolder: text,
  SentFolder: text,
  SimpleMode: int32,
  LastFetch: {
    type: 'string',
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?(Z|[+-]\\d\\d:?\\d\\d)?$',
  },
}
const fieldProperty = {
  type: 'object',
  properties: { FieldRight: { type: 'null' }, FieldType: text, FieldLength: int32 },
}
const answer = {
  type: 'object',
  properties: {
    ...properties,
    TableRight: { type: 'null' },
    FieldProperties: { type: 'object', additionalProperties: fieldProperty },
  },
}

const accounts = new Map()
const app = fastify()

app.post(
  path,
  { schema: { body: { type: 'object', properties, required: Object.keys(properties) }, response: { 200: answer } } },
  async ({ body }) => {
    body.TableRight = null
    body.FieldProperties = fieldProperties
    accounts.set(body.EMailAccountId, body)
    return body
  },
)
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' })
