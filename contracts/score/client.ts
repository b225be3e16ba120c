/** Whether our client does what a statement demands of a client, found by calling it: it writes a request, and reads a response. */
import { sampleUser } from '@so-email/provider-stub'
import { type HttpResponse, header } from '@so-email/wire'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import { configOf } from './configOf.js'
import { call, type Exchange, exchange, jsonOf, type Subject, subjectOf, withJson } from './exchange.js'
import { valueAt, withValueAt } from './place.js'
import type { Statement } from './Statement.js'
import { sentences } from './sentences.js'

export const all = async <A>(values: ReadonlyArray<A>, holds: (value: A) => Promise<boolean>): Promise<boolean> =>
  (await Promise.all(values.map(holds))).every((each) => each)

const sent = ({ request }: Exchange, name: string): string =>
  F.pipe(
    request.headers,
    header(name),
    O.getOrElse(() => ''),
  )

/** Whether the client reads a response of the stub, and refuses it once it is changed. */
const refusesOnly = async (subject: Subject, change: (response: HttpResponse) => HttpResponse): Promise<boolean> => {
  const { result, response } = await exchange(subject)
  const changed = await call(subject, () => TE.right(change(response)))
  return E.isRight(result) && E.isLeft(changed.result)
}

/** A value that no documented type of a property has, if it is not that of the property. */
export const wrong = (value: unknown): unknown => (typeof value === 'object' && value !== null ? 5 : [[]])

export const isDoneByClient = async ({ operation: name, text, about }: Statement): Promise<boolean> => {
  const subject = subjectOf(name)
  const known = sentences[text]
  if (known !== undefined) return known.client(subject)
  const usual = await exchange(subject)
  const url = new URL(usual.request.url || 'https://crm.example.test')
  switch (about._tag) {
    case 'Path':
      return E.isRight(usual.result) && text === `${usual.request.method} ${url.pathname}`
    case 'Header': {
      const values = about.values.length > 0 ? about.values : ['en']
      return all(values, async (value) => {
        const [written] = sent(await exchange(subject, configOf(about.name, value)), about.name).split(/[ ;]/)
        return written === (about.name === 'X-XSRF-TOKEN' ? sampleUser.xsrfTokens[0] : value)
      })
    }
    case 'Input':
      return (
        valueAt(about.isQuery ? Object.fromEntries(url.searchParams) : jsonOf(usual.request), about.name) !== undefined
      )
    case 'Status':
      return refusesOnly(subject, (response) => ({ ...response, status: 500 }))
    case 'Answer':
      return refusesOnly(subject, withJson('another type'))
    case 'Property': {
      const json = jsonOf(usual.response)
      const value = valueAt(json, about.name)
      const changed = withValueAt(json, about.name, wrong(value))
      return value !== undefined && refusesOnly(subject, withJson(Array.isArray(json) ? [changed] : changed))
    }
    case 'Purpose':
    case 'ReadOnly':
    case 'Sentence':
      return false
  }
}
