/**
 * What the stub assumes where nobody has written down what SuperOffice does: one switch for each assumption that decides
 * whether a call succeeds, or what becomes of what was sent. `docs/faithfulness/provider-stub.md` gives the reason for each
 * default, and lists the assumptions without a switch. Whoever has seen a server behave otherwise sets the switch.
 */

/** What is assumed of SuperOffice, a switch each. */
export interface Assumptions {
  /** Save with an id that nobody has. `null` is what the agents' documentation says about ids that do not exist. */
  readonly unknownId: 'null' | 'refused' | 'created'
  /** Delete with an id that nobody has: gone, like one that somebody had, or refused. */
  readonly unknownIdDeleted: 'gone' | 'refused'
  /** Save with an address that another account has. The database has a unique index. */
  readonly duplicateAddress: 'refused' | 'kept'
  /** Whether two addresses that differ in case are one address. */
  readonly addressCase: 'ignored' | 'compared'
  /** A text longer than its database column. */
  readonly longText: 'refused' | 'kept'
  /** What the page calls "Readonly field": the server's whatever is sent, or written as sent. */
  readonly readOnly: 'kept' | 'written'
  /** Passwords in answers: as documented ("decrypted"), or `null`. */
  readonly passwords: 'clear' | 'hidden'
  /** Property names in bodies and names in queries: the official client writes camel case. */
  readonly propertyCase: 'ignored' | 'compared'
  /** A property that is absent where the entity demands it (the id of new credentials): its .NET default, or refused. */
  readonly absentProperty: 'defaulted' | 'refused'
  /** A date-time before the year 1, which the official client makes of "never" east of Greenwich. */
  readonly dateBeforeYear1: 'never' | 'refused'
  /** A body or parameters that are no valid input: 400, or the 200 with an error object that the agents' page shows. */
  readonly invalidInput: 400 | 200
  /** An `Accept` that nothing fits, or whose type cannot carry the answer: JSON all the same, or 406. */
  readonly notAcceptable: 'json' | 406
  /** Whether `SO-TimeZone` moves `LastFetch`: the operation's page says so, an issue of the documentation says no. */
  readonly timeZone: 'converts' | 'ignored'
  /** A call Online when the EMail agent was not granted to the application. */
  readonly notGranted: 403 | 401
}

/** The default of every assumption; `docs/faithfulness/provider-stub.md` says why. */
export const assumptions: Assumptions = {
  unknownId: 'null',
  unknownIdDeleted: 'gone',
  duplicateAddress: 'refused',
  addressCase: 'ignored',
  longText: 'refused',
  readOnly: 'kept',
  passwords: 'clear',
  propertyCase: 'ignored',
  absentProperty: 'defaulted',
  dateBeforeYear1: 'never',
  invalidInput: 400,
  notAcceptable: 'json',
  timeZone: 'converts',
  notGranted: 403,
}
