import { isSpanContextValid, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api'
import { errorMessage } from '../errors/errorMessage.js'
import {
  type ClientEvent,
  type FailureEvent,
  ignoringErrors,
  type OnEvent,
  type ResponseEvent,
} from '../events/ClientEvent.js'
import type { ClientConfig } from '../settings/ClientConfig.js'
import { version } from '../version.js'

/** Where the spans go. */
export interface OpenTelemetryOptions {
  /** The tracer of the global provider by default. */
  readonly tracer?: Tracer
  /** Receives every event as well. */
  readonly onEvent?: OnEvent
}

/**
 * The options of one client that make a span of kind CLIENT for each request, named and labelled by the semantic conventions for
 * HTTP, under the active span; the server is given the span as `traceparent`. Write `makeClient({ ...config, ...openTelemetry() })`.
 *
 * Imperative: a span is a mutable value of its library.
 */
export const openTelemetry = ({
  tracer = trace.getTracer('@so-email/client', version),
  onEvent,
}: OpenTelemetryOptions = {}): Required<Pick<ClientConfig, 'onEvent' | 'traceparent'>> => {
  /** The span of the request that each call has sent last, by the number of the call. */
  const open = new Map<number, Span>()
  /** The span of the request whose event was the last, until its `traceparent` is written. */
  let latest: Span | null = null

  const observe = (event: ClientEvent) => {
    const span = open.get(event.call)
    open.delete(event.call)
    try {
      if (span !== undefined) writeOutcome(span, event)
    } finally {
      span?.end() // also where the tracer throws
    }
    if (event._tag !== 'Request') return
    latest = null // the tracer may throw
    latest = tracer.startSpan(`${event.request.method} ${event.request.operation}`, {
      kind: SpanKind.CLIENT,
      attributes: attributesOf(event),
    })
    open.set(event.call, latest)
  }
  return {
    onEvent: (event) => {
      ignoringErrors(observe)(event) // a tracer that throws hides no event
      return onEvent?.(event) // a promise of it may reject
    },
    traceparent: () => {
      const span = latest
      latest = null // a call with an `onEvent` of its own has no span
      return span === null ? undefined : traceparentOf(span)
    },
  }
}

const attributesOf = ({ request: { method, url, operation }, attempt }: ClientEvent) => {
  const { hostname, port, protocol } = new URL(url)
  return {
    'http.request.method': method,
    'url.full': url,
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
    'rpc.method': operation,
    ...(attempt > 1 && { 'http.request.resend_count': attempt - 1 }),
  }
}

/** The headers by which a server finds a request again. */
export const isId = (name: string): boolean => /^(?:x-)?(?:ms-)?(?:request|correlation)-id$/i.test(name)

/** What became of the request of a span; nothing is known of one that was given up for the next one of its call. */
const writeOutcome = (span: Span, event: ClientEvent) => {
  switch (event._tag) {
    case 'Request':
      return
    case 'Response':
      return describeResponse(span, event)
    case 'Retry':
      return fail(span, event.reason, event.reason)
    case 'Failure':
      return fail(span, typeOf(event), errorMessage(event.error))
  }
}

const describeResponse = (span: Span, { status, headers }: ResponseEvent) => {
  span.setAttribute('http.response.status_code', status)
  for (const [name, value] of headers)
    if (isId(name)) span.setAttribute(`http.response.header.${name.toLowerCase()}`, [value])
  if (status >= 400) fail(span, String(status))
}

const fail = (span: Span, type: string, message?: string) => {
  span.setAttribute('error.type', type)
  span.setStatus({ code: SpanStatusCode.ERROR, ...(message !== undefined && { message }) })
}

const typeOf = ({ error }: FailureEvent): string => (error._tag === 'ConnectionFailed' ? error.cause : error._tag)

/** As the W3C writes it. */
const traceparentOf = (span: Span): string | undefined => {
  const context = span.spanContext()
  const flags = context.traceFlags.toString(16).padStart(2, '0')
  return isSpanContextValid(context) ? `00-${context.traceId}-${context.spanId}-${flags}` : undefined
}
