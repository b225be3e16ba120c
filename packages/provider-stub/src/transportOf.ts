/** The stub as a transport: the delivery of an answer where there is no socket. */
import type { Transport, TransportError } from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { Core } from './Core.js'

const aborted: TransportError = { _tag: 'Aborted' }
const broken: TransportError = { _tag: 'Disconnected', cause: 'reset', message: 'the stub broke the connection' }

/** Resolves after a time, with whether it was not ended before. */
const wait = (milliseconds: number, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      resolve(false)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end)
      resolve(true)
    }, milliseconds)
    signal.addEventListener('abort', end, { once: true })
  })

export const transportOf =
  ({ deliver }: Pick<Core, 'deliver'>): Transport =>
  (request, { signal, maxResponseBytes }) =>
  async () => {
    if (signal.aborted) return E.left(aborted)
    const { response, delay, breaks } = deliver(request)
    if (delay > 0 && !(await wait(delay, signal))) return E.left(aborted)
    if (breaks !== 'never') return E.left(broken)
    if (response.body.length > maxResponseBytes) return E.left({ _tag: 'TooLarge', maxResponseBytes })
    return E.right(response)
  }
