/** Values to write: those of every codec, and the same with properties that no codec describes. */
import {
  EMailAccount,
  FieldProperties,
  FieldProperty,
  FieldRight,
  Int32,
  nullable,
  operations,
  SaveEMailAccountRequest,
  ServiceAuth,
  TableRight,
} from '@so-email/codecs'
import { arbitrary } from '@so-email/codecs/arbitrary'
import fc from 'fast-check'
import * as t from 'io-ts'

/** Those that a form can carry. */
export const entities: ReadonlyArray<t.Mixed> = [
  EMailAccount,
  SaveEMailAccountRequest,
  ServiceAuth,
  TableRight,
  FieldRight,
  FieldProperty,
  FieldProperties,
]

/** What an operation takes or answers is `unknown` where there is nothing to take or to answer. */
export const codecs: ReadonlyArray<t.Mixed> = [
  ...entities,
  ...Object.values(operations).flatMap(({ answer, parameters }) => [answer.codec, parameters.codec]),
  Int32,
  t.string,
  t.boolean,
  nullable(EMailAccount),
  t.array(EMailAccount),
  t.array(nullable(Int32)),
].filter((codec) => codec !== t.unknown)

/** Names that XML or a form cannot write, or that mean a known property to a reader. */
export const badXmlNames = ['', 'a b', '1a', 'a:b', 'a<b', 'emailaddress', 'a\u0000']
export const badFormNames = ['', 'a[b]', 'a]', 'emailaddress', 'a\ud800']
const goodNames = [
  'PropertyOfTomorrow',
  'a',
  'b',
  'B',
  'å',
  'a.b',
  'a-b',
  '_',
  '__proto__',
  'constructor',
  'toString',
  '0',
]

const name = fc.oneof(
  { weight: 15, arbitrary: fc.constantFrom(...goodNames) },
  { weight: 1, arbitrary: fc.constantFrom(...badXmlNames, ...badFormNames) },
)

const text = fc.oneof(
  fc.string(),
  arbitrary(t.string),
  fc.constantFrom(
    '007',
    ' x ',
    'true',
    ']]>',
    '\r\n',
    '\r',
    '\t',
    '👍',
    '',
    ' ',
    '<',
    '&amp;',
    'null',
    '\ud800',
    '\u0000',
    '\ufffe',
    '+',
    '%',
    'a=b&c',
  ),
)

const { value: unknown } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

const extra = fc.dictionary(name, unknown, { maxKeys: 2, noNullPrototype: true })

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A codec with a value of it. */
export interface Typed {
  readonly codec: t.Mixed
  readonly value: unknown
}

const shown = (codec: t.Mixed, value: unknown): Typed =>
  Object.assign({ codec, value }, { [fc.toStringMethod]: () => `${codec.name} ${fc.stringify(value)}` })

export const typed = (codecs: ReadonlyArray<t.Mixed>): fc.Arbitrary<Typed> =>
  fc.constantFrom(...codecs).chain((codec) => arbitrary(codec).map((value) => shown(codec, value)))

/** An account with properties that it does not know, at the root and in its credentials. */
export const withUnknown: fc.Arbitrary<Typed> = fc
  .tuple(typed([EMailAccount, SaveEMailAccountRequest]), extra, extra)
  .map(([{ codec, value: account }, outer, inner]) => {
    const credentials: unknown = isObject(account) ? Reflect.get(account, 'IncomingCredentials') : null
    const extended = isObject(credentials) ? { IncomingCredentials: { ...credentials, ...inner } } : {}
    return shown(codec, isObject(account) ? { ...outer, ...account, ...extended } : account)
  })

/** Every text in a value, the keys of its objects among them. */
export const textsIn = (value: unknown): ReadonlyArray<string> =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, held]) => [...(Array.isArray(value) ? [] : [key]), ...textsIn(held)])
      : []
