/** The mutations of the further claims of rows of `docs/faithfulness/provider-stub.md`: a figure, or the second half of a row. */
import { type Mutation, sourcesOf, testsOf, within } from './Mutation.js'

const stub = sourcesOf('provider-stub')
const test = testsOf('provider-stub')

const handlers = test('handlers/handlers')
const mail = test('handlers/mail')
const bounds = test('server/Bounds')
const nodeServer = test('server/nodeServer')

const figures: ReadonlyArray<Mutation> = [
  stub('server/Bounds')('maxBodyBytes: maxBytes', 'maxBodyBytes: 2 * maxBytes')(bounds)('A body of more than 1 MiB'),
  stub('server/Bounds')('maxArrivingBytes: 64 *', 'maxArrivingBytes: 128 *')(bounds)('A body while 64 MiB'),
  stub('server/Bounds')('maxPipelined: 32', 'maxPipelined: 31')(test('server/RequestQueue'))('More than 32 requests'),
  within('packages/wire/src/media-types/MediaType.ts')('maxDepth = 64', 'maxDepth = 65')(nodeServer)(
    'A body that is nested',
  ),
]

const halves: ReadonlyArray<Mutation> = [
  stub('response/select')('tree.get(name.toLowerCase())', 'tree.get(name)')(handlers)('`$select` makes `null`'),
  stub('response/select')("split('/')", "split('.')")(test('response/select'))('`$select` makes `null`'),
  stub('mail/Mail')('each.port === undefined || each.port === login.port', 'true')(mail)('A login succeeds'),
  stub('mail/Mail')('each.use === undefined || each.use === login.use', 'true')(mail)('A login succeeds'),
  stub('mail/Mail')('userName === login.userName', "isSame(userName, login.userName ?? '')")(mail)('A login succeeds'),
  stub('mail/mailbox')("IncomingCredentials, 'incoming')", "IncomingCredentials, 'outgoing')")(mail)(
    '`TestAuthenticate` logs in',
  ),
  stub('handlers/syncEmailAccounts')(
    'E.right([undefined, sync(context)(SyncUserAccounts)])',
    'SyncUserAccounts.length > 9 ? E.left(badRequest("")) : E.right([undefined, []])',
  )(mail)('A synchronisation logs in'),
  stub('answerAsTenant')('contextId.toLowerCase() === id.toLowerCase()', 'contextId === id')(test('answerAsTenant'))(
    '`GET /api/state/Cust12345`',
  ),
  within('packages/codecs/src/operations/answers.ts')('found(Int32, (id) => id, 0)', 'found(Int32, (id) => id, null)')(
    handlers,
  )('The current account'),
  stub('request/authenticate')('combinedHeader(XsrfToken.cookie.name)', "combinedHeader('Cookies')")(
    test('request/authenticate'),
  )('On-site: Basic'),
]

export const mutationsOfDetails: ReadonlyArray<Mutation> = [...figures, ...halves]
