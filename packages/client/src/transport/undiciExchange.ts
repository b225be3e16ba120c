import type { HttpHeaders, HttpRequest, ReceivedResponse, TransportError } from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { Dispatcher } from 'undici'
import { keepingLast } from '../runtime/keepingLast.js'
import { onAbort } from '../runtime/onAbort.js'
import { makeBody } from './Body.js'
import { connectionFailure } from './connectionFailure.js'
import type { ExchangeLimits } from './OwnTransport.js'
import { broken, tooLarge } from './received.js'
import { withUserAgent } from './userAgent.js'

/** A response, or why there is none. */
export type Received = E.Either<TransportError, ReceivedResponse>

/** One exchange over undici's connections, its body as it came. It never rejects. */
export const undiciExchange = (
  dispatcher: Dispatcher,
  request: HttpRequest,
  { signal, maxResponseBytes }: ExchangeLimits,
): Promise<Received> =>
  new Promise((resolve) => {
    const body = makeBody(maxResponseBytes)
    /** Known as soon as the head has arrived. */
    let head: { readonly status: number; readonly headers: HttpHeaders } | null = null
    /** Known as soon as something may have left. */
    let exchange: Dispatcher.DispatchController | null = null

    const end = (outcome: Received) => {
      stop()
      resolve(outcome)
    }
    const giveUp = (outcome: Received) => {
      end(outcome)
      exchange?.abort(new Error('the exchange has ended'))
    }
    if (signal.aborted) return resolve(E.left({ _tag: 'Aborted' }))
    const stop = onAbort(signal, () => giveUp(E.left({ _tag: 'Aborted' })))

    try {
      dispatcher.dispatch(optionsOf(request), {
        onRequestStart: (controller) => {
          exchange = controller
          // It waited for a connection longer than anyone waited for it.
          if (signal.aborted) controller.abort(new Error('Aborted'))
        },
        onResponseStart: (_, status, fields) => {
          if (status < 200) return // the response itself follows
          head = { status, headers: headersOf(fields) }
          if (Number(fields['content-length'] ?? 0) > maxResponseBytes)
            giveUp(E.right(tooLarge(head, maxResponseBytes)))
        },
        onResponseData: (_, chunk) => {
          if (!body.add(chunk) && head !== null) giveUp(E.right(tooLarge(head, maxResponseBytes)))
        },
        onResponseEnd: () => head !== null && end(E.right({ body: body.bytes(), ...head })),
        onResponseError: (_, error) =>
          end(head === null ? E.left(connectionFailure(error, exchange === null)) : E.right(broken(head, error))),
      })
    } catch (error) {
      end(E.left(connectionFailure(error, exchange === null)))
    }
  })

/** A loop, as every response comes through it. */
const headersOf = (fields: Readonly<Record<string, string | ReadonlyArray<string> | undefined>>): HttpHeaders => {
  const headers: Array<HttpHeaders[number]> = []
  for (const name of Object.keys(fields)) {
    const value = fields[name]
    if (typeof value === 'string') headers.push([name, value])
    else for (const each of value ?? []) headers.push([name, each])
  }
  return headers
}

const targetOf = keepingLast((url: string) => {
  const { origin, pathname, search } = new URL(url)
  return { origin, path: pathname + search }
})

/** Whether the caller names encodings. Nearly all names are too long or too short. */
const isEncodingAccepted = (headers: HttpHeaders): boolean =>
  headers.some(([name]) => name.length === 15 && name.toLowerCase() === 'accept-encoding')

const optionsOf = ({ url, method, headers, body }: HttpRequest): Dispatcher.DispatchOptions => {
  const fields = isEncodingAccepted(headers) ? [] : ['Accept-Encoding', 'gzip, deflate, br']
  for (const [name, value] of withUserAgent(headers)) fields.push(name, value)
  const { origin, path } = targetOf(url)
  return {
    origin,
    path,
    method: method as Dispatcher.HttpMethod, // undici checks it
    headers: fields,
    body: body.length === 0 ? null : body,
  }
}
