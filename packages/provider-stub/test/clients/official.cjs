// The unmodified official client against a stub: creates an account, updates what it got, and prints what it understood.
// Arguments: a time zone of the client and the URL of its stub, as often as wanted. It prints a list.
const { WebApi } = require('@superoffice/webapi')

const credentials = { server: 'imap.example.test', port: 993, username: 'ops', password: 'pa55' }
const failed = ({ response }) => ({ status: response?.status, data: response?.data })

const exchange = async (zone, url) => {
  process.env.TZ = zone // a Date looks there again
  const api = new WebApi(url)
  const options = { timezone: 'NO', timezoneInclude: true, languageCode: 'en', cultureCode: 'sv' }
  api.authenticateWithPassword('tje0', 'Tje0')
  const agent = api.getEMailAgent()
  const created = await agent.saveEMailAccountAsync(
    {
      eMailAddress: 'ops@example.test',
      associateId: 244,
      incomingCredentials: credentials,
      lastFetch: new Date('2024-07-01T10:00:00.123Z'),
    },
    options,
  )
  const updated = await agent.saveEMailAccountAsync({ ...created, sentFolder: 'Sent' })
  // 270 has rights and was never fetched: the client sends masks as numbers, and "never" in its own zone.
  const known = await agent.saveEMailAccountAsync({ eMailAccountId: 270, eMailAddress: 'a@example.test' })
  const again = await agent.saveEMailAccountAsync(known)
  const unknown = await agent.saveEMailAccountAsync({ eMailAccountId: 999 }).catch(failed)
  const duplicate = await agent.saveEMailAccountAsync({ eMailAddress: 'OPS@example.test' })
  const refused = await agent.saveEMailAccountAsync({ eMailAddress: 'x'.repeat(256) }).catch(failed)
  return { created, updated, known, again, unknown, duplicate, refused }
}

const exchanges = async ([zone, url, ...others]) =>
  zone === undefined ? [] : [await exchange(zone, url), ...(await exchanges(others))]

exchanges(process.argv.slice(2)).then(
  (result) => process.stdout.write(JSON.stringify(result)),
  (error) => {
    process.stderr.write(`${error.message} ${JSON.stringify(error.response?.data)}\n`)
    process.exitCode = 1
  },
)
