/** The types of all exports of @so-email/client/opentelemetry. `tsc` is the judge; nothing here runs. */
import type { Tracer } from '@opentelemetry/api'
import { expectTypeOf, test } from 'vitest'
import type { OnEvent } from '../../src/events/ClientEvent.js'
import type * as api from '../../src/opentelemetry/index.js'
import type { OpenTelemetryOptions } from '../../src/opentelemetry/index.js'
import type { ClientConfig } from '../../src/settings/ClientConfig.js'

test('every value has its type', () => {
  expectTypeOf<typeof api.openTelemetry>().toEqualTypeOf<
    ({ tracer, onEvent }?: OpenTelemetryOptions) => Required<Pick<ClientConfig, 'onEvent' | 'traceparent'>>
  >()
})

test('every type has its members', () => {
  expectTypeOf<api.OpenTelemetryOptions>().toEqualTypeOf<{ readonly tracer?: Tracer; readonly onEvent?: OnEvent }>()
})
