// Verifies a running stub with the Verifier of a version of `@pact-foundation/pact`, as its documentation shows it.
// node verify.cjs FOLDER URL PACT: FOLDER is where the version is installed.
const { createRequire } = require('node:module')

const [folder = '', url = '', pact = ''] = process.argv.slice(2)
const { Verifier } = createRequire(`${folder}/package.json`)('@pact-foundation/pact')

new Verifier({
  provider: 'SuperOffice-EMail',
  providerBaseUrl: url,
  providerStatesSetupUrl: `${url}/_stub/states`,
  pactUrls: [pact],
  logLevel: 'error',
})
  .verifyProvider()
  .then(
    () => process.exit(0),
    () => process.exit(1),
  )
