/**
 * A runtime whose exchanges the page shows. It adds to the journal what a page needs and an entry has not: a number, the
 * bodies as they crossed the wire, and how long the answer took. Bounded, in exchanges and in bytes. Imperative, because it
 * keeps what happens.
 */
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import type { Entry } from '../journal/Journal.js'
import type { MakeKeeper } from '../runtime/Keeper.js'
import { makeStubRuntime, type StubRuntime, type StubStart } from '../runtime/StubRuntime.js'

/** A message with its secrets. Its body is empty if it is too long to be kept. */
export interface KeptMessage {
  readonly headers: HttpHeaders
  readonly body: Uint8Array
  /** How long the body was. */
  readonly bytes: number
}

export interface Observed {
  readonly number: number
  readonly entry: Entry
  readonly request: KeptMessage
  /** `none` if the server answered by itself. */
  readonly response: O.Option<KeptMessage>
  /** In milliseconds. */
  readonly duration: O.Option<number>
}

export interface Observer {
  /** Answers as any other runtime does. */
  readonly runtime: StubRuntime
  /** The last exchanges, the oldest first. */
  readonly exchanges: () => ReadonlyArray<Observed>
  /** Calls back after every change, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void
}

/** The most exchanges that the page shows, even if the journal is longer. */
const mostShown = 200

/** The longest body, in bytes, that is kept. */
export const longestKept = 16 * 1024

const nothing = new Uint8Array()

/** Its body as a copy, because a view keeps the whole buffer: `slice` of a `Buffer` is one. */
const kept = ({ headers, body }: HttpRequest | HttpResponse): KeptMessage => ({
  headers,
  body: body.length > longestKept ? nothing : Uint8Array.from(body),
  bytes: body.length,
})

export const observe = (start: StubStart, makeKeeper: MakeKeeper): Observer => {
  const most = Math.min(mostShown, start.journalSize)
  const listeners = new Set<() => void>()
  let exchanges: ReadonlyArray<Observed> = []
  let count = 0
  let last: Entry | undefined

  const changed = () => {
    for (const listener of listeners) listener()
  }
  const onEntry = (entry: Entry): unknown => {
    last = structuredClone(entry) // the listener of the user may change its own
    return F.pipe(
      start.onEntry,
      O.match(
        () => undefined,
        (listener): unknown => listener(entry),
      ),
    )
  }
  const runtime = makeStubRuntime({ ...start, onEntry: O.some(onEntry) }, makeKeeper)

  const add = (request: HttpRequest, response: O.Option<HttpResponse>, duration: O.Option<number>) => {
    const entry = last
    last = undefined
    if (entry === undefined) return
    const observed = { number: ++count, entry, request: kept(request), response: O.map(kept)(response), duration }
    exchanges = [...exchanges, observed].slice(Math.max(0, exchanges.length + 1 - most))
    changed()
  }
  const thenChanged =
    <A extends ReadonlyArray<unknown>, B>(run: (...args: A) => B) =>
    (...args: A): B => {
      const result = run(...args)
      changed()
      return result
    }

  return {
    exchanges: () => exchanges,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    runtime: {
      ...runtime,
      deliver: (request, onDelivery) => {
        const began = performance.now()
        runtime.deliver(request, (delivery) => {
          add(request, O.some(delivery.response), O.some(performance.now() - began + delivery.delay))
          onDelivery(delivery)
        })
      },
      record: (request, status, reason) => {
        runtime.record(request, status, reason)
        add(request, O.none, O.none)
      },
      enterState: thenChanged(runtime.enterState),
      enterNextState: thenChanged(runtime.enterNextState),
      leaveStates: thenChanged(runtime.leaveStates),
      addFault: thenChanged(runtime.addFault),
      configure: thenChanged(runtime.configure),
      reset: thenChanged(() => {
        exchanges = []
        runtime.reset()
      }),
      journal: {
        entries: runtime.journal.entries,
        clear: thenChanged(() => {
          exchanges = []
          runtime.journal.clear()
        }),
      },
    },
  }
}
