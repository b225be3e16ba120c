/** The arguments of `pnpm verify:provider`. */
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { either as E, function as F } from 'fp-ts'
import { variables } from './Credentials.js'

export interface Arguments {
  readonly url: string
  readonly pacts: ReadonlyArray<string>
  readonly readOnly: boolean
  readonly junit: string | null
}

export const usage = [
  'usage: pnpm verify:provider --url URL [--pact FILE]... [--read-only] [--junit FILE]',
  '',
  'Verifies a running server, as https://host/Cust1, against the committed pacts or those given.',
  'It makes accounts there and deletes them again; with --read-only it asks nothing that may write.',
  '',
  'The environment says who asks:',
  ...Object.entries(variables).map(([name, meaning]) => `  ${name.padEnd(22)} ${meaning}`),
  '',
  'Exit code: 0 every interaction that was asked is honoured, 1 one is broken, 2 nobody can tell.',
].join('\n')

/** The committed pact of our own client, found from the sources as well as from what is built of them. */
const committed = '@so-email/contracts/pacts/so-email-client-SuperOffice-EMail.json'

const site = (text: string | undefined): E.Either<string, string> => {
  if (text === undefined) return E.left('--url is missing')
  if (!URL.canParse(text)) return E.left('--url is not a URL')
  const { protocol, username, password, search, hash } = new URL(text)
  if (!/^https?:$/.test(protocol)) return E.left('--url is not an http or https URL')
  return username + password + search + hash === ''
    ? E.right(text.replace(/\/+$/, ''))
    : E.left('--url may have a path, but no credentials, no query and no fragment')
}

/** Reads them; a Left says what is wrong. */
export const argumentsFrom = (argv: ReadonlyArray<string>): E.Either<string, Arguments> =>
  F.pipe(
    E.tryCatch(
      () =>
        parseArgs({
          args: argv.filter((each) => each !== '--'),
          allowPositionals: true, // refused below: Node's own message would show what may be a password
          options: {
            url: { type: 'string' },
            pact: { type: 'string', multiple: true },
            'read-only': { type: 'boolean', default: false },
            junit: { type: 'string' },
          },
        }),
      (reason) => (reason instanceof Error ? reason.message : 'bad arguments'),
    ),
    E.filterOrElse(
      ({ positionals }) => positionals.length === 0,
      () => 'an argument has no option before it',
    ),
    E.chain(({ values }) =>
      F.pipe(
        site(values.url),
        E.map((url) => ({
          url,
          pacts: values.pact ?? [createRequire(import.meta.url).resolve(committed)],
          readOnly: values['read-only'],
          junit: values.junit ?? null,
        })),
      ),
    ),
  )
