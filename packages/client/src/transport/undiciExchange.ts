import type { HttpHeaders, HttpRequest, HttpResponse, TransportError, TransportLimits } from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { Dispatcher } from 'undici'
import { onAbort } from '../runtime/onAbort.js'
import { concat } from './concat.js'
import { connectionFailure } from './connectionFailure.js'

/** A response, or why there is none. */
export type Received = E.Either<TransportError, HttpResponse>

/** One exchange over undici's connections, its body as it came. It never rejects. */
export const undiciExchange = (
  dispatcher: Dispatcher,
  request: HttpRequest,
  { signal, maxResponseBytes }: TransportLimits,
): Promise<Received> =>
  new Promise((resolve) => {
    const chunks: Array<Uint8Array> = []
    let length = 0
    let status = 0
    let headers: HttpHeaders = []
    /** Known as soon as something may have left. */
    let exchange: Dispatcher.DispatchController | null = null

    const end = (outcome: Received) => {
      stop()
      resolve(outcome)
    }
    const giveUp = (failure: TransportError) => {
      end(E.left(failure))
      exchange?.abort(new Error(failure._tag))
    }
    if (signal.aborted) return resolve(E.left({ _tag: 'Aborted' }))
    const stop = onAbort(signal, () => giveUp({ _tag: 'Aborted' }))

    try {
      dispatcher.dispatch(optionsOf(request), {
        onRequestStart: (controller) => {
          exchange = controller
          // It waited for a connection longer than anyone waited for it.
          if (signal.aborted) controller.abort(new Error('Aborted'))
        },
        onResponseStart: (_, code, fields) => {
          status = code
          headers = Object.entries(fields).flatMap(([name, value = []]) =>
            [value].flat().map((each) => [name, each] as const),
          )
          if (Number(fields['content-length'] ?? 0) > maxResponseBytes) giveUp({ _tag: 'TooLarge', maxResponseBytes })
        },
        onResponseData: (_, chunk) => {
          chunks.push(chunk)
          length += chunk.length
          if (length > maxResponseBytes) giveUp({ _tag: 'TooLarge', maxResponseBytes })
        },
        onResponseEnd: () => end(E.right({ status, headers, body: concat(chunks, length) })),
        onResponseError: (_, error) => end(E.left(connectionFailure(error, exchange === null))),
      })
    } catch (error) {
      end(E.left(connectionFailure(error, true)))
    }
  })

const optionsOf = ({ url, method, headers, body }: HttpRequest): Dispatcher.DispatchOptions => {
  const { origin, pathname, search } = new URL(url)
  return {
    origin,
    path: pathname + search,
    method: method as Dispatcher.HttpMethod, // undici checks it
    headers: ['Accept-Encoding', 'gzip, deflate, br', ...headers.flat()],
    body: body.length === 0 ? null : body,
  }
}
