/** `npm run demo`: the same against our stub, which knows one mail server and one domain. */
import { startStub } from '@so-email/provider-stub'
import { run } from './run.js'

const logins = [{ userName: 'sales', password: 'sample-password' }]
const stub = await startStub({
  mailServers: [{ host: 'imap.example.test', port: 993, logins }],
  mailDomains: [{ domain: 'example.test', mx: true, spf: ['_spf.superoffice.com'] }],
})
const environment = {
  SUPEROFFICE_URL: stub.url,
  SUPEROFFICE_USER: 'tje0',
  SUPEROFFICE_PASSWORD: 'Tje0',
  MAILBOX_PASSWORD: 'sample-password',
}
const code = await run(environment, 'mailboxes.json')()
process.exitCode = code === 1 ? 0 : 1 // two of the three are rejected, as they should be
await stub.close()
