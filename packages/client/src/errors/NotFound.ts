/** There is no account with that id, or no longer. No call of an operation ends so: there, "not there" is `O.none`. */
export interface NotFound {
  readonly _tag: 'NotFound'
  readonly EMailAccountId: number
}
