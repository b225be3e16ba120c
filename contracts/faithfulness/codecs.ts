/** The mutations of `docs/faithfulness/codecs.md`. */
import { type Mutation, testsOf, within } from './Mutation.js'

const entities = (name: string) => within(`packages/codecs/src/entities/${name}.ts`)
const primitives = (name: string) => within(`packages/codecs/src/primitives/${name}.ts`)
const reflection = (name: string) => within(`packages/codecs/src/reflection/${name}.ts`)
const test = testsOf('codecs')

const date = primitives('DateTimeOffset')
const flags = primitives('FlagSet')

export const mutationsOfCodecs: ReadonlyArray<Mutation> = [
  entities('EMailAccount')("entity('EMailAccount', original, {", "entity('EMailAccount', { ...original, ...later }, {")(
    test('entities/samples'),
  )('An account has the eight properties'),
  entities('SaveEMailAccountRequest')('{ ...written, ...Object.fromEntries(others(properties, given)) }', 'written')(
    test('entities/SaveEMailAccountRequest'),
  )('A property that is not documented'),
  entities('SaveEMailAccountRequest')("['UseGraphApi']", '[]')(test('entities/SaveEMailAccountRequest'))(
    '`UseGraphApi` is written',
  ),
  primitives('Int32')('(u | 0) === u', 'Number.isInteger(u)')(test('primitives/Int32'))('Every number is an `int32`'),
  entities('EMailAccount')('EMailAddress: /*#__PURE__*/ nullable(t.string)', 'EMailAddress: t.string')(
    test('entities/properties'),
  )('Texts and entities may be null'),
  entities('EMailAccount')('SimpleMode: Int32', 'SimpleMode: nullable(Int32)')(test('entities/properties'))(
    'Texts and entities may be null',
  ),
  entities('AccountStatus')('Failing: 2', 'Failing: 5')(test('entities/entities'))('`AccountStatus` is a code'),
  entities('TableRight')("  'TableRight',\n  {},\n  {", "  'TableRight',\n  { Mask: ETableRight },\n  {")(
    test('entities/samples'),
  )('`TableRight` in credentials'),
  entities('EMailAccount')('LastFetch: DateTimeOffset', 'LastFetch: t.string')(test('entities/properties'))(
    '`LastFetch` is a date-time',
  ),
  date(
    "if (d.endsWith('Z')) return O.some(0)",
    "if (d.endsWith('Z')) return O.none",
  )(test('primitives/DateTimeOffset'))('A date-time has no zone'),
  date('/([+-])(\\d\\d):?(\\d\\d)/', '/([+-])(\\d\\d):(\\d\\d)/')(test('primitives/DateTimeOffset'))(
    'A date-time has no zone',
  ),
  date(
    'const minutes = O.toNullable(offset(d)) ?? 0\n',
    'const minutes = O.toNullable(offset(d)) ?? 60\n',
  )(test('primitives/DateTimeOffset'))('A date-time without a zone is UTC'),
  date('ticks(d) === 0n || clock(d) === 0n', 'clock(d) === 0n')(test('primitives/DateTimeOffset'))(
    '`0001-01-01T00:00:00` means never',
  ),
  date('ticks(d) === 0n || clock(d) === 0n', 'ticks(d) === 0n')(test('primitives/DateTimeOffset'))(
    '`0001-01-01T00:00:00+01:00`',
  ),
  flags('mask.split(/[\\s,]/)', "mask.split(',')")(test('primitives/FlagSet'))('A mask is a list of names'),
  flags('isNumber(name) ? Number(name) :', 'false ? Number(name) :')(test('primitives/FlagSet'))(
    'A mask is a list of names',
  ),
  flags('.get(name.toLowerCase())', '.get(name)')(test('primitives/FlagSet'))('Names of flags are read'),
  entities('FieldRight')('UIHints: 192,', 'UIHints: 192,\n  FULL: 511,')(test('primitives/FlagSet'))('`FULL` is not'),
  reflection('canonical')('?? caseless.get(key.toLowerCase())', '')(test('reflection/canonical'))(
    'Property names are read in any casing',
  ),
  reflection('canonical')('Object.fromEntries(changed)', 'Object.fromEntries([...changed].reverse())')(
    test('reflection/canonical'),
  )('Property names are read in any casing'),
  reflection('canonical')(
    'mapEntries(u, (name) => ({ name, value }))',
    'mapEntries(u, (name) => ({ name: name.toLowerCase(), value }))',
  )(test('reflection/canonical'))('Keys of `FieldProperties`'),
  entities('SaveEMailAccountRequest')('(account.EMailAccountId ?? 0) === 0', 'account.EMailAccountId === 0')(
    test('entities/SaveEMailAccountRequest'),
  )('`EMailAccountId` absent'),
  reflection('defaultOf')('dateTimeOffset: () => never', 'dateTimeOffset: () => null')(
    test('entities/SaveEMailAccountRequest'),
  )('A property that a request lacks'),
  entities('ErrorObject')("entity('ErrorObject', { ...thrown, Message: t.string }, {}),", '')(
    test('entities/ErrorObject'),
  )('An error object has'),
  entities('Rejection')(
    "firstText(properties, 'ErrorMessage', 'Message', 'title')",
    "firstText(properties, 'Message', 'title')",
  )(test('entities/Rejection'))('An error object has'),
  entities('Rejection')('name.toLowerCase() === wanted.toLowerCase()', 'name === wanted')(test('entities/Rejection'))(
    'The names of an error object',
  ),
  entities('Rejection')("firstText(properties, 'MessageDetail', 'detail')", "firstText(properties, 'MessageDetail')")(
    test('entities/Rejection'),
  )('The names of an error object'),
  within('packages/codecs/src/operations/answers.ts')('isSelectable: true })', '})')(test('operations/eMailAccount'))(
    'Four operations whose responses',
  ),
  entities('TenantState')('State: t.string', "State: t.literal('Running')")(test('entities/entities'))(
    'The state of a tenant',
  ),
  entities('TenantState')('Endpoint: /*#__PURE__*/ nullable(t.string)', 'Endpoint: t.string')(
    test('entities/entities'),
  )('The state of a tenant'),
  within('packages/codecs/src/operations/eMailAccount.ts')(
    "entity('SyncEmailAccountRequest', { SyncUserAccount }, {})),\n    answer: empty,\n    changes: true,\n    isRepeatable: () => false",
    "entity('SyncEmailAccountRequest', { SyncUserAccount }, {})),\n    answer: empty,\n    changes: true,\n    isRepeatable: () => true",
  )(test('operations/eMailAccount'))('A synchronisation and a login'),
  within('packages/codecs/src/operations/connection.ts')(
    '{ ConnectionInfoExtended: EMailConnectionInfoExtended }, {})),\n    answer: value(t.boolean),\n    isRepeatable: () => false',
    '{ ConnectionInfoExtended: EMailConnectionInfoExtended }, {})),\n    answer: value(t.boolean),\n    isRepeatable: () => true',
  )(test('operations/eMailAccount'))('A synchronisation and a login'),
  entities('EMailConnectionInfo')(
    "entity('EMailConnectionInfo', properties, optional)",
    "entity('EMailConnectionInfo', {}, { ...properties, ...optional })",
  )(test('entities/entities'))('A connection has every property'),
  within('packages/codecs/src/operations/connection.ts')(
    '{ MailDomain: t.string }, {})),\n  answer: value(t.boolean)',
    '{ MailDomain: t.string }, {})),\n  answer: { ...value(t.boolean), isSelectable: true }',
  )(test('operations/eMailAccount'))('`$select` is no parameter'),
  within('packages/codecs/src/operations/connection.ts')("entity('HasMXRecordRequest'", "entity('HasMXRecord'")(
    test('operations/described'),
  )('A body of parameters'),
]
