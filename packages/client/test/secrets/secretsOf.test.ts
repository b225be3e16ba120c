import { SaveEMailAccountRequest } from '@so-email/codecs'
import { expect, it } from 'vitest'
import { secretsOf } from '../../src/secrets/secretsOf.js'

const secretsIn = (Unknown: unknown) =>
  secretsOf(() => ({
    codec: SaveEMailAccountRequest,
    input: { IncomingCredentials: { Username: 'hans', Password: 'hunter2', Unknown } },
    headers: [],
    credentials: [],
  }))

it('goes through every object once, however often it stands in an input', () => {
  const loop: Record<string, unknown> = { inner: 's3cret' }
  loop['self'] = [loop, { loop }]
  let shared: unknown = { inner: 'sh4red' }
  for (let i = 0; i < 60; i++) shared = [shared, shared]
  expect(secretsIn({ loop, shared })).toEqual(['hunter2', 'aHVudGVyMg==', 's3cret', 'czNjcmV0', 'sh4red', 'c2g0cmVk'])
})

it('finds none where there is none', () => {
  expect(secretsOf(() => ({ codec: SaveEMailAccountRequest, input: {}, headers: [], credentials: [] }))).toEqual([])
})

it('gives up on an input that cannot be gone through', () => {
  const throwing = {
    get inner(): string {
      throw new Error()
    },
  }
  expect(secretsIn(throwing)).toBe(null)
  let deep: unknown = 's3cret'
  for (let i = 0; i < 100_000; i++) deep = [deep]
  expect(secretsIn(deep)).toBe(null)
})
