import { either as E } from 'fp-ts'
import { expect, it } from 'vitest'
import { abort } from '../../src/features/abort.js'
import { answers, limits, request, scripted } from '../support.js'

it('sends nothing once the signal has ended the call', async () => {
  const { send, requests } = scripted()
  expect(await abort(send)(request, limits(AbortSignal.abort()))()).toEqual(E.left({ _tag: 'Aborted' }))
  expect(requests).toEqual([])
})

it('looks when the request is sent, not when the task is made', async () => {
  const controller = new AbortController()
  const { send, requests } = scripted(answers(200))
  const task = abort(send)(request, limits(controller.signal))
  expect(await task()).toEqual(answers(200))
  controller.abort()
  expect(await task()).toEqual(E.left({ _tag: 'Aborted' }))
  expect(requests.length).toBe(1)
})
