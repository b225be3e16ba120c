/**
 * What is known of a row, and how that changes. The ledger runs no other change: its statements are made of these, so what
 * holds for them holds on the disk.
 */

/**
 * `pending`: its request has not left. `sent`: it may have left, and nothing is known of the response. `saved` and `refused`:
 * the server answered. `unknown`: it may have left, and whoever sent it will not learn more.
 */
export type RowState = 'pending' | 'sent' | 'saved' | 'refused' | 'unknown'

export const rowStates: ReadonlyArray<RowState> = ['pending', 'sent', 'saved', 'refused', 'unknown']

/** A change of a row, from one of some states to another. */
export interface Transition {
  readonly from: ReadonlyArray<RowState>
  readonly to: RowState
}

/** The changes by the worker that the row belongs to. An answer is believed also if the row was given up before it came. */
export const transitions = {
  /** Before its request leaves. */
  send: { from: ['pending'], to: 'sent' },
  /** The server has saved it. */
  save: { from: ['sent', 'unknown'], to: 'saved' },
  /** The server has refused it, or it is no account. */
  refuse: { from: ['pending', 'sent', 'unknown'], to: 'refused' },
  /** There is no usable response. */
  lose: { from: ['sent'], to: 'unknown' },
  /** It certainly was not carried out. */
  giveBack: { from: ['sent', 'unknown'], to: 'pending' },
} as const satisfies Readonly<Record<string, Transition>>

/** The changes of a row of nobody, after its account was looked up. */
export const resolutions = {
  find: { from: ['unknown'], to: 'saved' },
  clear: { from: ['unknown'], to: 'pending' },
  /** It stays unknown, and there is a reason. */
  keep: { from: ['unknown'], to: 'unknown' },
} as const satisfies Readonly<Record<string, Transition>>

export type TransitionName = keyof typeof transitions

/** The state after a transition; the same one if that does not start from it. */
export const after =
  ({ from, to }: Transition) =>
  (state: RowState): RowState =>
    from.includes(state) ? to : state
