/**
 * How the stub behaves where the behaviour of SuperOffice is not documented: one switch for each assumption that decides
 * whether a call succeeds, or what becomes of its input. `docs/faithfulness/provider-stub.md` gives the reason for each
 * default, and lists the assumptions without a switch. If a server behaves otherwise, set the switch.
 */
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { shown, shownValue } from './refusal/shown.js'

/** The assumptions about SuperOffice, one switch each. */
export interface Assumptions {
  /** A save with the id of no account. The agents' documentation answers `null` for ids that do not exist. */
  readonly unknownId: 'null' | 'refused' | 'created'
  /** A delete with the id of no account: answered like the delete of an account, or refused. */
  readonly unknownIdDeleted: 'gone' | 'refused'
  /** A synchronisation with the id of no account: answered like that of an account, or refused. */
  readonly unknownIdSynced: 'ignored' | 'refused'
  /** A save with the address of another account. Since NetServer 11.5.755 the database has no unique index. */
  readonly duplicateAddress: 'kept' | 'refused'
  /** Whether two addresses that differ in case are one address. */
  readonly addressCase: 'ignored' | 'compared'
  /** A text longer than its database column. */
  readonly longText: 'refused' | 'kept'
  /** The properties that the page calls "Readonly field": a save leaves them to the server, or writes them. */
  readonly readOnly: 'kept' | 'written'
  /** Passwords in responses: as documented ("decrypted"), or `null`. */
  readonly passwords: 'clear' | 'hidden'
  /** The case of property names in bodies and of names in queries: the official client writes camel case. */
  readonly propertyCase: 'ignored' | 'compared'
  /** A required property that is absent (the id of new credentials): it takes its .NET default, or is refused. */
  readonly absentProperty: 'defaulted' | 'refused'
  /** A date-time before the year 1: the official client writes "never" so where clocks are ahead of Greenwich. */
  readonly dateBeforeYear1: 'never' | 'refused'
  /** An invalid input: 400, or the 200 with an error object that the agents' page shows. */
  readonly invalidInput: 400 | 200
  /** An `Accept` that matches no media type, or only one that cannot carry the value: JSON all the same, or 406. */
  readonly notAcceptable: 'json' | 406
  /**
   * Whether `SO-TimeZone` moves `LastFetch`: the page of the operation and an issue of the documentation contradict each other.
   * If it does not, `includeTZOffset` marks date-times without an offset with `Z`.
   */
  readonly timeZone: 'converts' | 'ignored'
  /** The status of an answer that is nothing: 200 with `null`, or 204 without a body, which is the default of ASP.NET Core. */
  readonly emptyAnswer: 200 | 204
  /** A JSON text in a body of the form type: refused, or read as a form, which has one odd name and creates an empty account. */
  readonly jsonAsForm: 'refused' | 'read'
  /** The status of an Online call by an application to which the EMail agent was not granted. */
  readonly notGranted: 403 | 401
}

type Values = { readonly [K in keyof Assumptions]: readonly [Assumptions[K], ...ReadonlyArray<Assumptions[K]>] }

/** The values of every assumption, the default first. */
export const assumptionValues: Values = {
  unknownId: ['null', 'refused', 'created'],
  unknownIdDeleted: ['gone', 'refused'],
  unknownIdSynced: ['ignored', 'refused'],
  duplicateAddress: ['kept', 'refused'],
  addressCase: ['ignored', 'compared'],
  longText: ['refused', 'kept'],
  readOnly: ['kept', 'written'],
  passwords: ['clear', 'hidden'],
  propertyCase: ['ignored', 'compared'],
  absentProperty: ['defaulted', 'refused'],
  dateBeforeYear1: ['never', 'refused'],
  invalidInput: [400, 200],
  notAcceptable: ['json', 406],
  timeZone: ['converts', 'ignored'],
  emptyAnswer: [200, 204],
  jsonAsForm: ['refused', 'read'],
  notGranted: [403, 401],
}

/** The default of every assumption; `docs/faithfulness/provider-stub.md` gives the reasons. */
export const assumptions: Assumptions = /*#__PURE__*/ Object.fromEntries(
  Object.entries(assumptionValues).map(([name, [standard]]) => [name, standard]),
) as unknown as Assumptions // `assumptionValues` has every name, with values of its type

const valuesOf = (name: string): ReadonlyArray<unknown> =>
  Object.hasOwn(assumptionValues, name) ? assumptionValues[name as keyof Assumptions] : [] // `hasOwn` has checked it

const check = ([name, value]: readonly [string, unknown]): E.Either<string, unknown> => {
  const values = valuesOf(name)
  if (values.length === 0) return E.left(`there is no assumption ${shown(name)}`)
  return values.includes(value)
    ? E.right(value)
    : E.left(`the assumption ${name} is ${shownValue(value)}, which is none of: ${values.join(', ')}`)
}

/**
 * The assumptions with these in place of those before, by default the standard ones, or the first that is none: a JavaScript
 * caller may pass anything.
 */
export const parseAssumptions = (given: unknown, before: Assumptions = assumptions): E.Either<string, Assumptions> =>
  t.UnknownRecord.is(given)
    ? F.pipe(
        Object.entries(given).filter(([, value]) => value !== undefined),
        (entries) =>
          F.pipe(
            entries,
            E.traverseArray(check),
            E.map(() => ({ ...before, ...Object.fromEntries(entries) })),
          ),
      )
    : E.left('the assumptions are no object')
