/**
 * What the server had under an id before a create gave it. A server that creates by writing over an account that was there
 * returns it with the new address afterwards, so only a look beforehand shows the difference. Directly before each create
 * this reads the ids that the server is likely to give next: those after the last one that it gave, or at first after those
 * of the accounts that it lists.
 */
import { getCurrentAccountId, getReadySyncEmailAccounts, Int32, pathOf } from '@so-email/codecs'
import type { HttpHeaders, HttpResponse } from '@so-email/wire'
import { either as E, function as F, option as O, task as T, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { jsonOf } from '../../http/jsonOf.js'
import { post, type Send } from '../../http/post.js'
import type { AccountReader } from './AccountReader.js'

/** Whether an id had an account. */
export type Before = 'free' | 'taken' | 'unknown'

export interface IdHistory {
  /** Reads the ids that the server may give next. */
  readonly look: T.Task<void>
  /** What the last look found under the id that a create gave. The next look is at the ids after it. */
  readonly before: (id: number) => Before
}

/** How many ids are read: other users create accounts too. */
const ahead = 3

const Listed = t.array(t.type({ AccountId: Int32 }))

/** The ids that a response names; none where it is not understood. */
const idsIn = (response: HttpResponse): ReadonlyArray<number> =>
  F.pipe(
    jsonOf(response),
    E.map((value) =>
      Listed.is(value) ? value.map(({ AccountId }) => AccountId) : Int32.is(value) && value > 0 ? [value] : [],
    ),
    E.getOrElse((): ReadonlyArray<number> => []),
  )

export const makeIdHistory = (send: Send, headers: HttpHeaders, byId: AccountReader['byId']): IdHistory => {
  const taken = new Set<number>()
  const free = new Set<number>()
  /** The last id that the server gave, and how far it was from the one before. */
  let last: number | undefined
  let step = 1

  const listed = (path: string): T.Task<void> =>
    F.pipe(
      send(post(path, headers)),
      TE.match(
        () => {},
        (response) => idsIn(response).forEach((id) => void taken.add(id)),
      ),
    )
  const read = (id: number): T.Task<void> =>
    F.pipe(
      byId(id),
      TE.match(
        () => {},
        O.match(
          () => void free.add(id),
          () => void taken.add(id),
        ),
      ),
    )
  const next = (): ReadonlyArray<number> => {
    const from = last ?? [...taken].reduce((most, id) => Math.max(most, id), 0) // a server may list very many
    return [...new Set([...Array.from({ length: ahead }, (_, i) => from + 1 + i), from + step])].filter(
      (id) => id > 0 && Int32.is(id),
    )
  }
  const list = F.pipe(
    T.sequenceArray([getCurrentAccountId, getReadySyncEmailAccounts].map((operation) => listed(pathOf(operation)))),
    T.map(() => undefined),
  )
  return {
    look: F.pipe(
      T.fromIO(() => {
        free.clear()
        return last === undefined
      }),
      T.chain((isFirst) => (isFirst ? list : T.of(undefined))),
      T.chain(() => T.sequenceArray(next().map(read))),
      T.map(() => undefined),
    ),
    before: (id) => {
      if (last !== undefined) step = id - last
      last = id
      return taken.has(id) ? 'taken' : free.has(id) ? 'free' : 'unknown'
    },
  }
}
