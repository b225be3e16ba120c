import { inputOf } from '../answer.js'
import { type Entry, type Redactable, toEntry } from '../journal/Journal.js'
import type { RawExchange } from '../journal/RawExchange.js'
import { targetOf } from '../routing/router.js'

const utf8 = new TextDecoder()

const outputOf = ({ writtenBy, output }: RawExchange): Redactable | null =>
  writtenBy && { codec: writtenBy, value: output.length === 0 ? undefined : JSON.parse(utf8.decode(output)) }

/** An exchange as an entry of the journal, without secrets. */
export const drawExchange = (exchange: RawExchange): Entry => {
  const { at, request, operation, user, status, refused, fault, readBy } = exchange
  return toEntry({
    at,
    method: request.method,
    path: targetOf(request.url).path,
    operation,
    user,
    headers: request.headers,
    input: readBy && inputOf(readBy, request),
    status,
    output: outputOf(exchange),
    refused,
    fault,
  })
}
