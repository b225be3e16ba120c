/** What one resource of the double does with a request, and the responses that resources share. */
import type { BrokerState } from './BrokerState.js'

export interface Reply {
  readonly status: number
  readonly body: unknown
}

export type Handler = (
  context: Readonly<{
    state: BrokerState
    base: string
    query: URLSearchParams
    body: Readonly<Record<string, unknown>>
  }>,
  ...path: ReadonlyArray<string>
) => Reply

export const ok = (body: object): Reply => ({ status: 200, body })
export const created = (body: object): Reply => ({ status: 201, body })
export const notFound: Reply = { status: 404, body: { error: 'The requested document was not found on this server.' } }
export const invalid = (field: string): Reply => ({
  status: 400,
  body: { errors: { [field]: ['is missing or wrong'] } },
})

export const link = (href: string, title: string) => ({ href, title, templated: href.includes('{') })
export const textIn = (body: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = body[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
