// The whole life of an account by the unmodified official client: one call of every operation. Prints what it understood.
// Argument: the stub's URL.
const { WebApi } = require('@superoffice/webapi')

const live = async ([url]) => {
  const api = new WebApi(url)
  api.authenticateWithPassword('tje0', 'Tje0')
  const agent = api.getEMailAgent()
  const fresh = await agent.createDefaultEMailAccountAsync()
  const saved = await agent.saveEMailAccountAsync({ ...fresh, eMailAddress: 'life@example.test' })
  const got = await agent.getEMailAccountAsync(saved.eMailAccountId)
  const missing = await agent.getEMailAccountAsync(999)
  const byAddress = await agent.getEMailAccountFromEMailAddressAsync('life@example.test')
  const byNoAddress = await agent.getEMailAccountFromEMailAddressAsync('nobody@example.test')
  const current = await agent.getCurrentAccountAsync()
  const currentId = await agent.getCurrentAccountIdAsync()
  const due = await agent.getReadySyncEmailAccountsAsync()
  await agent.deleteEMailAccountAsync(saved.eMailAccountId)
  const deleted = await agent.getEMailAccountAsync(saved.eMailAccountId)
  return { fresh, saved, got, missing, byAddress, byNoAddress, current, currentId, due, deleted }
}

live(process.argv.slice(2)).then(
  (result) => process.stdout.write(JSON.stringify(result)),
  (error) => {
    process.stderr.write(`${error.message} ${JSON.stringify(error.response?.data)}\n`)
    process.exitCode = 1
  },
)
