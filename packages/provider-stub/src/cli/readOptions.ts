/** The command line, as the options of a server or as what is wrong with it. Pure: the file of accounts is only named. */
import { parseArgs } from 'node:util'
import { either as E } from 'fp-ts'
import { oneLine } from '../oneLine.js'
import type { Mode, User } from '../request/authenticate.js'
import { isBasePath } from '../router.js'
import { isOrigin } from '../server/cors.js'
import type { ServerOptions } from '../server/nodeServer.js'
import { stateNames } from '../states/States.js'
import { sampleAppToken, sampleUser } from '../store/seed.js'

export const usage = `usage: so-email-stub [options]

Answers like the EMail agent of SuperOffice (POST /api/v1/Agents/EMail/SaveEMailAccount), to develop and test against.
What it is sent it keeps in memory until it ends.

Where it listens
  --port PORT             0, the default, takes a free port; the first line that is printed names it
  --host HOST             127.0.0.1 unless given; anything else lets others on the network in
  --base-path PATH        what stands in the URL before /api, as /Cust1; also before /_stub
  --cors ORIGIN           lets pages of this origin call the stub from a browser; * for every origin

What it knows
  --seed FILE             a JSON array of accounts; account 270 of the documented sample unless given

Who may ask
  --mode onsite|online    onsite, the default: Basic and SoTicket; online: Bearer, and SoTicket with SO-AppToken
  --granted               online, the EMail agent is not available to an application by default; this grants it
  --user NAME:PASSWORD    for Basic; may be repeated; tje0:Tje0, from the documented sample, unless given
  --ticket TICKET         for SoTicket, means the first user; may be repeated;
                          ${sampleUser.tickets} unless this or --user is given
  --token TOKEN           for Bearer, means the first user; may be repeated;
                          ${sampleUser.tokens} unless this or --user is given
  --app-token TOKEN       for SO-AppToken; may be repeated; ${sampleAppToken} unless given

For tests
  --states                POST /_stub/states {"state","params","action"} brings provider states about, from this machine:
${stateNames.map((name) => `                            ${name}`).join('\n')}
                          the one that fails plays faults, as {"fault":{"_tag":"Status","status":503},"times":1}
  --log text|json         prints every exchange on one line, without passwords, tickets and tokens

  --help                  this text
  --version               the version
`

/** What the command is asked to do. */
export type Command =
  | { readonly _tag: 'Help' }
  | { readonly _tag: 'Version' }
  | {
      readonly _tag: 'Start'
      readonly options: ServerOptions
      readonly seed: string | undefined
      readonly log: 'text' | 'json' | undefined
    }

const one = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const flag = { type: 'boolean', default: false } as const

const parse = (args: ReadonlyArray<string>) =>
  parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true, // refused below: Node's own message would show what may be a password
    options: {
      port: one,
      host: one,
      'base-path': one,
      cors: one,
      seed: one,
      mode: one,
      granted: flag,
      user: many,
      ticket: many,
      token: many,
      'app-token': many,
      states: flag,
      log: one,
      help: flag,
      version: flag,
    },
  })

type Values = ReturnType<typeof parse>['values']

/** What a command line asks for; a Left is one line that says what is wrong, and shows no secret. */
export const readOptions = (args: ReadonlyArray<string>): E.Either<string, Command> => {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    return refuse(error instanceof Error ? (error.message.split(/\.\s/)[0] ?? '') : 'bad arguments')
  }
  const { values, positionals } = parsed
  if (positionals.length > 0) return refuse('an argument has no option before it')
  if (values.help) return E.right({ _tag: 'Help' })
  if (values.version) return E.right({ _tag: 'Version' })
  const problem = problemOf(values)
  if (problem !== undefined) return refuse(problem)
  return E.right({ _tag: 'Start', options: optionsOf(values), seed: values.seed, log: logOf(values.log) })
}

const refuse = (reason: string): E.Either<string, never> => E.left(oneLine(reason))

const isMode = (text: string): text is Mode => text === 'onsite' || text === 'online'
const logOf = (text: string | undefined) => (text === 'text' || text === 'json' ? text : undefined)

const problemOf = ({
  port = '0',
  mode = 'onsite',
  log,
  user = [],
  cors,
  'base-path': base = '',
  ...values
}: Values): string | undefined => {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return `--port ${port} is not a port`
  if (!isMode(mode)) return `--mode ${mode} is neither onsite nor online`
  if (log !== undefined && logOf(log) === undefined) return `--log ${log} is neither text nor json`
  if (user.some((each) => each.indexOf(':') < 1)) return '--user is not NAME:PASSWORD'
  const empty = (['ticket', 'token', 'app-token'] as const).find((name) => values[name]?.some((each) => each === ''))
  if (empty !== undefined) return `--${empty} is empty`
  if (values.host === '') return '--host is empty'
  if (cors !== undefined && !isOrigin(cors)) return `--cors ${cors} is not an origin, as http://localhost:5173, or *`
  if (!isBasePath(base)) return `--base-path ${base} does not stand in a URL before /api, as /Cust1`
  return undefined
}

const userOf = (text: string): User => {
  const colon = text.indexOf(':')
  return { name: text.slice(0, colon), password: text.slice(colon + 1) }
}

const optionsOf = ({ port = '0', mode = 'onsite', granted, states, host, cors, ...values }: Values): ServerOptions => {
  const named = values.user?.map(userOf)
  const [first = sampleUser, ...others] = named ?? []
  const { ticket: tickets, token: tokens, 'app-token': appTokens } = values
  return {
    port: Number(port),
    mode: isMode(mode) ? mode : 'onsite',
    users: [{ ...first, ...(tickets && { tickets }), ...(tokens && { tokens }) }, ...others],
    states,
    ...(granted && { granted }),
    ...(appTokens && { appTokens }),
    ...(host !== undefined && { host }),
    ...(cors !== undefined && { cors }),
    ...(values['base-path'] !== undefined && { basePath: values['base-path'] }),
  }
}
