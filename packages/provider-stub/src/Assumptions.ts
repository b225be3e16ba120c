/**
 * How the stub behaves where the behaviour of SuperOffice is not documented: one switch for each assumption that decides
 * whether a call succeeds, or what becomes of its input. `docs/faithfulness/provider-stub.md` gives the reason for each
 * default, and lists the assumptions without a switch. If a server behaves otherwise, set the switch.
 */
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { shown, shownValue } from './refusal/shown.js'

/** What each assumption is about, in a line, and its values, the default first. */
export const switches = {
  /** A save with the id of no account. The agents' documentation answers `null` for ids that do not exist. */
  unknownId: { about: 'A save with the id of no account', values: ['null', 'refused', 'created'] },
  /** A delete with the id of no account: answered like the delete of an account, or refused. */
  unknownIdDeleted: { about: 'A delete with the id of no account', values: ['gone', 'refused'] },
  /** A synchronisation with the id of no account: answered like that of an account, or refused. */
  unknownIdSynced: { about: 'A synchronisation with the id of no account', values: ['ignored', 'refused'] },
  /** A save with the address of another account. Since NetServer 11.5.755 the database has no unique index. */
  duplicateAddress: { about: 'A save with the address of another account', values: ['kept', 'refused'] },
  /** Whether two addresses that differ in case are one address. */
  addressCase: { about: 'Whether two addresses that differ in case are one address', values: ['ignored', 'compared'] },
  /** A text longer than its database column. */
  longText: { about: 'A text longer than its database column', values: ['refused', 'kept'] },
  /** The properties that the page calls "Readonly field": a save leaves them to the server, or writes them. */
  readOnly: { about: 'Properties that the documented page calls read-only', values: ['kept', 'written'] },
  /** Passwords in responses: as documented ("decrypted"), or `null`. */
  passwords: { about: 'Passwords in responses', values: ['clear', 'hidden'] },
  /** The case of property names in bodies and of names in queries: the official client writes camel case. */
  propertyCase: {
    about: 'The case of the names of properties and of query parameters',
    values: ['ignored', 'compared'],
  },
  /** A required property that is absent (the id of new credentials): it takes its .NET default, or is refused. */
  absentProperty: { about: 'A required property that is absent', values: ['defaulted', 'refused'] },
  /** A date-time before the year 1: the official client writes "never" so where clocks are ahead of Greenwich. */
  dateBeforeYear1: { about: 'A date-time before the year 1', values: ['never', 'refused'] },
  /** An invalid input: 400, or the 200 with an error object that the agents' page shows. */
  invalidInput: { about: 'The status for an invalid input', values: [400, 200] },
  /** An `Accept` that matches no media type, or only one that cannot carry the value: JSON all the same, or 406. */
  notAcceptable: { about: 'An Accept that no media type matches', values: ['json', 406] },
  /**
   * Whether `SO-TimeZone` moves `LastFetch`: the page of the operation and an issue of the documentation contradict each other.
   * If it does not, `includeTZOffset` marks date-times without an offset with `Z`.
   */
  timeZone: { about: 'Whether SO-TimeZone moves date-times', values: ['converts', 'ignored'] },
  /** The status of an answer that is nothing: 200 with `null`, or 204 without a body, which is the default of ASP.NET Core. */
  emptyAnswer: { about: 'The status of a response that has nothing in it', values: [200, 204] },
  /** A JSON text in a body of the form type: refused, or read as a form, which has one odd name and creates an empty account. */
  jsonAsForm: { about: 'JSON in a body of the form type', values: ['refused', 'read'] },
  /** The status of an Online call by an application to which the EMail agent was not granted. */
  notGranted: { about: 'The status where the EMail agent was not granted', values: [403, 401] },
} as const

type ValuesOf<Switches extends Readonly<Record<string, { readonly values: ReadonlyArray<string | number> }>>> = {
  readonly [K in keyof Switches]: Switches[K]['values'][number]
}

/** The assumptions about SuperOffice, one switch each. */
export interface Assumptions extends ValuesOf<typeof switches> {}

/** The default of every assumption; `docs/faithfulness/provider-stub.md` gives the reasons. */
export const assumptions: Assumptions = /*#__PURE__*/ Object.fromEntries(
  Object.entries(switches).map(([name, { values }]) => [name, values[0]]),
) as unknown as Assumptions // `switches` has every name, with values of its type

const valuesOf = (name: string): ReadonlyArray<unknown> =>
  Object.hasOwn(switches, name) ? switches[name as keyof Assumptions].values : [] // `hasOwn` has checked it

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
