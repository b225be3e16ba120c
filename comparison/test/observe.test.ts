/** A row about the official client is red where the client does the other thing: it returns, or it rejects. */
import { expect, it } from 'vitest'
import { account } from '../src/account.js'
import { results } from '../src/observe.js'

const refused = results({ status: 500, body: {} })
const saved = results({ body: account })
const anything = () => undefined

it('checks a result where the official client returns, and fails where it rejects', async () => {
  await saved.official.returns(({ eMailAccountId }) => expect(eMailAccountId).toBe(789))()
  await expect(refused.official.returns(anything)()).rejects.toThrow('the official client rejected')
})

it('checks an error where the official client rejects, and fails where it returns', async () => {
  await refused.official.rejects((error) => expect(error).toBeInstanceOf(Error))()
  await expect(saved.official.rejects(anything)()).rejects.toThrow('the official client returned')
})
