import { type DecodeFailure, EMailAccount } from '@so-email/codecs'
import { expect, it } from 'vitest'
import { withoutSecrets } from '../../src/secrets/withoutSecrets.js'

it('of very many failures the first are kept', () => {
  const { failure } = withoutSecrets(() => ({ codec: EMailAccount, input: {}, headers: [], credentials: [] }))
  const failures = Array.from({ length: 501 }, (_, i): DecodeFailure => ({ _tag: 'Leaf', expected: 'a', actual: i }))
  expect(failure({ _tag: 'All', failures })).toEqual({ _tag: 'All', failures: failures.slice(0, 500) })
})
