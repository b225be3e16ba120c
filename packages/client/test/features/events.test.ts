import { either as E } from 'fp-ts'
import { expect, it } from 'vitest'
import { events } from '../../src/features/events.js'
import { disconnected, limits, request, response, scripted, virtual } from '../support.js'

it('reports a request before it is sent, and its response with the duration', async () => {
  const reported: Array<unknown> = []
  const { environment } = virtual()
  const { send } = scripted(E.right(response(503)))
  const slow: typeof send =
    (...args) =>
    async () => {
      reported.push('sent')
      environment.after(120, () => {})
      return send(...args)()
    }
  const onRequest = (each: unknown) => reported.push(['request', each])
  const onResponse = (...all: ReadonlyArray<unknown>) => reported.push(['response', ...all])
  await events({ onRequest, onResponse })(environment)(slow)(request, limits())()
  expect(reported).toEqual([['request', request], 'sent', ['response', request, response(503), 120]])
})

it('reports no response where there is none', async () => {
  const reported: Array<unknown> = []
  const { send } = scripted(disconnected)
  const onResponse = () => reported.push('response')
  await events({ onRequest: () => {}, onResponse })(virtual().environment)(send)(request, limits())()
  expect(reported).toEqual([])
})
