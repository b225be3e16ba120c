/** The arguments of the command, parsed once. */
import { parseArgs } from 'node:util'
import { isServerVersion, type ServerVersion, serverVersions } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import { givenOnce } from '../givenOnce.js'
import { siteOf } from '../http/siteOf.js'
import { associateVariable } from '../live/Associate.js'
import { variables } from '../live/Credentials.js'
import { groups } from '../selection/groups.js'
import type { Verifier } from '../verification/Verifier.js'

export interface Arguments {
  readonly url: string
  readonly pacts: ReadonlyArray<string>
  readonly readOnly: boolean
  readonly mailServers: boolean
  readonly junit: string | null
  readonly leaveOut: ReadonlyArray<string>
  readonly serverVersion: ServerVersion | null
}

/**
 * What a caller of the command decides: its name in the usage text, the pacts of a command line that names none, and a verifier
 * that several runs share, if there is one.
 */
export interface CommandDefaults {
  readonly program: string
  readonly pacts: ReadonlyArray<string>
  readonly verifier?: Verifier
}

export const usage = ({ program, pacts }: CommandDefaults): string =>
  [
    `usage: ${program} --url URL [options] ${pacts.length === 0 ? 'PACT...' : '[PACT...]'}`,
    '',
    `Verifies a running server (https://host/Cust1) against pact files${pacts.length === 0 ? '' : ' (by default the committed pact)'}.`,
    'It creates accounts there and deletes them again.',
    '',
    '  --read-only              sends no request that may write',
    '  --mail-servers           also sends requests for which the server logs in to a mail server',
    '  --pact FILE              names a pact, too',
    `  --server-version VERSION ${serverVersions.join(', ')}; by default, the run finds out what`,
    '                           an account of the server lacks',
    '  --junit FILE             writes a report for build servers',
    '  --leave-out GROUP        leaves out `scenarios`, a group of interactions, or all groups of a',
    '                           kind (`later`, `assumption`); may be repeated:',
    ...Object.entries(groups).flatMap(([name, meaning]) => [`    ${name}`, `        ${meaning}`]),
    '',
    'The credentials come from the environment:',
    ...Object.entries(variables).map(([name, meaning]) => `  ${name.padEnd(24)} ${meaning}`),
    `  ${associateVariable.padEnd(24)} the id of the caller's associate; by default, the owner of a new`,
    '                           account of the server',
    '',
    'Exit code: 0 all verified interactions are honoured, 1 at least one is broken, 2 inconclusive.',
  ].join('\n')

const site = (text: string | undefined): E.Either<string, string> => {
  if (text === undefined) return E.left('--url is missing: name the site, as --url https://host/Cust1')
  if (!URL.canParse(text)) return E.left('--url is not a URL')
  const { protocol, username, password, search, hash, origin, pathname } = new URL(text)
  if (!/^https?:$/.test(protocol)) return E.left('--url is not an http or https URL')
  return username + password + search + hash === ''
    ? E.right(siteOf(origin + pathname))
    : E.left('--url may have a path, but no credentials, no query and no fragment')
}

const mistakes = new Map<unknown, string>([
  ['ERR_PARSE_ARGS_UNKNOWN_OPTION', 'there is an unknown option'],
  ['ERR_PARSE_ARGS_INVALID_OPTION_VALUE', 'an option lacks its value, or has one that it does not take'],
])

const versionFrom = (text: string | undefined): E.Either<string, ServerVersion | null> => {
  if (text === undefined) return E.right(null)
  return isServerVersion(text) ? E.right(text) : E.left(`--server-version is none of ${serverVersions.join(', ')}`)
}

const isGroup = (text: string): boolean =>
  text === 'scenarios' || Object.keys(groups).some((group) => group === text || group.split(':')[0] === text)

const parse = (argv: ReadonlyArray<string>) =>
  E.tryCatch(
    () =>
      parseArgs({
        args: argv.filter((each) => each !== '--'),
        allowPositionals: true,
        tokens: true,
        options: {
          url: { type: 'string' },
          pact: { type: 'string', multiple: true },
          'read-only': { type: 'boolean', default: false },
          'mail-servers': { type: 'boolean', default: false },
          junit: { type: 'string' },
          'leave-out': { type: 'string', multiple: true, default: [] },
          'server-version': { type: 'string' },
        },
      }),
    // The messages of node quote the argument.
    (reason) => mistakes.get(Reflect.get(Object(reason), 'code')) ?? 'the arguments cannot be read',
  )

/** Parses a command line. A Left describes the mistake; it does not quote the argument, which may be a password. */
export const argumentsFrom =
  (defaults: CommandDefaults) =>
  (argv: ReadonlyArray<string>): E.Either<string, Arguments> =>
    F.pipe(
      parse(argv),
      E.chain(givenOnce(['url', 'junit', 'server-version'])),
      E.filterOrElse(
        ({ positionals }) => positionals.every((each) => each.endsWith('.json')),
        () => 'an argument is neither an option nor a pact file (.json)',
      ),
      E.bindTo('parsed'),
      E.bind('url', ({ parsed }) => site(parsed.values.url)),
      E.bind('serverVersion', ({ parsed }) => versionFrom(parsed.values['server-version'])),
      E.filterOrElse(
        ({ parsed }) => parsed.values['leave-out'].every(isGroup),
        () => '--leave-out is not a group',
      ),
      E.let('named', ({ parsed }) => [...(parsed.values.pact ?? []), ...parsed.positionals]),
      E.filterOrElse(
        ({ named }) => named.every((each) => !each.includes('://')),
        () => 'a pact is a file, and no URL',
      ),
      E.let('pacts', ({ named }) => (named.length === 0 ? defaults.pacts : named)),
      E.filterOrElse(
        ({ pacts }) => pacts.length > 0,
        () => 'no pact is named: a pact is a file, as contract.json',
      ),
      E.map(({ url, pacts, serverVersion, parsed: { values } }) => ({
        url,
        pacts,
        readOnly: values['read-only'],
        mailServers: values['mail-servers'],
        junit: values.junit ?? null,
        leaveOut: values['leave-out'],
        serverVersion,
      })),
    )
