/** The mutations of the second table of `docs/faithfulness/provider-stub.md`. */
import { type Mutation, sourcesOf, testsOf, within } from './Mutation.js'

const stub = sourcesOf('provider-stub')
const test = testsOf('provider-stub')

const answer = test('answer')
const authenticate = test('request/authenticate')
const save = test('handlers/saveEMailAccount')
const handlers = test('handlers/handlers')
const translate = test('localization/translate')
const codes = test('localization/codes')
const timeZone = test('localization/TimeZone')
const nodeServer = test('server/nodeServer')
const mail = test('handlers/mail')

const responses: ReadonlyArray<Mutation> = [
  stub('answer')("call.operation.agent !== 'EMail'", "call.operation.agent === 'EMail'")(test('handlers/handle'))(
    'An operation of another agent',
  ),
  within('packages/codecs/src/entities/SaveEMailAccountRequest.ts')(
    '(account.EMailAccountId ?? 0) === 0',
    'account.EMailAccountId === 0',
  )(save)('An id that is absent'),
  stub('handlers/saveEMailAccount')(': sent[name]) ?? absent', ': sent[name]) ?? kept[name] ?? absent')(save)(
    'An id that is absent',
  ),
  stub('handlers/saveEMailAccount')(
    "new Set(['AccountStatus', 'ErrorCount', 'ErrorReason'])",
    "new Set(['AccountStatus', 'ErrorCount'])",
  )(save)('`AccountStatus`, `ErrorCount`'),
  stub('handlers/saveEMailAccount')(
    "account['TableRight'] = before?.TableRight ?? null",
    "account['TableRight'] = sent['TableRight'] ?? null",
  )(save)('`TableRight` and `FieldProperties`'),
  stub('algebras/fieldProperties')("'System.DateTime', 16", "'System.Date', 16")(save)(
    '`TableRight` and `FieldProperties`',
  ),
  stub('handlers/createDefaultEMailAccount')('      AssociateId: caller.associateId,\n', '')(handlers)(
    'A new default account',
  ),
  stub('handlers/getEMailAccountFromEMailAddress')(
    'accounts.withAddress(FromAddress, caller.associateId)',
    'accounts.withAddress(FromAddress)',
  )(handlers)('An account is found by its address'),
  stub('store/AccountsInMemory')('ids.push(id)', 'ids.unshift(id)')(handlers)('An account is found by its address'),
  stub('handlers/getCurrentAccount')(
    'for (const account of accounts.all())',
    'for (const account of [...accounts.all()].reverse())',
  )(test('handlers/currentAccount'))('The current account'),
  stub('Assumptions')("values: ['gone', 'refused']", "values: ['refused', 'gone']")(handlers)('A delete with the id'),
  stub('handlers/getReadySyncEmailAccounts')('[...accounts.all()].map(', '[...accounts.all()].slice(1).map(')(handlers)(
    'Every account is due',
  ),
  stub('response/writeAnswer')('isSelectable && t.UnknownRecord', 'false && t.UnknownRecord')(handlers)(
    '`$select` makes `null`',
  ),
  stub('handlers/saveEMailAccount')('isAdded(save, name) ?', 'false ?')(save)(
    'Credentials that the account does not have',
  ),
  stub('store/AccountsInMemory')('=> credentials?.ServiceAuthId === 0', '=> credentials?.ServiceAuthId === -1')(
    test('Stub'),
  )('Credentials that exist from the start'),
  stub('Assumptions')("values: ['ignored', 'compared'] }", "values: ['compared', 'ignored'] }")(save)(
    'Addresses are compared',
  ),
  stub('store/AccountsInMemory')(
    `before === after
    ? index.byAddress
    : F.pipe(index.byAddress, leaving(before, id), after === '' ? F.identity : coming(after, id))`,
    'F.pipe(index.byAddress, leaving(before, id), coming(after, id))',
  )(save)('Accounts without an address'),
  stub('handlers/saveEMailAccount')('if (!names.has(name) && !isRights(name))', 'if (false)')(save)(
    'Unknown properties are kept',
  ),
  stub('handlers/saveEMailAccount')(
    '{ ...Object.getOwnPropertyDescriptor(sent, name) }',
    '{ ...Object.getOwnPropertyDescriptor(sent, name), value: String(sent[name]) }',
  )(save)('In unknown properties'),
  stub('Assumptions')("values: ['clear', 'hidden']", "values: ['hidden', 'clear']")(save)('Passwords come back'),
  stub('Assumptions')("values: ['ignored', 'compared'],", "values: ['compared', 'ignored'],")(answer)(
    'Property and parameter names',
  ),
  stub('Assumptions')("values: ['defaulted', 'refused']", "values: ['refused', 'defaulted']")(answer)(
    'A required property',
  ),
  stub('Assumptions')("values: ['never', 'refused']", "values: ['refused', 'never']")(answer)(
    'A date-time of the last day',
  ),
  stub('routing/router')('O.getOrElse(() => known),\n  ).toLowerCase()', 'O.getOrElse(() => known),\n  )')(nodeServer)(
    'Paths are compared',
  ),
  stub('routing/router')('byPath.get(comparable(path))', 'byPath.get(path)')(answer)('Paths are compared'),
  stub('request/authenticate')("      return mode === 'online'\n", '      return true\n')(authenticate)(
    'On-site: Basic',
  ),
  stub('request/authenticate')(
    "return mode === 'onsite' || hasAppToken(appTokens, headers)",
    "return mode === 'onsite'",
  )(authenticate)('On-site: Basic'),
  stub('request/authenticate')('reveal(cookie) === token', 'true')(authenticate)('On-site: Basic'),
  within('packages/wire/src/headers/Authorization.ts')('switch (scheme.toLowerCase())', 'switch (scheme)')(
    authenticate,
  )('Names of schemes'),
  stub('localization/translate')('return multiLanguage.test(text) ?', 'return false ?')(translate)(
    '`[SR_...]` references',
  ),
  stub('localization/translate')('each.toLowerCase() === iso2', 'each === iso2')(translate)('`[SR_...]` references'),
  ...[
    ["da: ['DA', 'DK']", "da: ['DA']"],
    ["de: ['GE', 'DE']", "de: ['GE']"],
    ["en: ['US', 'EN', 'GB']", "en: ['US', 'EN']"],
    ["es: ['SP', 'ES']", "es: ['ES', 'SP']"],
    ["fi: ['FI']", "fi: ['SF']"],
    ["fr: ['FR']", "fr: ['FA']"],
    ["it: ['IT']", "it: ['IA']"],
    ["nb: ['NO']", "nb: ['NB']"],
    ["nl: ['DU', 'NL']", "nl: ['NL']"],
    ["nn: ['NO']", "nn: ['NN']"],
    ["no: ['NO']", "no: ['NB']"],
    ["sv: ['SW', 'SV', 'SE']", "sv: ['SW', 'SV']"],
  ].map(([find = '', replace = '']) =>
    stub('localization/translate')(find, replace)(codes)('The codes of multi-language'),
  ),
  stub('localization/translate')('return found ?? text', "return found ?? ''")(translate)(
    'The codes of multi-language',
  ),
  stub('localization/Locale')(
    'O.match(() => readAccepted(headers), readTranslated)',
    'O.match(() => readAccepted(headers), (text) => O.alt(() => readAccepted(headers))(readTranslated(text)))',
  )(translate)('`SO-Language` wins'),
  stub('algebras/mapLeaves')('      secret(value),', '      secret(typeof value === "string" ? text(value) : value),')(
    translate,
  )('Secrets and unknown'),
  ...[
    ["UTC: 'UTC'", "UTC: 'Europe/London'"],
    ["'1': 'UTC'", "'1': 'Europe/London'"],
    ["'AU-ACT': 'Australia/Sydney'", "'AU-ACT': 'Australia/Brisbane'"],
    ["'36': 'Australia/Sydney'", "'37': 'Australia/Sydney'"],
    ["BD: 'Asia/Dhaka'", "BD: 'Asia/Kolkata'"],
    ["'50': 'Asia/Dhaka'", "'51': 'Asia/Dhaka'"],
    ["'CA-QC': 'America/Toronto'", "'CA-QC': 'America/Halifax'"],
    ["'114': 'America/Toronto'", "'115': 'America/Toronto'"],
    ["DK: 'Europe/Copenhagen'", "DE: 'Europe/Copenhagen'"],
    ["'140': 'Europe/Copenhagen'", "'141': 'Europe/Copenhagen'"],
    ["FR: 'Europe/Paris'", "FR: 'Europe/London'"],
    ["'156': 'Europe/Paris'", "'157': 'Europe/Paris'"],
    ["NO: 'Europe/Oslo'", "NO: 'Europe/Helsinki'"],
    ["'261': 'Europe/Oslo'", "'262': 'Europe/Oslo'"],
    ["'US-CA': 'America/Los_Angeles'", "'US-CA': 'America/Denver'"],
    ["'425': 'America/Los_Angeles'", "'426': 'America/Los_Angeles'"],
    ["'US-HI': 'Pacific/Honolulu'", "'US-HI': 'America/Adak'"],
    ["'433': 'Pacific/Honolulu'", "'434': 'Pacific/Honolulu'"],
    ["'US-NY': 'America/New_York'", "'US-NY': 'America/Chicago'"],
    ["'460': 'America/New_York'", "'461': 'America/New_York'"],
  ].map(([find = '', replace = '']) =>
    stub('localization/TimeZone')(`\n  ${find},`, `\n  ${replace},`)(codes)('`SO-TimeZone` converts'),
  ),
  stub('localization/TimeZone')('(includeOffset ? there : withoutOffset(there))', '(includeOffset ? there : there)')(
    timeZone,
  )('`SO-TimeZone` converts'),
  stub('localization/TimeZone')(
    'O.filter((date) => O.isNone(dateTimeOffset.offset(date))),\n      chainOption(',
    'chainOption(',
  )(timeZone)('`SO-TimeZone` converts'),
  within('packages/codecs/src/primitives/DateTimeOffset.ts')(
    'const minutes = O.toNullable(offset(d)) ?? 0\n',
    'const minutes = O.toNullable(offset(d)) ?? 60\n',
  )(timeZone)('Without that header'),
  stub('localization/TimeZone')('find(isRight) ?? before', 'find(isRight) ?? after')(timeZone)('A local time that'),
  stub('localization/TimeZone')(
    "dateTimeOffset.isNever(text) || text.startsWith('9999-12-31T23:59:59')",
    'dateTimeOffset.isNever(text)',
  )(timeZone)('"Never"'),
  stub('localization/TimeZone')(
    "dateTimeOffset.isNever(text) || text.startsWith('9999-12-31T23:59:59')",
    "text.startsWith('9999-12-31T23:59:59')",
  )(timeZone)('"Never"'),
  stub('localization/Locale')('combinedHeader(AcceptLanguage.name)', "combinedHeader('SO-Culture')")(translate)(
    '`SO-Culture` changes',
  ),
  stub('request/readInput')(
    'hasBody) return readParameters(source, names)',
    'hasBody) return F.pipe(readBody(source), chainEither(() => readParameters(source, names)))',
  )(answer)('A body is ignored'),
  stub('states/documentedSample')('=== documentedId', '>= documentedId')(test('states/States'))(
    'The documented request gets',
  ),
  stub('states/documentedSample')('"EMailAddress": "veritatis"', '"EMailAddress":"veritatis"')(test('states/States'))(
    'The documented request gets',
  ),
]

const mailboxes: ReadonlyArray<Mutation> = [
  stub('Assumptions')("values: ['ignored', 'refused']", "values: ['refused', 'ignored']")(mail)(
    'A synchronisation with the id',
  ),
  stub('mail/mailbox')('AccountStatus: AccountStatus.Ok,', 'AccountStatus: AccountStatus.Unknown,')(mail)(
    'A synchronisation logs in',
  ),
  stub('mail/mailbox')('Math.min(account.ErrorCount + 1, largestId)', 'account.ErrorCount')(mail)(
    'A synchronisation logs in',
  ),
  stub('mail/mailbox')("ErrorReason: '' }", "ErrorReason: '', LastFetch: '2026-01-01T00:00:00' }")(mail)(
    'A synchronisation is done',
  ),
  stub('mail/Mail')('isSame(each.host, login.host)', 'each.host === login.host')(mail)('A login succeeds'),
  stub('mail/Mail')(' && password === login.password', '')(mail)('A login succeeds'),
  stub('handlers/authenticate')('O.isNone(loginFailure(mail)(login))', 'true')(mail)('A login that fails'),
  stub('handlers/authenticate')(
    'connection.Port === 0 ? login.port : connection.Port',
    'login.port === 0 ? connection.Port : login.port',
  )(mail)('`Authenticate` uses'),
  stub('handlers/authenticate')('loginOf(connection, undefined)', "loginOf(connection, 'incoming')")(mail)(
    '`Authenticate` uses',
  ),
  stub('mail/mailbox')('(account.OutgoingCredentials === null ||', '(true ||')(mail)('`TestAuthenticate` logs in'),
  stub('handlers/createDefaultEMailConnectionInfo')(
    "...(!lacks.has('UseGraphApi') && { UseGraphApi: false })",
    'UseGraphApi: false',
  )(mail)('The defaults of a connection'),
  stub('mail/Mail')('isSame(domain, name)', 'domain === name')(mail)('`HasMXRecord` and'),
  stub('mail/Mail')('isSame(each, source)', 'true')(mail)('`HasMXRecord` and'),
]

export const mutationsOfResponses: ReadonlyArray<Mutation> = [...responses, ...mailboxes]
