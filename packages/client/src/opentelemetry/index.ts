/** The spans of a client for OpenTelemetry, for both faces. */
export { type OpenTelemetryOptions, openTelemetry } from './openTelemetry.js'
