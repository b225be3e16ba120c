import { expect, it } from 'vitest'
import { events } from '../../src/features/events.js'
import { answers, disconnected, limits, request, scripted, virtual } from '../support.js'

it('tells of a request before it is sent and of its response with the time it took', async () => {
  const told: Array<unknown> = []
  const { environment } = virtual()
  const { send } = scripted(answers(503))
  const slow: typeof send =
    (...args) =>
    async () => {
      told.push('sent')
      environment.after(120, () => {})
      return send(...args)()
    }
  const onRequest = (each: unknown) => told.push(['request', each])
  const onResponse = (...all: ReadonlyArray<unknown>) => told.push(['response', ...all])
  await events({ onRequest, onResponse }, environment)(slow)(request, limits())()
  expect(told).toEqual([['request', request], 'sent', ['response', request, 503, 120]])
})

it('tells of no response where there is none', async () => {
  const told: Array<unknown> = []
  const { send } = scripted(disconnected)
  const onResponse = () => told.push('response')
  await events({ onRequest: () => {}, onResponse }, virtual().environment)(send)(request, limits())()
  expect(told).toEqual([])
})
