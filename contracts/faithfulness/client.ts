/** The mutations of `docs/faithfulness/client.md`. */
import { type Mutation, sourcesOf, testsOf, within } from './Mutation.js'

const client = sourcesOf('client')
const test = testsOf('client')

const settings = test('settings/Settings')
const tenant = test('tenant/tenant')
const field = test('field')
const change = test('accounts/changeEMailAccount')

export const mutationsOfClient: ReadonlyArray<Mutation> = [
  client('toRequest')("method: 'POST'", "method: 'PUT'")(test('toRequest'))('The operation is called by `POST`'),
  client('toRequest')('const path = pathOf(operation)', 'const path = pathOf(operation).toLowerCase()')(
    test('toRequest'),
  )('The operation is called by `POST`'),
  client('auth/Auth')("_tag: 'Bearer', token", "_tag: 'SoTicket', ticket")(test('features/authentication'))(
    '`Authorization` has the schemes',
  ),
  client('settings/Settings')('headers: isAuthorized ? without(headers, xsrf) : headers', 'headers')(settings)(
    '`X-XSRF-TOKEN` is sent',
  ),
  client('transport/fetchTransport')("? 'include' : 'omit'", "? 'omit' : 'omit'")(test('transport/fetchTransport'))(
    'The token of a session',
  ),
  ...['language', 'soLanguage', 'soCulture', 'soTimeZone', 'appToken'].map((option) =>
    client('settings/Settings')(
      'const written = [language, soLanguage, soCulture, soTimeZone, appToken]',
      `const written = [${['language', 'soLanguage', 'soCulture', 'soTimeZone', 'appToken'].filter((each) => each !== option)}]`,
    )(settings)('`Accept-Language`, `SO-Language`'),
  ),
  client('settings/Site')('(?:\\/+api(?:\\/+v1)?)?', '(?:\\/+api)?')(test('settings/Site'))('A site is named'),
  client('settings/Site')(
    'O.map((address): Site => F.constant(E.right(address)))',
    "O.map((address): Site => F.constant(E.right(address + '/')))",
  )(test('settings/Site'))('A site is named'),
  client('settings/Site')("typeof given === 'function'", "typeof given === 'symbol'")(test('settings/Site'))(
    'The address of a tenant',
  ),
  within('packages/codecs/src/operations/eMailAccount.ts')(
    "entity('GetEMailAccount', { eMailAccountId: Int32 }, {}), 'eMailAccountId'",
    "entity('GetEMailAccount', { EMailAccountId: Int32 }, {}), 'EMailAccountId'",
  )(test('queries'))('Parameters in the query'),
  within('packages/codecs/src/operations/eMailAccount.ts')(
    "entity('DeleteEMailAccount', { eMailAccountId: Int32 }, {}), 'eMailAccountId'",
    "entity('DeleteEMailAccount', { EMailAccountId: Int32 }, {}), 'EMailAccountId'",
  )(test('queries'))('Parameters in the query'),
  client('call')('[accept, contentType, json]', '[contentType, json]')(test('mediaTypes'))(
    'The media types of responses',
  ),
  client('response/fromResponse')('response.status === operation.answer.status', 'response.status < 300')(
    test('response/fromResponse'),
  )('A success is 200'),
  client('response/fromResponse')(
    'response.status === 204 ? E.right(bodyOf204(operation)) :',
    'false ? E.right(null) :',
  )(test('response/fromResponse'))('A success is 200'),
  client('response/fromResponse')('operation.answer.decode(body)', 'operation.answer.decode(body ?? {})')(
    test('response/fromResponse'),
  )('An operation that finds nothing'),
  client('response/fromResponse')('rejectionUnderSuccess(body))', 'O.none)')(test('response/fromResponse'))(
    'An error object may come',
  ),
  client('response/fromResponse')('\\s*(?:text\\/html|', '\\s*(?:text\\/web|')(test('response/fromResponse'))(
    '401 comes with',
  ),
  client('features/rejectsCredentials')('if (status === 401) return true', 'if (status === 401) return false')(
    test('features/authentication'),
  )('An expired token is'),
  client('features/rejectsCredentials')('(status === 403 && isExpiry', '(status === 403 && !isExpiry')(
    test('features/authentication'),
  )('An expired token is'),
  client('features/retry')('retryDelay(now())(headers)', 'O.some(0)')(test('features/retry'))('429 and 503 may have'),
  client('features/retry')('[429, 502, 503, 504]', '[429, 502, 503]')(test('features/retry'))('429, 502, 503 and 504'),
  within('packages/codecs/src/operations/eMailAccount.ts')('(account) => !isNew(account)', '() => true')(
    test('Client'),
  )('An update, sent twice'),
  client('call')('(error(shown))', "(error(makeRedactor({ _tag: 'Some', value: [] })))")(test('secrets/secrets'))(
    'A server may repeat',
  ),
  client('response/fromResponse')('if (status < 400) return (redactor)', 'if (status < 300) return (redactor)')(
    test('hostile/faults'),
  )('A redirect is no success'),
  client('tenant/requestState')('state.IsRunning ?', 'true ?')(tenant)('A tenant runs where'),
  client('features/location')('response.status === 421 ?', 'false ?')(test('features/location'))('421 means that'),
  client('tenant/requestState')(
    "[['Accept', 'application/json']]",
    "[['Accept', 'application/json'], ['Authorization', 'Basic b3Bz']]",
  )(tenant)('The state needs no'),
  client('tenant/TenantOptions')('hostname.endsWith(`.', 'hostname.endsWith(`')(tenant)('Every endpoint of Online'),
  client('tenant/TenantOptions')("(endpoint.protocol === 'https:' ||", '(true ||')(tenant)('Every endpoint of Online'),
  client('tenant/requestState')(
    'ContextIdentifier.toLowerCase() === tenant.contextId.toLowerCase()',
    'ContextIdentifier === tenant.contextId',
  )(tenant)('`ContextIdentifier` is the one'),
  client('tenant/requestState')('ContextIdentifier.toLowerCase() === tenant.contextId.toLowerCase()', 'true')(tenant)(
    '`ContextIdentifier` is the one',
  ),
  client('errors/errorMessage')(', or the application was not granted this agent', '')(field)('401 may also mean'),
  client('response/fromResponse')('(answer.status === 204 ? undefined : null)', 'undefined')(field)(
    'An operation that returns',
  ),
  client('response/refusal')('(title.trim() ||', "('' ||")(field)('A refusal may come'),
  within('packages/codecs/src/entities/Rejection.ts')(
    "explanation(properties, 'error_description', 'error',",
    "explanation(properties, 'error',",
  )(field)('A refusal may come'),
  client('features/rejectsCredentials')('/<form\\b/i.test(text) &&', 'false &&')(field)('A login page'),
  client('features/rejectsCredentials')('(?:[Ll]og|LOG|', '(?:neverthere|')(field)('A login page'),
  client('accounts/changeEMailAccount')("[...(held.Password ?? '')]", "[...(held.Password ?? 'p')]")(change)(
    'Whether a server tells passwords',
  ),
  client('accounts/changeEMailAccount')("['SO-Language', '*']", "['SO-Language', 'en']")(change)(
    'A get with `SO-Language: *`',
  ),
  client('accounts/changeEMailAccount')("'accept', 'so-timezone')", "'accept')")(change)('A save reads a date-time'),
  client('misspelled')('names.get(key.toLowerCase())', 'names.get(key)')(field)('A server reads names'),
]
