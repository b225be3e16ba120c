/**
 * The options of a stub as plain data of the right types. A caller in JavaScript may pass anything: each option is read once
 * and copied, so that no getter, and no change of the caller's objects, reaches the stub afterwards.
 */
import { arrayOf, dictionary, drawFailure, EMailAccount, entity, Int32, secret } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { checkNames } from '../algebras/checkNames.js'
import { MailDomain, MailServer } from '../mail/Mail.js'
import { shown } from '../refusal/shown.js'
import { TenantOptions } from '../tenants/Tenant.js'
import { isRecord, plainCopy } from './plainCopy.js'

const secrets = arrayOf(secret(t.string))

const User = entity(
  'user',
  { name: t.string, password: secret(t.string) },
  { associateId: Int32, tickets: secrets, tokens: secrets, xsrfTokens: secrets },
)

/** What the stub reads of an operation. */
const AnyOperation = t.type({
  agent: t.string,
  name: t.string,
  parameters: t.type({ codec: t.UnknownRecord }),
  answer: t.type({ codec: t.UnknownRecord, encode: t.Function, status: t.number }),
})

/** The codec of each option. Assumptions, bounds and the listener have checks of their own. */
const codecs = {
  mode: t.union([t.literal('onsite'), t.literal('online')]),
  users: arrayOf(User),
  appTokens: secrets,
  granted: t.boolean,
  serverVersion: t.string,
  accounts: arrayOf(EMailAccount),
  basePath: t.string,
  tenant: TenantOptions,
  assumptions: t.unknown,
  resources: dictionary(dictionary(t.string, 'texts'), 'resources'),
  zones: dictionary(t.string, 'zones'),
  mailServers: arrayOf(MailServer),
  mailDomains: arrayOf(MailDomain),
  handlers: t.readonlyArray(t.type({ operation: AnyOperation, handler: t.Function })),
  journalSize: t.number,
  onEntry: t.Function,
  port: t.number,
  host: t.string,
  allowHosts: arrayOf(t.string),
  states: t.boolean,
  ui: t.boolean,
  cors: t.string,
  bounds: t.unknown,
  data: t.string,
}

const isOption = (name: string): name is keyof typeof codecs => Object.hasOwn(codecs, name)

/** Without the properties that are `undefined`: a JavaScript caller means by them what is absent. */
const defined = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(defined)
  if (!isRecord(value)) return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.map(([name, each]) => [name, defined(each)]))
}

/** Functions cannot be copied, nor can codecs: of handlers only the list is. */
const copied = (name: string, value: unknown): E.Either<string, unknown> => {
  if (name === 'handlers' && Array.isArray(value)) return E.right([...value])
  return typeof value === 'function' ? E.right(value) : F.pipe(plainCopy(`the option ${name}`, value), E.map(defined))
}

const check = (name: string, value: unknown): E.Either<string, unknown> =>
  F.pipe(
    name,
    E.fromPredicate(isOption, () => `there is no option ${shown(name)}`),
    E.chain((known) =>
      F.pipe(
        copied(name, value),
        E.chain((copy) =>
          F.pipe(
            codecs[known].decode(copy),
            E.mapLeft((errors) => drawFailure(errors).join('; ')),
            // An operation has more names than the stub reads.
            known === 'handlers' ? F.identity : E.chain(checkNames(codecs[known])),
            E.mapLeft((reason) => `the option ${name}: ${reason}`),
          ),
        ),
      ),
    ),
  )

/** The options as copies, each of the type that it is declared with, or the first that is not. */
export const checkOptions = <Options extends object>(options: Options): E.Either<string, Options> =>
  F.pipe(
    E.tryCatch(
      () => (isRecord(options) ? Object.entries(options).filter(([, value]) => value !== undefined) : null),
      () => 'the options cannot be read',
    ),
    E.filterOrElse(
      (entries) => entries !== null,
      () => 'the options are no plain object',
    ),
    E.chain(
      E.traverseArray(([name, value]) =>
        F.pipe(
          check(name, value),
          E.map((copy) => [name, copy] as const),
        ),
      ),
    ),
    E.map((entries) => Object.fromEntries(entries) as Options), // each option has been decoded by the codec of its type
  )
