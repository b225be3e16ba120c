// One description of the account in everything that people would use for it: the 14 documented properties, 32-bit
// integers, unknown properties kept. `LastFetch` is any text, except where the name has "with dates".
//
// "Bad with report" is decoding a value with one wrong property deep inside, and drawing its lines; the lines are
// made and not printed. `PathReporter` writes the name of every codec on the way, which io-ts makes of all that is in it
// unless a codec is given one: "named" has the names that ours have. It reports both members of a union, ours the one
// that is meant; ajv, zod and valibot write sentences of their own.
import { Ajv } from 'ajv'
import * as t from 'io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import * as v from 'valibot'
import * as z from 'zod'
import {
  arrayOf,
  DateTimeOffset,
  dictionary,
  drawFailure,
  EMailAccount,
  entity,
  Int32,
  nullable,
  secret,
} from '../dist/index.js'

/** The account, from the parts that a library offers; `object` takes properties that must be there and that may be. */
const describe = ({ object, dictionary, nullable, text, int, mask, secret, date }) => {
  const right = object({}, { Mask: mask, Reason: nullable(text) })
  const property = object({ FieldRight: nullable(right), FieldType: nullable(text), FieldLength: int }, {})
  const carrier = { TableRight: nullable(right), FieldProperties: nullable(dictionary(property)) }
  const auth = object(
    {
      ServiceAuthId: int,
      Server: nullable(text),
      Port: int,
      AuthType: nullable(text),
      Username: nullable(text),
      Password: secret(nullable(text)),
    },
    carrier,
  )
  return object(
    {
      EMailAccountId: int,
      EMailAddress: nullable(text),
      AssociateId: int,
      IncomingCredentials: nullable(auth),
      OutgoingCredentials: nullable(auth),
      AccountStatus: int,
      ErrorCount: int,
      ErrorReason: nullable(text),
      InboxFolder: nullable(text),
      SentFolder: nullable(text),
      SimpleMode: int,
      LastFetch: date ?? text,
      ...carrier,
    },
    {},
  )
}

const same = (x) => x

/** io-ts as its documentation writes it: `t.type`, and `t.partial` where there is nothing else; without names. */
const ioTs = (date, names = {}) => {
  const account = describe({
    object: (required, optional) =>
      Object.keys(required).length === 0
        ? t.partial(optional, names.object)
        : t.type({ ...required, ...optional }, names.object),
    dictionary: (value) => t.record(t.string, value, names.dictionary),
    nullable: (of) => t.union([of, t.null]),
    text: t.string,
    int: Int32,
    mask: t.union([t.string, Int32]),
    secret: same,
    date,
  })
  return ofCodec(account, t.array(account), (errors) => PathReporter.report({ _tag: 'Left', left: errors }))
}

const ofCodec = (account, accounts, report) => ({
  one: (u) => account.decode(u)._tag === 'Right',
  many: (u) => accounts.decode(u)._tag === 'Right',
  report: (u) => report(account.decode(u).left).length,
})

const description = (date) =>
  describe({
    object: (required, optional) => entity('Entity', required, optional),
    dictionary: (value) => dictionary(value, 'Dictionary'),
    nullable,
    text: t.string,
    int: Int32,
    mask: t.union([t.string, Int32]),
    secret,
    date,
  })

const ajv = () => {
  const text = { type: 'string' }
  const int = { type: 'integer', minimum: -2147483648, maximum: 2147483647 }
  const account = describe({
    object: (required, optional) => ({
      type: 'object',
      properties: { ...required, ...optional },
      required: Object.keys(required),
    }),
    dictionary: (value) => ({ type: 'object', additionalProperties: value }),
    nullable: (of) => ({ ...of, type: [of.type, 'null'] }),
    text,
    int,
    mask: { anyOf: [text, int] },
    secret: same,
  })
  const instance = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false })
  const [one, many] = [instance.compile(account), instance.compile({ type: 'array', items: account })]
  return {
    one,
    many,
    report: (u) => {
      one(u)
      return instance.errorsText(one.errors).length
    },
  }
}

const zod = () => {
  const account = describe({
    object: (required, optional) =>
      z.looseObject({
        ...required,
        ...Object.fromEntries(Object.entries(optional).map(([name, value]) => [name, z.optional(value)])),
      }),
    dictionary: (value) => z.record(z.string(), value),
    nullable: (of) => z.nullable(of),
    text: z.string(),
    int: z.int32(),
    mask: z.union([z.string(), z.int32()]),
    secret: same,
  })
  const many = z.array(account)
  return {
    one: (u) => account.safeParse(u).success,
    many: (u) => many.safeParse(u).success,
    report: (u) => z.prettifyError(account.safeParse(u).error).length,
  }
}

const valibot = () => {
  const int = v.pipe(v.number(), v.integer(), v.minValue(-2147483648), v.maxValue(2147483647))
  const account = describe({
    object: (required, optional) =>
      v.looseObject({
        ...required,
        ...Object.fromEntries(Object.entries(optional).map(([name, value]) => [name, v.optional(value)])),
      }),
    dictionary: (value) => v.record(v.string(), value),
    nullable: (of) => v.nullable(of),
    text: v.string(),
    int,
    mask: v.union([v.string(), int]),
    secret: same,
  })
  const many = v.array(account)
  return {
    one: (u) => v.safeParse(account, u).success,
    many: (u) => v.safeParse(many, u).success,
    report: (u) => v.summarize(v.safeParse(account, u).issues).length,
  }
}

const byHand = () => {
  const isObject = (u) => typeof u === 'object' && u !== null && !Array.isArray(u)
  const isText = (u) => u === null || typeof u === 'string'
  const isInt = (u) => typeof u === 'number' && (u | 0) === u
  const isMask = (u) => u === undefined || typeof u === 'string' || isInt(u)
  const isRight = (u) => u === null || (isObject(u) && isMask(u.Mask) && (u.Reason === undefined || isText(u.Reason)))
  const isProperty = (u) => isObject(u) && isRight(u.FieldRight) && isText(u.FieldType) && isInt(u.FieldLength)
  const areProperties = (u) => {
    if (u === null) return true
    if (!isObject(u)) return false
    for (const key of Object.keys(u)) if (!isProperty(u[key])) return false
    return true
  }
  const isCarried = (u) =>
    (u.TableRight === undefined || isRight(u.TableRight)) &&
    (u.FieldProperties === undefined || areProperties(u.FieldProperties))
  const isAuth = (u) =>
    u === null ||
    (isObject(u) &&
      isInt(u.ServiceAuthId) &&
      isText(u.Server) &&
      isInt(u.Port) &&
      isText(u.AuthType) &&
      isText(u.Username) &&
      isText(u.Password) &&
      isCarried(u))
  const one = (u) =>
    isObject(u) &&
    isInt(u.EMailAccountId) &&
    isText(u.EMailAddress) &&
    isInt(u.AssociateId) &&
    isAuth(u.IncomingCredentials) &&
    isAuth(u.OutgoingCredentials) &&
    isInt(u.AccountStatus) &&
    isInt(u.ErrorCount) &&
    isText(u.ErrorReason) &&
    isText(u.InboxFolder) &&
    isText(u.SentFolder) &&
    isInt(u.SimpleMode) &&
    typeof u.LastFetch === 'string' &&
    isRight(u.TableRight) &&
    areProperties(u.FieldProperties)
  return { one, many: (u) => Array.isArray(u) && u.every(one) }
}

/** Closures where code may not be generated, as `compare.mjs` sees to; guards inside of guards are closures then too. */
const soEmail = (account) => ofCodec(account, arrayOf(account), drawFailure)

export const candidates = {
  'io-ts t.type': () => ioTs(),
  'io-ts t.type, named': () => ioTs(undefined, { object: 'Entity', dictionary: 'Dictionary' }),
  'so-email, generated source': () => soEmail(description()),
  'so-email, closures': () => soEmail(description()),
  'by hand': byHand,
  'ajv 8': ajv,
  'zod 4': zod,
  valibot,
  'io-ts t.type, with dates': () => ioTs(DateTimeOffset),
  'so-email EMailAccount, with dates': () => soEmail(EMailAccount),
  'so-email EMailAccount, with dates, closures': () => soEmail(EMailAccount),
}
