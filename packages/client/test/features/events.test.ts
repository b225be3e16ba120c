import { either as E } from 'fp-ts'
import { expect, it } from 'vitest'
import { events } from '../../src/features/events.js'
import { disconnected, limits, request, response, scripted } from '../support.js'

it('reports a request before it is sent, and then its response', async () => {
  const reported: Array<unknown> = []
  const { send } = scripted(E.right(response(503)))
  const noting: typeof send =
    (...args) =>
    async () => {
      reported.push('sent')
      return send(...args)()
    }
  const onRequest = (each: unknown) => reported.push(['request', each])
  const onResponse = (...all: ReadonlyArray<unknown>) => reported.push(['response', ...all])
  await events({ onRequest, onResponse })(noting)(request, limits())()
  expect(reported).toEqual([['request', request], 'sent', ['response', response(503)]])
})

it('reports no response where there is none', async () => {
  const reported: Array<unknown> = []
  const { send } = scripted(disconnected)
  const onResponse = () => reported.push('response')
  await events({ onRequest: () => {}, onResponse })(send)(request, limits())()
  expect(reported).toEqual([])
})
