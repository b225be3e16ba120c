/**
 * The pages that follow the stub: each holds a response open, by which it learns that something has changed, and fetches it.
 * So a page that is slow costs no memory, however much happens. Imperative, because it is made of the events of sockets.
 */
import type { ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers' // not the global one, which fake timers of a test replace

export interface EventStreams {
  /** Sends events on a response until its connection closes. With too many pages it answers 503. */
  readonly follow: (response: ServerResponse) => void
  /** Sends an event soon. */
  readonly changed: () => void
}

/** A browser opens at most six connections to a site, and the page needs one for its requests. */
const most = 4

/** Between two events, in milliseconds. */
const pause = 100

/** The field of a response that is a stream of events. */
export const eventStream = ['Content-Type', 'text/event-stream'] as const

/** `headers` are those of every response of the page. */
export const makeEventStreams = (headers: Readonly<Record<string, string>>): EventStreams => {
  const responses = new Set<ServerResponse>()
  let isWaiting = false
  const send = () => {
    isWaiting = false
    for (const response of responses) {
      // A page that has not read the last event learns from it.
      if (response.writableLength === 0) response.write('data: changed\n\n')
    }
  }
  return {
    follow: (response) => {
      if (responses.size >= most) {
        response.writeHead(503, { ...headers, 'Content-Length': '0' }).end()
        return
      }
      responses.add(response)
      response.once('close', () => responses.delete(response))
      // The server lets clients end their side before they have their response. A page that has ended its side is gone.
      response.socket?.once('end', () => response.destroy())
      response.writeHead(200, { ...headers, [eventStream[0]]: eventStream[1] })
      response.write('retry: 1000\n\n')
    },
    changed: () => {
      if (isWaiting || responses.size === 0) return
      isWaiting = true
      setTimeout(send, pause).unref()
    },
  }
}
