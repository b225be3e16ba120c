/** A site whose address is found out while a call runs, because it may change. */
import type { Transport, TransportError } from '@so-email/wire'
import type { reader as R, readerTaskEither as RTE } from 'fp-ts'
import type * as t from 'io-ts'
import type { WithoutRequest } from '../errors/ClientError.js'
import type { Signal } from '../runtime/CallSignal.js'
import type { Environment } from '../runtime/Environment.js'
import type { Redactor } from '../secrets/Redactor.js'

/** An address that was found. A later lookup gives another object, even for the same address. */
export interface Place {
  readonly address: string
}

/** There is no address, with the error that the call ends in. */
export interface NotLocated {
  readonly _tag: 'NotLocated'
  readonly error: R.Reader<Redactor, WithoutRequest>
}

/** Why there is no address. */
export type LookupFailure = TransportError | NotLocated

/** The settings of a call that decide whether a lookup succeeds. They are compared and no more. */
export interface LookupSettings {
  readonly transport: unknown
  readonly retry:
    | false
    | ({ readonly [K in 'attempts' | 'baseDelay' | 'maxDelay']: number } & { readonly when?: unknown })
  readonly timeout: number
}

/** What a lookup needs: the transport of the call, without its credentials and headers, and the signal that ends it. */
export interface LookupEnvironment extends Environment {
  readonly send: Transport
  readonly signal: Signal
  readonly settings: LookupSettings
}

/** Finds the address; `misdirected` is the place whose server answered 421 in this call. */
export type Locate = (misdirected: Place | null) => RTE.ReaderTaskEither<LookupEnvironment, LookupFailure, Place>

/** A site whose address is found out for each call, as `tenant` makes one. */
export interface SiteLookup {
  /** How the address is found, or what is wrong with the options that the lookup was made of. */
  readonly lookup: (context: t.Context) => t.Validation<Locate>
}
