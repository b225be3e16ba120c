/** The spans of a client, as the SDK exports them: a table over both transports and both faces. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { context, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { getCurrentAccountId } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bearer, type ClientConfig, type ClientEvent, fetchTransport, makeClientOf } from '../../src/index.js'
import { openTelemetry } from '../../src/opentelemetry/index.js'
import * as promise from '../../src/promise/index.js'
import { undiciTransport } from '../../src/transport/undiciTransport.js'

const exporter = new InMemorySpanExporter()
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
const tracer = provider.getTracer('test')

/** The statuses of the next responses, and the traces that were received. */
let statuses: Array<number> = []
let traces: Array<unknown> = []
const server = createServer((message, reply) => {
  traces.push(message.headers['traceparent'])
  const status = statuses.shift() ?? 200
  reply.writeHead(status, { 'Content-Type': 'application/json', 'X-Request-Id': `id-${traces.length}` })
  reply.end(status === 200 ? '554' : '{}')
})
const undici = undiciTransport()
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
beforeEach(() => {
  exporter.reset()
  statuses = []
  traces = []
})
afterAll(async () => {
  context.disable()
  trace.disable()
  await undici.close()
  server.closeAllConnections()
  server.close()
})

const port = () => (server.address() as AddressInfo).port

const configOf = (more: Partial<ClientConfig>): ClientConfig => ({
  baseUrl: `http://127.0.0.1:${port()}`,
  auth: bearer(async () => E.right('8A:s3cret')),
  retry: { baseDelay: 0 },
  ...openTelemetry({ tracer }),
  ...more,
})

const faces = {
  'a TaskEither': (config: ClientConfig) =>
    E.getOrElseW(() => expect.fail())(makeClientOf({ getCurrentAccountId })(config)).getCurrentAccountId()(),
  'a Promise': (config: ClientConfig) =>
    promise
      .makeClientOf({ getCurrentAccountId })(config)
      .getCurrentAccountId()
      .catch(() => null),
}

const cases = Object.entries({ undici: undici.send, fetch: fetchTransport }).flatMap(([name, transport]) =>
  Object.entries(faces).map(([face, call]) => [name, face, transport, call] as const),
)

const spans = () => exporter.getFinishedSpans()
const shown = (): ReadonlyArray<Readonly<Record<string, unknown>>> =>
  spans().map(({ attributes, status }) => ({ ...attributes, status: status.code }))

const common = () => ({
  'http.request.method': 'POST',
  'url.full': `http://127.0.0.1:${port()}/api/v1/Agents/EMail/GetCurrentAccountId`,
  'server.address': '127.0.0.1',
  'server.port': port(),
  'rpc.method': 'GetCurrentAccountId',
})

describe.each(cases)('over %s, with %s', (_name, _face, transport, call) => {
  it('a request is a span of kind CLIENT under the active one, and the server is given it', async () => {
    const parent = tracer.startSpan('parent')
    await context.with(trace.setSpan(context.active(), parent), () => call(configOf({ transport })))
    const [span] = spans()

    expect([span?.name, span?.kind]).toEqual(['POST GetCurrentAccountId', SpanKind.CLIENT])
    expect(span?.parentSpanContext?.spanId).toBe(parent.spanContext().spanId)
    expect(shown()).toEqual([
      {
        ...common(),
        'http.response.status_code': 200,
        'http.response.header.x-request-id': ['id-1'],
        status: SpanStatusCode.UNSET,
      },
    ])
    expect(traces).toEqual([`00-${span?.spanContext().traceId}-${span?.spanContext().spanId}-01`])
  })

  it('each attempt is a span of its own, with what came of it', async () => {
    statuses = [503, 401, 404]
    await call(configOf({ transport }))
    const failed = (status: number, attempt: number) => ({
      ...common(),
      'http.response.status_code': status,
      'http.response.header.x-request-id': [`id-${attempt}`],
      'error.type': `${status}`,
      ...(attempt > 1 && { 'http.request.resend_count': attempt - 1 }),
      status: SpanStatusCode.ERROR,
    })

    expect(shown()).toEqual([failed(503, 1), failed(401, 2), failed(404, 3)])
    expect(traces).toEqual(spans().map((span) => `00-${span.spanContext().traceId}-${span.spanContext().spanId}-01`))
    expect(JSON.stringify(shown())).not.toContain('s3cret')
  })

  it('a connection that fails is a span with the reason', async () => {
    await call(configOf({ transport, baseUrl: 'http://127.0.0.1:9', retry: { attempts: 2, baseDelay: 0 } }))

    expect(shown().map((span) => [span['error.type'], span['status']])).toEqual([
      ['NotConnected', SpanStatusCode.ERROR],
      [expect.stringMatching(/^(?:refused|other)$/), SpanStatusCode.ERROR], // fetch blocks the port
    ])
  })
})

describe('openTelemetry', () => {
  it('passes every event on', async () => {
    const events: Array<ClientEvent> = []
    const receive = (event: ClientEvent) => events.push(event)
    await faces['a Promise'](configOf({ ...openTelemetry({ tracer, onEvent: receive }), transport: undici.send }))

    expect(events.map(({ _tag }) => _tag)).toEqual(['Request', 'Response'])
  })

  it('takes the tracer of the global provider, and sends no trace where there is none', async () => {
    await faces['a Promise'](configOf({ ...openTelemetry(), transport: undici.send }))
    expect([shown(), traces]).toEqual([[], [undefined]])

    trace.setGlobalTracerProvider(provider)
    await faces['a Promise'](configOf({ ...openTelemetry(), transport: undici.send }))
    expect(spans().map(({ instrumentationScope }) => instrumentationScope.name)).toEqual(['@so-email/client'])
  })

  it('breaks no call by a tracer that throws', async () => {
    const throws: Pick<Tracer, 'startSpan'> = { startSpan: () => expect.fail() }
    const config = configOf({ ...openTelemetry({ tracer: throws as Tracer }), transport: undici.send }) // it needs no more

    expect(await faces['a Promise'](config)).toBe(554)
  })

  it('ends a span that cannot be described', async () => {
    const ended: Array<string> = []
    const mute: Pick<Tracer, 'startSpan'> = {
      startSpan: (name, options) => {
        const span = tracer.startSpan(name, options)
        return Object.assign(span, { setAttribute: () => expect.fail(), end: () => ended.push(name) })
      },
    }
    statuses = [503, 200]
    const config = configOf({ ...openTelemetry({ tracer: mute as Tracer }), transport: undici.send }) // it needs no more

    expect(await faces['a Promise'](config)).toBe(554)
    expect(ended).toEqual(Array(2).fill('POST GetCurrentAccountId'))
  })

  it('sends no span twice: neither of a call with a listener of its own, nor where the tracer throws', async () => {
    let isDown = false
    const sometimes: Pick<Tracer, 'startSpan'> = {
      startSpan: (name, options) => (isDown ? expect.fail() : tracer.startSpan(name, options)),
    }
    const { getCurrentAccountId: call } = promise.makeClientOf({ getCurrentAccountId })(
      configOf({ ...openTelemetry({ tracer: sometimes as Tracer }), transport: undici.send }), // it needs no more
    )
    await call()
    await call(undefined, { onEvent: () => {} })
    await call()
    isDown = true
    await call()

    const [one, other] = spans().map((span) => `00-${span.spanContext().traceId}-${span.spanContext().spanId}-01`)
    expect(traces).toEqual([one, undefined, other, undefined])
  })

  it('ends the span of a call that is aborted', async () => {
    const config = configOf({ transport: () => () => new Promise(() => {}), timeout: 20 })
    await faces['a Promise'](config)

    expect(shown().map((span) => [span['error.type'], span['status']])).toEqual([['TimedOut', SpanStatusCode.ERROR]])
  })
})
