/** Refuses an option that does nothing beside the others: a user who gives it expects that it does. Pure. */
import { either as E, function as F, option as O, readonlyArray as RA } from 'fp-ts'
import { isLoopback } from '../server/isLoopback.js'

/** The options whose meaning depends on others. */
interface Given {
  readonly mode?: string | undefined
  readonly host?: string | undefined
  readonly data?: string | undefined
  readonly granted: boolean
  readonly states: boolean
  readonly ui: boolean
  readonly user?: ReadonlyArray<string> | undefined
  readonly ticket?: ReadonlyArray<string> | undefined
  readonly token?: ReadonlyArray<string> | undefined
  readonly 'app-token'?: ReadonlyArray<string> | undefined
  readonly 'allow-host'?: ReadonlyArray<string> | undefined
}

const isOnline = ({ mode }: Given): boolean => mode === 'online'

/** A provider state makes a stub Online while it runs, and a store may have kept such a state. */
const staysOnsite = (given: Given): boolean =>
  !(isOnline(given) || given.states || given.ui || given.data !== undefined)

const checksNoHost = ({ host, states, ui }: Given): boolean =>
  host !== undefined && !isLoopback(host) && !(states || ui)

/** Each with what it needs. */
const meaningless: ReadonlyArray<readonly [is: (given: Given) => boolean, reason: string]> = [
  [
    (given) => given.granted && !isOnline(given),
    '--granted needs --mode online: on site the EMail agent is granted to everyone',
  ],
  [
    (given) => given.token !== undefined && staysOnsite(given),
    '--token needs --mode online: on site there is no Bearer',
  ],
  [
    (given) => given['app-token'] !== undefined && staysOnsite(given),
    '--app-token needs --mode online: on site there is no SO-AppToken',
  ],
  [
    (given) => isOnline(given) && given.user !== undefined && given.token === undefined && given.ticket === undefined,
    '--user needs a --token or a --ticket with --mode online: there a password authenticates nobody',
  ],
  [
    (given) => given['allow-host'] !== undefined && checksNoHost(given),
    '--allow-host needs --ui, --states or a loopback --host: on any other the stub answers to every name',
  ],
]

/** The options, unless one of them is meaningless: then what it needs. */
export const meaningful = <A extends Given>(given: A): E.Either<string, A> =>
  F.pipe(
    meaningless,
    RA.findFirst(([is]) => is(given)),
    O.match(
      () => E.right(given),
      ([, reason]) => E.left(reason),
    ),
  )
