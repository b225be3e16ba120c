/** A stub without a socket: its `answer` is a transport, so that a client can be tested with it in memory. */
import { setTimeout } from 'node:timers/promises' // not the global one, which fake timers of a test replace
import type { HttpRequest, HttpResponse, Transport, TransportError } from '@so-email/wire'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import type { Configuration } from './Configuration.js'
import type { Delivery } from './faults/Delivery.js'
import type { Fault } from './faults/Fault.js'
import { type Fetch, fetchOf } from './fetchOf.js'
import type { Journal } from './journal/Journal.js'
import { plainCopy } from './options/plainCopy.js'
import { parseOptions, type StubOptions } from './options/StubOptions.js'
import { makeStubRuntime, type StubRuntime } from './runtime/StubRuntime.js'
import { readStateSetup, type States } from './states/States.js'
import type { Accounts } from './store/Accounts.js'

/** A stub: it answers requests, and a test reads and changes what it knows. */
export interface Stub {
  /** Answers a request; a fault of the connection is a transport error. Throws a `TypeError` for what is no request. */
  readonly answer: Transport
  /**
   * The same as a function of the Fetch standard, for what intercepts requests. It reads the whole body, so a server that
   * passes requests from outside to it bounds them itself.
   */
  readonly fetch: Fetch
  /** The accounts that exist now, as copies: only an operation changes an account. */
  readonly accounts: Accounts
  /** The last exchanges, without secrets. */
  readonly journal: Journal
  /** The provider states of the contracts. */
  readonly states: States
  /** Lets the next `times` operations meet a fault; 1 by default. Throws a `TypeError` for a wrong fault or number. */
  readonly fail: (fault: Fault, times?: number) => void
  /**
   * Changes assumptions or the version of the server from now on, also for what follows a provider state. The accounts lose the
   * values of properties that the version lacks. Throws a `TypeError` for a wrong configuration, and for rules that the accounts
   * break.
   */
  readonly configure: (configuration: Configuration) => void
  /** Goes back to the start: the first accounts and rules, no provider state, no waiting fault, an empty journal. */
  readonly reset: () => void
}

const aborted: TransportError = { _tag: 'Aborted' }
const broken: TransportError = { _tag: 'Disconnected', cause: 'reset', message: 'the stub broke the connection' }

/** Waits for a time, or fails as soon as the signal aborts. */
const wait = (milliseconds: number, signal: AbortSignal): TE.TaskEither<TransportError, void> =>
  TE.tryCatch(
    () => setTimeout(milliseconds, undefined, { signal }),
    () => aborted,
  )

/** The response of a delivery, unless a fault or a limit prevents it. */
const received = ({ breaks, response }: Delivery, maxResponseBytes: number): E.Either<TransportError, HttpResponse> => {
  if (breaks !== 'never') return E.left(broken)
  return response.body.length > maxResponseBytes ? E.left({ _tag: 'TooLarge', maxResponseBytes }) : E.right(response)
}

/** A caller in JavaScript may pass anything, which the journal could not draw. */
const isRequest = t.type({
  method: t.string,
  url: t.string,
  headers: t.readonlyArray(t.tuple([t.string, t.string])),
  body: t.unknown,
}).is

/** The delivery of a request; `undefined` if its signal aborts before, as while a store is slow. The request is carried out all the same. */
const deliveryOf = (
  { deliver }: StubRuntime,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Delivery | undefined> =>
  new Promise((resolve) => {
    const abort = () => resolve(undefined)
    signal.addEventListener('abort', abort)
    deliver(request, (delivery) => {
      signal.removeEventListener('abort', abort)
      resolve(delivery)
    })
  })

/** The edge without a socket. An async function, because every step of a TaskEither takes a microsecond. */
const transportOf =
  (runtime: StubRuntime): Transport =>
  (request, { signal, maxResponseBytes }) => {
    if (!isRequest(request) || !ArrayBuffer.isView(request.body))
      throw new TypeError('a request has a method, a url, headers and a body of bytes')
    return async () => {
      if (signal.aborted) return E.left(aborted)
      const delivery = await deliveryOf(runtime, request, signal)
      if (delivery === undefined) return E.left(aborted)
      const response = received(delivery, maxResponseBytes)
      return delivery.delay > 0
        ? F.pipe(
            wait(delivery.delay, signal),
            TE.chainEitherK(() => response),
          )()
        : response
    }
  }

/** Throws the reason of a Left: only where the interface promises that. */
export const orThrow = <A>(either: E.Either<string, A>): A =>
  F.pipe(
    either,
    E.getOrElse((reason): A => {
      throw new TypeError(reason)
    }),
  )

const enterState = (runtime: StubRuntime, name: string, params: unknown): E.Either<string, void> =>
  F.pipe(
    plainCopy('the parameters', params),
    E.chain((copy) => readStateSetup(name, copy)),
    E.chain(runtime.enterState),
  )

export const stubOf = (runtime: StubRuntime, answer: Transport = transportOf(runtime)): Stub => ({
  answer,
  fetch: fetchOf(answer),
  accounts: runtime.accounts,
  journal: runtime.journal,
  states: {
    enter: (name, params) =>
      F.pipe(
        enterState(runtime, name, params),
        E.mapLeft((reason) => `${name}: ${reason}`),
        orThrow,
      ),
    enterUnknown: (name, params) => enterState(runtime, name, params),
    leave: runtime.leaveStates,
  },
  fail: (fault, times = 1) =>
    F.pipe(
      plainCopy('the fault', fault),
      E.chain((copy) => runtime.addFault(copy, times)),
      orThrow,
    ),
  configure: (configuration) =>
    F.pipe(plainCopy('the configuration', configuration), E.chain(runtime.configure), orThrow),
  reset: runtime.reset,
})

/** Makes a stub. Throws a `TypeError` for options that are invalid, such as accounts that cannot exist together. */
export const makeStub = (options: StubOptions = {}): Stub =>
  F.pipe(
    parseOptions(options),
    E.map(makeStubRuntime),
    E.map((runtime) => stubOf(runtime)),
    orThrow,
  )
