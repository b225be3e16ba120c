/** The mutations of the first table of `docs/faithfulness/provider-stub.md`, and of tenants. */
import { type Mutation, sourcesOf, testsOf, within } from './Mutation.js'

const stub = sourcesOf('provider-stub')
const test = testsOf('provider-stub')

const answer = test('answer')
const authenticate = test('request/authenticate')
const save = test('handlers/saveEMailAccount')
const nodeServer = test('server/nodeServer')
const field = test('field')
const asTenant = test('answerAsTenant')

const fault = test('faults/Fault')
const handle = test('handlers/handle')
const requestQueue = test('server/RequestQueue')
const runtime = test('runtime/StubRuntime')

const refusals: ReadonlyArray<Mutation> = [
  stub('refusal/Refusal')(
    "jsonResponse(404, entityError('SoNotFoundException', reason))",
    "jsonResponse(404, entityError('NotFound', reason))",
  )(answer)('Another path'),
  stub('answer')('jsonResponse(200, { POST: summary })', 'jsonResponse(200, { GET: summary })')(answer)(
    '`GET` on an operation',
  ),
  stub('refusal/Refusal')("[['Allow', allowed]]", '[]')(answer)('Any other method'),
  stub('refusal/Refusal')('Basic realm="SuperOffice Username or Ticket"', 'Basic realm="SuperOffice"')(authenticate)(
    'No credentials',
  ),
  stub('Assumptions')('values: [403, 401]', 'values: [401, 403]')(authenticate)('The EMail agent was not granted'),
  stub('Assumptions')("values: ['json', 406]", "values: [406, 'json']")(answer)('No media type matches'),
  stub('response/writeAnswer')(
    "notAcceptable === 'json' ? E.orElse(() => writeAs(json, answer, value))",
    "notAcceptable === 'json' ? F.identity",
  )(answer)('`Accept` names XML'),
  stub('request/readInput')('!isCompressed(encodingOrNone', '!F.constFalse(encodingOrNone')(answer)(
    'A body in another type',
  ),
  stub('refusal/Refusal')('agentRefusal(415,', 'agentRefusal(400,')(answer)('A body in another type'),
  stub('refusal/Refusal')("agentRefusal(400, 'ArgumentException', reason)", "agentRefusal(400, 'Exception', reason)")(
    answer,
  )('An unreadable body'),
  stub('Assumptions')('values: [400, 200]', 'values: [200, 400]')(answer)('An unreadable body'),
  stub('algebras/fieldProperties')('ErrorReason: 254', 'ErrorReason: 255')(save)('A text that is longer'),
  stub('algebras/fieldProperties')('SentFolder: 255', 'SentFolder: 256')(save)('A text that is longer'),
  stub('handlers/saveEMailAccount')(
    "assumptions.duplicateAddress === 'refused' ?",
    "assumptions.duplicateAddress !== 'refused' ?",
  )(save)('An address that another account has'),
  stub('store/Accounts')('2 ** 31 - 1', '2 ** 31')(save)('Another account, or other credentials'),
  stub('Assumptions')("values: ['null', 'refused', 'created']", "values: ['created', 'null', 'refused']")(save)(
    'A save with the id of no account',
  ),
  stub('server/Bounds')('maxHeaderBytes: 16 * 1024', 'maxHeaderBytes: 32 * 1024')(nodeServer)(
    'A body of more than 1 MiB',
  ),
  stub('server/refuseUnparsed')('return [431,', 'return [400,')(nodeServer)('A body of more than 1 MiB'),
  stub('server/nodeServer')('server.maxConnections = bounds.maxConnections', '')(nodeServer)(
    'More than 1,000 connections',
  ),
  stub('server/nodeServer')('refuse(exchange, 417,', 'refuse(exchange, 400,')(nodeServer)('A message that is not HTTP'),
  stub('server/refuseUnparsed')('headOf(message), 405,', 'headOf(message), 400,')(nodeServer)(
    'A message that is not HTTP',
  ),
  within('packages/wire/src/media-types/MediaType.ts')('maxDepth = 64', 'maxDepth = 1_000_000')(nodeServer)(
    'A body that is nested',
  ),
]

/** Requests that are not for an operation, and those that are refused before one. */
const requests: ReadonlyArray<Mutation> = [
  stub('refusal/Refusal')("['X-So-Email-Stub', 'not implemented']", '')(handle)('An operation of the EMail agent that'),
  stub('refusal/Refusal')('agentRefusal(501,', 'agentRefusal(404,')(handle)('An operation of the EMail agent that'),
  // A longer queue would let its test wait without an end.
  stub('server/RequestQueue')('line.waiting > most', 'line.waiting >= most')(requestQueue)('More than 32 requests'),
  stub('faults/Delivery')('retryAfter === undefined ? []', 'true ? []')(fault)('Any request, however many'),
  stub('routing/router')("['', '/api', '/api/v1']", "['', '/api']")(field)('`GET` on the site'),
  stub('answer')(
    "toHead(answer(snapshot)({ ...request, method: 'GET' }))",
    "answer(snapshot)({ ...request, method: 'GET' })",
  )(field)('`HEAD`'),
  stub('refusal/Refusal')('() => unchallenged,', '() => challenged,')(field)('The same with `X-XSRF-TOKEN`'),
  stub('Assumptions')("values: ['refused', 'read']", "values: ['read', 'refused']")(field)(
    'JSON in a body of the form type',
  ),
  within('packages/wire/src/media-types/json.ts')(
    'mayHaveInfinity(text) && E.isRight(value)',
    'false && E.isRight(value)',
  )(field)('A number that JavaScript takes'),
  stub('Assumptions')('values: [200, 204]', 'values: [204, 200]')(field)('An operation that has nothing'),
  stub('server/readRequest')('arriving.bytes > maxArrivingBytes', 'false')(test('server/readRequest'))(
    'A body while 64 MiB',
  ),
  stub('answer')('maxHeaders = 2_000', 'maxHeaders = 2_000_000')(field)('More than 2,000 headers'),
  stub('server/hosts')('  isLoopback(host) ||', '  true ||')(field)('A `Host` that is not'),
  stub('routing/router')("path.endsWith('/') ? path.slice(0, -1) : path", 'path')(field)('Paths are compared'),
]

const tenants: ReadonlyArray<Mutation> = [
  stub('answerAsTenant')('refusedWith(421,', 'refusedWith(404,')(asTenant)('An operation where a tenant was'),
  stub('answerAsTenant')('refusedWith(503,', 'refusedWith(500,')(asTenant)(
    'An operation of a tenant that is not running',
  ),
  stub('runtime/notKeptResponse')('jsonResponse(503,', 'jsonResponse(500,')(runtime)(
    'An operation while the store of `--data` is not available',
  ),
  stub('tenants/Tenant')("state === 'Running' || state === 'OnlineMaintenance'", "state === 'Running'")(asTenant)(
    '`GET /api/state/Cust12345`',
  ),
  stub('answerAsTenant')("State: isThis ? state : 'Unknown'", 'State: state')(asTenant)('A tenant that does not exist'),
  stub('answerAsTenant')(" && state !== 'Deleted'", '')(asTenant)('A tenant that does not exist'),
]

export const mutationsOfRefusals: ReadonlyArray<Mutation> = [...refusals, ...requests, ...tenants]
