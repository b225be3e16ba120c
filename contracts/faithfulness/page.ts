/** The mutations of `docs/faithfulness/page.md`: of the documented page, and of the assumptions that the contracts add. */
import { documentedRequestProperties, documentedResponseProperties, statements } from '../score/Statement.js'
import { type Mutation, within } from './Mutation.js'
import { mutationsOfHeaders } from './pageHeaders.js'

const page = (name: string): Mutation['test'] => ['contracts/coverage/page.test.ts', name]
const pact = (description: string): Mutation['test'] => ['pact', description]
const documented = (name: string): Mutation['test'] => ['contracts/provider/documented.provider.test.ts', name]

/** The statement about a property of a request or a response. */
const statementOf = (property: string, of: 'Input' | 'Property'): string =>
  statements.find(({ about }) => about._tag === of && about.name === property)?.text ?? property

const completeRequest = within('packages/codecs/src/entities/SaveEMailAccountRequest.ts')
const entity = within('packages/codecs/src/entities/EMailAccount.ts')
const carrier = within('packages/codecs/src/entities/carrier.ts')
const save = within('packages/provider-stub/src/handlers/saveEMailAccount.ts')
const operation = within('packages/codecs/src/operations/Operation.ts')
const operations = within('packages/codecs/src/operations/eMailAccount.ts')
const answers = within('packages/codecs/src/operations/answers.ts')
const stubAnswer = within('packages/provider-stub/src/answer.ts')
const refusal = within('packages/provider-stub/src/refusal/Refusal.ts')
const documentedSample = within('packages/provider-stub/src/states/documentedSample.ts')
const toRequest = within('packages/client/src/toRequest.ts')
const fromResponse = within('packages/client/src/response/fromResponse.ts')

const isWritten = (property: string): Mutation =>
  completeRequest(
    'Object.entries(properties).map(([name, codec])',
    `Object.entries(properties).filter(([name]) => name !== '${property}').map(([name, codec])`,
  )(page(`has the request property ${property}, which our client writes`))(statementOf(property, 'Input'))

const isRead = (property: string): Mutation =>
  (/^(?:TableRight|FieldProperties)$/.test(property) ? carrier : entity)(
    `  ${property}:`,
    `  ${property}Renamed:`,
  )(page(`has the response property ${property}, which our client reads`))(statementOf(property, 'Property'))

const isReturned = (property: string): Mutation =>
  save(
    '  for (const name of Object.keys(sent)) {',
    `  delete account['${property}']\n  for (const name of Object.keys({})) {`,
  )(page(`has the response property ${property}, which the stub returns`))(statementOf(property, 'Property'))

const pageRows: ReadonlyArray<Mutation> = [
  // The path of the client and the path of the stub are one value, so both change and still agree.
  operation(
    '`/api/v1/Agents/',
    '`/api/v2/Agents/',
  )(page('is called by the method and at the path that it names, and at no other path'))('POST /api/v1'),
  operations(
    "name: 'SaveEMailAccount'",
    "name: 'SaveEmailAccount'",
  )(page('is called by the method and at the path that it names, and at no other path'))('POST /api/v1'),
  toRequest(
    "method: 'POST'",
    "method: 'PUT'",
  )(page('is called by the method and at the path that it names, and at no other path'))('POST /api/v1'),
  completeRequest(
    '(account.EMailAccountId ?? 0) === 0',
    '(account.EMailAccountId ?? 1) === 0',
  )(page('has an id that is empty for a new account: {"EMailAccountId":null, ...}'))('Updates the existing'),
  save(
    "account['EMailAccountId'] = id\n",
    "account['EMailAccountId'] = accounts.nextId\n",
  )(page('has an id that makes the difference between a new account and another state of one'))('Updates the existing'),
  stubAnswer(
    'settings.granted || call.operation.agent',
    'settings.granted || true || call.operation.agent',
  )(page('has an agent that is restricted Online, and not on-site'))('Online Restricted'),
]

const bodyRows: ReadonlyArray<Mutation> = [
  toRequest(
    'write.body(without(query, value))',
    'write.body({ entity: value })',
  )(documented('is what our client writes: start line, headers in their order, and the body but for white space'))(
    'Request Body: entity',
  ),
  toRequest(
    'headers, body },',
    'headers, body: noBody },',
  )(documented('is what our client writes: start line, headers in their order, and the body but for white space'))(
    'The EMailAccount to be saved',
  ),
  fromResponse(
    'response.status === operation.answer.status',
    'response.status === 201',
  )(pact('the documented request to save an account'))('Response body: EMailAccount'),
  documentedSample(
    '"EMailAddress": "veritatis"',
    '"EMailAddress": "hick"',
  )(pact('the documented request to save an account'))('Response body: EMailAccount'),
  documentedSample(
    '"SentFolder": "et"',
    '"SentFolder": "at"',
  )(documented('gets the documented response, byte for byte, in the state "documented sample"'))('Sample response'),
  toRequest(
    "[['Accept', contentTypeOf(accept)]]",
    "[['accept', contentTypeOf(accept)]]",
  )(documented('is what our client writes: start line, headers in their order, and the body but for white space'))(
    'Sample request',
  ),
  ...['OK', '200 OK'].map(
    answers(
      '  status: 200,\n  codec,\n  decode: codec.decode',
      '  status: 204,\n  codec,\n  decode: codec.decode',
    )(documented('gets the documented response, byte for byte, in the state "documented sample"')),
  ),
]

const contractRows: ReadonlyArray<Mutation> = [
  refusal(
    "agentRefusal(400, 'ArgumentException', reason)",
    "agentRefusal(422, 'ArgumentException', reason)",
  )(pact('a request to save a new account with an address that is too long'))('The response to a refused save'),
  refusal(
    'agentError(type, reason)',
    '{ title: reason, type }',
  )(pact('a request to save a new account with an address that is too long'))('The response to a refused save'),
  save(
    "assumptions.unknownId === 'null' ?",
    "assumptions.unknownId !== 'null' ?",
  )(pact('a request to update an account that does not exist'))('The response for an unknown id'),
  within('packages/provider-stub/src/handlers/getEMailAccount.ts')(
    'O.fromNullable(accounts.get(eMailAccountId))',
    'O.fromNullable([...accounts.all()][0])',
  )(pact('a request for an account by an unknown id'))('The response for an unknown id'),
  save(
    '(isServers ? kept[name] : sent[name]) ?? absent',
    '(isServers ? kept[name] ?? 5 : sent[name]) ?? absent',
  )(pact('a request to save a new account'))('The server decides whether'),
  refusal('Basic realm=', 'Negotiate realm=')(pact('a request to save a new account, with a wrong password'))(
    'The response to wrong credentials',
  ),
  refusal(
    "'text/html; charset=utf-8'",
    "'application/json'",
  )(pact('a request to save a new account, with a wrong password'))('The response to wrong credentials'),
  entity(
    '  AccountStatus: Int32,',
    '  AccountStatus: t.literal(0),',
  )(page('has a status without a list of its codes, so that one of a disabled account is kept'))(
    '`AccountStatus` has no code',
  ),
  within('packages/provider-stub/src/handlers/deleteEMailAccount.ts')("=== 'gone' ||", "!== 'gone' ||")(
    pact('a request to delete an account that does not exist'),
  )('The response to deleting'),
  within('packages/verifier/src/live/accounts/LiveAccounts.ts')('id === 0 || id === unusedId ||', 'id === 0 ||')([
    'packages/verifier/test/live/accounts/LiveAccounts.test.ts',
    'is left alone by an account that does not exist',
  ])('No account has the largest id'),
]

export const mutationsOfPage: ReadonlyArray<Mutation> = [
  ...pageRows,
  ...mutationsOfHeaders,
  ...documentedRequestProperties.map(isWritten),
  ...documentedResponseProperties.flatMap((property) => [isRead(property), isReturned(property)]),
  ...bodyRows,
  ...contractRows,
]
