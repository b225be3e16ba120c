/**
 * Finds out where a request goes before there are credentials for it. A 421 means that the server carried nothing out: the
 * address is found out once more, and the request is sent there, even one that creates an account.
 */
import type { HttpResponse, Transport } from '@so-email/wire'
import { function as F, type reader as R } from 'fp-ts'
import type { Environment } from '../runtime/Environment.js'
import * as TE from '../runtime/taskEither.js'
import type { Locate, LookupSettings, Place } from '../settings/SiteLookup.js'
import type { Feature, SendFailure } from './Send.js'

export interface LocationOptions {
  readonly locate: Locate
  /** Sends the requests of the lookup, which have no credentials. */
  readonly transport: Transport
  readonly settings: LookupSettings
  /** Is called with each address, before the request is sent there. */
  readonly onLocated: (address: string) => void
}

/** The URL of the request is its path below the address. */
export const location =
  ({ locate, transport, settings, onLocated }: LocationOptions): R.Reader<Environment, Feature> =>
  ({ now, after, random }) =>
  (send) =>
  (request, limits) => {
    const find = (misdirected: Place | null): TE.TaskEither<SendFailure, Place> =>
      locate(misdirected)({ now, after, random, send: transport, signal: limits.signal, settings })

    const sendTo = ({ address }: Place): TE.TaskEither<SendFailure, HttpResponse> => {
      onLocated(address)
      return send({ ...request, url: address + request.url }, limits)
    }
    const followed = (place: Place) =>
      TE.chain((response: HttpResponse) =>
        response.status === 421 ? F.pipe(find(place), TE.chain(sendTo)) : TE.right(response),
      )

    return F.pipe(
      find(null),
      TE.chain((place) => F.pipe(sendTo(place), followed(place))),
    )
  }
