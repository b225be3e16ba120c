import { either as E } from 'fp-ts'
import { expect, it } from 'vitest'
import { parseBounds } from '../../src/server/Bounds.js'

it('are 1 MiB for a body, 64 MiB for those that arrive, 16 KiB for headers, 10 and 30 seconds, 32 waiting requests', () => {
  expect(parseBounds()).toEqual(
    E.right({
      maxBodyBytes: 1_048_576,
      maxArrivingBytes: 67_108_864,
      maxHeaderBytes: 16_384,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      maxConnections: 1_000,
      maxPipelined: 32,
    }),
  )
})
