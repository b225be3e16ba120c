/** What can be changed of a stub while it runs. */
import type { ServerVersion } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { type Assumptions, parseAssumptions } from './Assumptions.js'
import { shown } from './refusal/shown.js'
import type { Settings } from './Settings.js'
import { profileOf } from './versions/Profile.js'
import { parseServerVersion } from './versions/ServerVersion.js'

/** The rules that a running stub can be given. What it does not name stays as it is. */
export interface Configuration {
  /** How SuperOffice behaves where nothing is documented. */
  readonly assumptions?: Partial<Assumptions>
  /** The version of the server, which decides what an account has. */
  readonly serverVersion?: ServerVersion
}

/** The rules by which accounts are kept and answered. */
export type Rules = Pick<Settings, 'assumptions' | 'profile'>

const isName = (name: string): name is keyof Configuration => name === 'assumptions' || name === 'serverVersion'

const checkNames = (given: unknown): E.Either<string, Readonly<Record<string, unknown>>> =>
  F.pipe(
    given,
    E.fromPredicate(t.UnknownRecord.is, () => 'the configuration is no object'),
    E.chainFirst((names) =>
      F.pipe(
        Object.keys(names),
        E.traverseArray(E.fromPredicate(isName, (name) => `there is no configuration ${shown(name)}`)),
      ),
    ),
  )

const assumptionsWith = (given: unknown, { assumptions }: Rules): E.Either<string, Assumptions> =>
  given === undefined ? E.right(assumptions) : parseAssumptions(given, assumptions)

/** The rules with these changes, or what is wrong with them: a JavaScript caller may pass anything. */
export const rulesWith =
  (configuration: unknown) =>
  (rules: Rules): E.Either<string, Rules> =>
    F.pipe(
      checkNames(configuration),
      E.chain(({ assumptions, serverVersion }) =>
        F.pipe(
          E.Do,
          E.apS('assumptions', assumptionsWith(assumptions, rules)),
          E.apS(
            'profile',
            serverVersion === undefined
              ? E.right(rules.profile)
              : F.pipe(parseServerVersion(shown(String(serverVersion))), E.map(profileOf)),
          ),
        ),
      ),
    )
