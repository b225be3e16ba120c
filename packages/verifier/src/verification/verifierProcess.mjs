/**
 * The child process of a verification. pact's native code prints what a provider really answered on standard output;
 * whoever starts this gives it none, and gets the results as messages.
 */
import core from '@pact-foundation/pact-core'

/** @typedef {{ id: number, options: import('@pact-foundation/pact-core').VerifierOptions }} Question */

process.on('message', async (/** @type {Question} */ { id, options }) => {
  // It rejects when an interaction failed, with the same JSON text as its message.
  const result = await core.default.verifyPacts(options).catch((error) => error.message)
  process.send?.({ id, result })
})
