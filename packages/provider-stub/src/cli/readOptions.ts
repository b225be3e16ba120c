/** The command line as a command, or what is wrong with it. Pure: files are only named. */
import { parseArgs } from 'node:util'
import { escapeUnprintable } from '@so-email/codecs'
import { lastingLocation } from '@so-email/store'
import { either as E, function as F, option as O } from 'fp-ts'
import { type Assumptions, parseAssumptions } from '../Assumptions.js'
import type { Mode, User } from '../request/authenticate.js'
import { isBasePath } from '../routing/router.js'
import { isOrigin } from '../server/cors.js'
import type { ServerOptions } from '../server/ServerOptions.js'
import { sampleUser } from '../store/seed.js'
import { parseServerVersion } from '../versions/ServerVersion.js'
import { meaningful } from './meaningful.js'
import { parseTenant } from './parseTenant.js'

/** A command line that was read. */
export type Command =
  | { readonly _tag: 'Help' }
  | { readonly _tag: 'Version' }
  | {
      readonly _tag: 'Start'
      readonly options: ServerOptions
      readonly seed: string | undefined
      readonly mail: string | undefined
      readonly log: Log | undefined
    }

type Log = 'text' | 'json'

const one = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const flag = { type: 'boolean', default: false } as const

const known = {
  port: one,
  host: one,
  'allow-host': many,
  'base-path': one,
  'server-version': one,
  assume: many,
  cors: one,
  data: one,
  seed: one,
  mail: one,
  tenant: one,
  mode: one,
  granted: flag,
  user: many,
  ticket: many,
  token: many,
  'app-token': many,
  states: flag,
  ui: flag,
  log: one,
  help: flag,
  version: flag,
} as const

const parse = (args: ReadonlyArray<string>) =>
  parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true, // refused below: Node's own message would show what may be a password
    tokens: true,
    options: known,
  })

type Parsed = ReturnType<typeof parse>

/** Node takes the last one, and nobody learns that the one before it means nothing. */
const givenTwice = ({ tokens }: Parsed): O.Option<string> => {
  const names = tokens.flatMap((token) => {
    if (token.kind !== 'option') return []
    if (token.name === 'assume') return [`assume ${token.value?.split('=')[0]}`]
    return known[token.name] === one ? [token.name] : []
  })
  return O.fromNullable(names.find((name, index) => names.indexOf(name) < index))
}

type Values = Parsed['values']

/** The command of a command line; a Left is one line that names the problem and shows no secret. */
export const readOptions = (args: ReadonlyArray<string>): E.Either<string, Command> =>
  F.pipe(
    E.tryCatch(() => parse(args), firstSentence),
    E.filterOrElse(
      ({ positionals }) => positionals.length === 0,
      () => 'an argument has no option before it',
    ),
    E.chainFirst(
      F.flow(
        givenTwice,
        O.match(
          () => E.right(undefined),
          (name) => E.left(`--${name} is given more than once`),
        ),
      ),
    ),
    E.chain(({ values }) => commandOf(values)),
    E.mapLeft(escapeUnprintable),
  )

/** The rest of Node's message is advice for programmers. */
const firstSentence = (error: unknown): string =>
  error instanceof Error ? (error.message.split(/\.\s/)[0] ?? '') : 'bad arguments'

const commandOf = (values: Values): E.Either<string, Command> => {
  if (values.help) return E.right({ _tag: 'Help' })
  return values.version ? E.right({ _tag: 'Version' }) : startOf(values)
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535
const isMode = (text: string): text is Mode => text === 'onsite' || text === 'online'
const isLog = (text: string): text is Log => text === 'text' || text === 'json'
const isFilled = (text: string): boolean => text !== ''

/** An option that may be absent, or what is wrong with its value. */
const optional: {
  <A extends string>(is: (text: string) => text is A, problem: (text: string) => string): Option<A>
  (is: (text: string) => boolean, problem: (text: string) => string): Option<string>
} =
  (is: (text: string) => boolean, problem: (text: string) => string): Option<string> =>
  (text) =>
    text === undefined || is(text) ? E.right(text) : E.left(problem(text))

type Option<A> = (text: string | undefined) => E.Either<string, A | undefined>

/** Where the stub is kept, unless that would keep nothing. */
const kept = (location: string | undefined): E.Either<string, string | undefined> =>
  F.pipe(
    O.fromNullable(location),
    O.traverse(E.Applicative)(lastingLocation),
    E.bimap((reason) => `--data ${reason}`, O.toUndefined),
  )

/** The values of an option that may be repeated. None may be empty. */
const repeated = (name: string, texts: ReadonlyArray<string> | undefined) =>
  F.pipe(
    texts,
    E.fromPredicate(
      (all = []) => all.every(isFilled),
      () => `--${name} is empty`,
    ),
  )

/** An assumption as the command line has it: `notAcceptable=406`. */
const parseAssumption = (text: string): E.Either<string, readonly [string, unknown]> => {
  const [name = '', ...rest] = text.split('=')
  const value = rest.join('=')
  return rest.length === 0
    ? E.left('--assume is not NAME=VALUE')
    : E.right([name, /^\d+$/.test(value) ? Number(value) : value])
}

const assumed = (texts: ReadonlyArray<string>) =>
  F.pipe(
    texts,
    E.traverseArray(parseAssumption),
    E.map((entries): unknown => Object.fromEntries(entries)),
    E.chainFirst(parseAssumptions),
    E.map((checked) => checked as Partial<Assumptions>), // `parseAssumptions` has checked it
  )

const parseUser = (text: string): E.Either<string, User> => {
  const colon = text.indexOf(':')
  return colon < 1
    ? E.left('--user is not NAME:PASSWORD')
    : E.right({ name: text.slice(0, colon), password: text.slice(colon + 1) })
}

const startOf = (values: Values): E.Either<string, Command> =>
  F.pipe(
    E.Do,
    E.apS('port', optional(isPort, (text) => `--port ${text} is not a port`)(values.port)),
    E.apS('mode', optional(isMode, (text) => `--mode ${text} is neither onsite nor online`)(values.mode)),
    E.apS('log', optional(isLog, (text) => `--log ${text} is neither text nor json`)(values.log)),
    E.apS('users', E.traverseArray(parseUser)(values.user ?? [])),
    E.apS('tickets', repeated('ticket', values.ticket)),
    E.apS('tokens', repeated('token', values.token)),
    E.apS('appTokens', repeated('app-token', values['app-token'])),
    E.apS('allowHosts', repeated('allow-host', values['allow-host'])),
    E.apS('assumptions', assumed(values.assume ?? [])),
    E.apS(
      'tenant',
      F.pipe(O.fromNullable(values.tenant), O.traverse(E.Applicative)(parseTenant), E.map(O.toUndefined)),
    ),
    E.apS(
      'serverVersion',
      F.pipe(
        O.fromNullable(values['server-version']),
        O.traverse(E.Applicative)(parseServerVersion),
        E.bimap((reason) => `--server-version ${reason}`, O.toUndefined),
      ),
    ),
    E.apS('data', kept(values.data)),
    E.apS('host', optional(isFilled, () => '--host is empty')(values.host)),
    E.apS(
      'cors',
      optional(isOrigin, (text) => `--cors ${text} is not an origin, as http://localhost:5173, or *`)(values.cors),
    ),
    E.apS(
      'basePath',
      optional(
        isBasePath,
        (text) => `--base-path ${text} does not stand in a URL before /api, as /Cust1`,
      )(values['base-path']),
    ),
    E.chainFirst(() => meaningful(values)),
    E.map(({ port = '0', mode = 'onsite', log, users, tickets, tokens, appTokens, host, cors, basePath, ...more }) => {
      const { allowHosts, assumptions, data, serverVersion, tenant } = more
      const [first = sampleUser, ...others] = users
      return {
        _tag: 'Start',
        options: {
          port: Number(port),
          mode,
          users: [{ ...first, ...(tickets && { tickets }), ...(tokens && { tokens }) }, ...others],
          states: values.states,
          ...(values.ui && { ui: true }),
          ...(values.granted && { granted: true }),
          ...(values.assume && { assumptions }),
          ...(allowHosts && { allowHosts }),
          ...(data !== undefined && { data }),
          ...(serverVersion !== undefined && { serverVersion }),
          ...(tenant !== undefined && { tenant }),
          ...(appTokens && { appTokens }),
          ...(host !== undefined && { host }),
          ...(cors !== undefined && { cors }),
          ...(basePath !== undefined && { basePath }),
        },
        seed: values.seed,
        mail: values.mail,
        log,
      }
    }),
  )
