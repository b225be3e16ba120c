/**
 * How the stub behaves where the behaviour of SuperOffice is not documented: one switch for each assumption that decides
 * whether a call succeeds, or what becomes of its input. `docs/faithfulness/provider-stub.md` gives the reason for each
 * default, and lists the assumptions without a switch. If a server behaves otherwise, set the switch.
 */

/** The assumptions about SuperOffice, one switch each. */
export interface Assumptions {
  /** A save with the id of no account. The agents' documentation answers `null` for ids that do not exist. */
  readonly unknownId: 'null' | 'refused' | 'created'
  /** A delete with the id of no account: answered like the delete of an account, or refused. */
  readonly unknownIdDeleted: 'gone' | 'refused'
  /** A save with the address of another account. The database has a unique index. */
  readonly duplicateAddress: 'refused' | 'kept'
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
  /** Whether `SO-TimeZone` moves `LastFetch`: the page of the operation and an issue of the documentation contradict each other. */
  readonly timeZone: 'converts' | 'ignored'
  /** The status of an Online call by an application to which the EMail agent was not granted. */
  readonly notGranted: 403 | 401
}

/** The default of every assumption; `docs/faithfulness/provider-stub.md` gives the reasons. */
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
