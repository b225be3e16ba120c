/** What a call makes of media types, options and answers that are not as they should be. */
import { saveEMailAccount } from '@so-email/codecs'
import { json, type MediaType } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { basic, bearer, type ClientConfig, type ClientEvent } from '../src/index.js'
import type { CallOptions } from '../src/settings/ClientConfig.js'
import { clientWith, response, scripted } from './support.js'

const throwing = (): never => {
  throw new Error('s3cret')
}

/** A client whose only response has that body, and the URLs of its requests. */
const answering = (body: unknown) => {
  const { send, requests } = scripted(E.right(response(200, body)))
  const client = clientWith({
    baseUrl: 'https://host.test',
    auth: basic({ user: 'tje0', password: 'Tje0' }),
    retry: false,
    transport: send as NonNullable<Parameters<typeof clientWith>[0]['transport']>, // it fails as no transport can
  })
  return { client, sent: () => requests.length }
}

/** Where nothing was sent, the error holds no address. */
const invalid = (failure: object) =>
  E.left({
    _tag: 'InvalidInput',
    request: { operation: saveEMailAccount.name, method: 'POST', url: '', headers: [] },
    duration: 0,
    failure,
  })

const unreadable = { _tag: 'Hidden', expected: 'an input that can be read', kind: 'one that throws' }

const leaf = (key: string, expected: string) => ({
  _tag: 'Key',
  key,
  failure: { _tag: 'Leaf', expected, actual: '<redacted>' },
})

describe('a media type of the caller', () => {
  it.each<readonly [string, Partial<MediaType>, object]>([
    ['throws when it is chosen', { write: throwing }, leaf('contentType', 'a media type')],
    ['throws when it writes', { write: () => throwing }, unreadable],
    [
      'cannot carry the input',
      { write: () => () => E.left({ _tag: 'WriteFailure', reason: 'it is mute' }) },
      {
        _tag: 'Key',
        key: 'body',
        failure: { _tag: 'Hidden', expected: 'a value that can be written', kind: 'another one: it is mute' },
      },
    ],
  ])('that %s ends the call before a request', async (_, broken, failure) => {
    const { client, sent } = answering(null)

    expect(await client.saveEMailAccount({}, { contentType: { ...json, ...broken } })()).toEqual(invalid(failure))
    expect(sent()).toBe(0)
  })

  it('that throws when it reads is an answer that cannot be read', async () => {
    const { client } = answering(null)

    expect(await client.saveEMailAccount({}, { accept: { ...json, read: throwing } })()).toEqual(
      E.left(expect.objectContaining({ _tag: 'NotUnderstood', what: 'unreadable', reason: 'the media type threw' })),
    )
  })
})

it('a signal of the caller that throws is an input that cannot be read', async () => {
  const { client, sent } = answering(null)
  const signal = { aborted: false, addEventListener: throwing } as unknown as AbortSignal // as JavaScript may give it
  const options: CallOptions = { signal }

  expect(await client.saveEMailAccount({}, options)()).toEqual(invalid(unreadable))
  expect(sent()).toBe(0)
})

it.each([
  ['a promise', Promise.resolve({}), 'Promise'],
  ['a map', new Map(), 'Map'],
  ['a date', new Date(0), 'Date'],
])('an input that is more than its properties is not written as an empty one: %s', async (_, input, kind) => {
  const { client, sent } = answering(null)

  expect(await client.saveEMailAccount(input as object)()).toEqual(
    invalid({ _tag: 'Hidden', expected: 'an object that is its properties', kind }),
  )
  expect(sent()).toBe(0)
})

it('an unknown number of an answer is a number of JavaScript, where nothing is saved again', async () => {
  const known = '"EMailAccountId":270,"EMailAddress":null,"AssociateId":1,"AccountStatus":0,"ErrorCount":0'
  const none = '"IncomingCredentials":null,"OutgoingCredentials":null,"ErrorReason":null'
  const { client } = answering(`{${known},${none},"Extra":12345678901234567890}`)

  expect(await client.saveEMailAccount({})()).toMatchObject(E.right({ Extra: 12345678901234567000 }))
})

it.each<readonly [string, passed: number, duration: number]>([
  ['the time from its start to its response', 7, 7],
  ['none where the clock was set back meanwhile', -3_600_000, 0],
])('the duration of a call is %s', async (_, passed, duration) => {
  let time = 1_700_000_000_000
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => time)
  onTestFinished(() => clock.mockRestore())
  const durations: Array<number> = []
  const outcome = (status: number, body: unknown) => {
    const client = clientWith({
      baseUrl: 'https://host.test',
      auth: basic({ user: 'tje0', password: 'Tje0' }),
      retry: false,
      transport: () => async () => {
        time += passed
        return E.right(response(status, body))
      },
    })
    return client.getCurrentAccountId(undefined, { onResponse: ({ duration }) => durations.push(duration) })()
  }

  expect(await outcome(400, {})).toMatchObject(E.left({ _tag: 'Rejected', duration }))
  expect(E.isRight(await outcome(200, 554))).toBe(true)
  expect(durations).toEqual([duration])
})

describe('the failure of a call is its last event', () => {
  const body = response(200, 5)
  it.each<readonly [string, (late: Promise<unknown>) => Partial<ClientConfig>, ReadonlyArray<string>]>([
    [
      'a source of credentials',
      (late) => ({
        auth: bearer(() => late.then(() => E.right('8A:late'))),
        transport: () => async () => E.right(body),
      }),
      ['Failure'],
    ],
    ['a transport', (late) => ({ transport: () => () => late.then(() => E.right(body)) }), ['Request', 'Failure']],
  ])('also where %s is too late', async (_, slow, tags) => {
    const events: Array<ClientEvent> = []
    let come = () => {}
    const late = new Promise<void>((resolve) => {
      come = resolve
    })
    const auth = basic({ user: 'tje0', password: 'Tje0' })
    const client = clientWith({
      baseUrl: 'https://host.test',
      auth,
      onEvent: (event) => events.push(event),
      ...slow(late),
    })
    const controller = new AbortController()
    const call = client.getCurrentAccountId(undefined, { signal: controller.signal })()
    await new Promise(setImmediate) // it waits for what is late
    controller.abort()

    expect(await call).toMatchObject(E.left({ _tag: 'Aborted' }))
    come()
    await new Promise(setImmediate)
    expect(events.map(({ _tag }) => _tag)).toEqual(tags)
  })
})
