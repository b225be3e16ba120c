// No function of the caller can break a call, be it by an exception or by a rejection that nobody waits for.
import { type EMailAccount, saveEMailAccount } from '@so-email/codecs'
import { json, type MediaType } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { basic, bearer } from '../../src/auth/Auth.js'
import type { OnEvent } from '../../src/events/ClientEvent.js'
import { openTelemetry } from '../../src/opentelemetry/index.js'
import * as promise from '../../src/promise/index.js'
import type { CallOptions, ClientConfig } from '../../src/settings/ClientConfig.js'
import { withResponse } from '../../src/withResponse.js'
import { account, answers, clientWith, response } from '../support.js'

const saved = account(270)

const unhandled: Array<unknown> = []
const onUnhandled = (reason: unknown) => unhandled.push(reason)
beforeEach(() => {
  unhandled.length = 0
  process.on('unhandledRejection', onUnhandled)
})
afterEach(async () => {
  await new Promise((resolve) => setTimeout(resolve, 5))
  process.off('unhandledRejection', onUnhandled)
  expect(unhandled).toEqual([])
})

const boom = new Error('s3cret')
const throwing = (): never => {
  throw boom
}
const rejecting = async (): Promise<never> => {
  throw boom
}
const hostile = () => ({
  // biome-ignore lint/suspicious/noThenProperty: a caller may give such an object
  get then(): never {
    throw boom
  },
})
const lateRejection = () => ({
  // biome-ignore lint/suspicious/noThenProperty: a caller may give such an object
  then: (_: unknown, reject: (error: unknown) => void) => setTimeout(() => reject(boom), 1),
})
const noText = () => Object.create(null)
const ways = Object.entries({ throwing, rejecting, hostile, lateRejection, noText })

const config: ClientConfig = {
  baseUrl: 'https://host.test',
  auth: basic({ user: 'tje0', password: 'Tje0' }),
  transport: () => async () => E.right(response(200, saved)),
  retry: { attempts: 2, baseDelay: 0 },
}
const client = clientWith(config)
const promises = promise.makeClient(config)

// `never` stands for what the types forbid.
const save = (options: object) => client.saveEMailAccount({ EMailAccountId: 270 }, options as CallOptions)()

const mediaType = (more: object): MediaType => ({ ...json, ...more })

describe.each(ways)('a callback that is %s', (_, callback) => {
  it('does not break a call as onEvent', async () => {
    expect(await save({ onEvent: callback })).toEqual(E.right(saved))
    const failing = { onEvent: callback, transport: () => async () => answers(400) }
    expect(await save(failing)).toMatchObject(E.left({ _tag: 'Rejected' }))
  })

  it('does not break a call as onEvent of openTelemetry', async () => {
    const onEvent = callback as OnEvent // as JavaScript may give one
    expect(await save(openTelemetry({ onEvent }))).toEqual(E.right(saved))
  })

  it('does not break a call as onResponse, with withResponse or without', async () => {
    const options = { onResponse: callback } as CallOptions // as JavaScript may give one
    expect(await save(options)).toEqual(E.right(saved))
    expect(await withResponse(client.saveEMailAccount)({ EMailAccountId: 270 }, options)()).toMatchObject(
      E.right({ value: saved, response: { status: 200 } }),
    )
    expect(await promise.withResponse(promises.saveEMailAccount)({ EMailAccountId: 270 }, options)).toMatchObject({
      value: saved,
      response: { status: 200 },
    })
  })

  it('does not break a call as traceparent', async () => {
    expect(await save({ traceparent: callback })).toEqual(E.right(saved))
  })

  it('is an error of the call as baseUrl', async () => {
    expect(await save({ baseUrl: callback })).toMatchObject(
      E.left({ _tag: 'InvalidInput', failure: { key: 'baseUrl' } }),
    )
  })

  it('is an error of the call as a source of credentials', async () => {
    expect(await save({ auth: bearer(callback as never) })).toMatchObject(E.left({ _tag: 'CredentialsFailed' }))
  })

  it('is an error of the call as a change of an account', async () => {
    const change = callback as unknown as (account: EMailAccount) => EMailAccount // as JavaScript may call it
    expect(await client.changeEMailAccount(270, change)()).toMatchObject(E.left({ _tag: 'InvalidInput' }))
  })

  it('is an error of the call as a transport', async () => {
    expect(await save({ transport: callback })).toMatchObject(E.left({ _tag: 'ConnectionFailed' }))
    expect(await save({ transport: () => callback })).toMatchObject(E.left({ _tag: 'ConnectionFailed' }))
  })

  test.each(['contentType', 'accept'])('is an error of the call in a media type, as %s', async (option) => {
    const errors = await Promise.all(
      [
        { read: callback },
        { read: () => callback },
        { write: callback },
        { write: () => callback },
        { names: callback },
        { names: null },
      ].map(async (more) => save({ [option]: mediaType(more) })),
    )
    for (const answer of errors) {
      expect(JSON.stringify(answer)).not.toContain('s3cret')
      expect(answer).toSatisfy(
        (answer: (typeof errors)[number]) =>
          E.isRight(answer) || ['InvalidInput', 'NotUnderstood', 'ConnectionFailed'].includes(answer.left._tag),
      )
    }
  })

  it('is an error of the call as a media type that reads a refusal', async () => {
    const transport = () => async () => E.right(response(400, { Message: 'No.' }))
    const reading = { transport, contentType: mediaType({ read: () => callback }) }
    expect(await save(reading)).toMatchObject(E.left({ request: { operation: saveEMailAccount.name } }))
  })
})
