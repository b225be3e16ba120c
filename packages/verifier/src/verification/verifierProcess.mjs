/**
 * The child process of a verification. pact's native code prints the responses of the provider on standard output, so the
 * parent gives this process none and receives the results as messages.
 */
import core from '@pact-foundation/pact-core'

/** @typedef {{ id: number, options: import('@pact-foundation/pact-core').VerifierOptions }} Job */

process.on('message', async (/** @type {Job} */ { id, options }) => {
  // It rejects when an interaction failed, with the same JSON text as its message.
  const result = await core.default.verifyPacts(options).catch((error) => error.message)
  process.send?.({ id, result })
})
