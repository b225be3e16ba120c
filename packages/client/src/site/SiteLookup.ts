/** A site whose address is found out while a call runs, because it may change. */
import type { DecodeFailure } from '@so-email/codecs'
import type { Transport, TransportError } from '@so-email/wire'
import type { readerTaskEither as RTE } from 'fp-ts'
import type * as t from 'io-ts'
import type { Environment } from '../runtime/Environment.js'

/** An address that was found. A later lookup gives another object, even for the same address. */
export interface Place {
  readonly address: string
}

/** The tenant does not run, or where it is could not be found out. */
export interface UnavailableTenant {
  readonly _tag: 'TenantUnavailable'
  readonly contextId: string
  /** `null` where the state is not known. */
  readonly state: string | null
  /** `null` where the state is not known. */
  readonly validUntil: string | null
  readonly reason: string
}

/** Why there is no address. */
export type LookupFailure =
  | TransportError
  /** What a `baseUrl` gave is no address. */
  | { readonly _tag: 'NoAddress'; readonly failure: DecodeFailure }
  | UnavailableTenant

/** What a lookup needs: the transport of the call, without its credentials and headers, and the signal that ends it. */
export interface LookupEnvironment extends Environment {
  readonly send: Transport
  readonly signal: AbortSignal
}

/** Finds the address; `misdirected` is the place whose server answered 421 in this call. */
export type Locate = (misdirected: Place | null) => RTE.ReaderTaskEither<LookupEnvironment, LookupFailure, Place>

/** A site whose address is found out for each call, as `tenant` makes one. */
export interface SiteLookup {
  /** How the address is found, or what is wrong with the options that the lookup was made of. */
  readonly lookup: (context: t.Context) => t.Validation<Locate>
}
