// The child process in which pact-core verifies, with the options of its first argument. Its native code prints the
// responses of the provider, so the parent ignores its output.
import core from '@pact-foundation/pact-core'

process.exitCode = await core.default.verifyPacts(JSON.parse(process.argv[2] ?? '{}')).then(
  () => 0,
  () => 1,
)
