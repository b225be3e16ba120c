/** `npm run demo`: the same against our stub, which knows one mail server and two domains. */
import { startStub } from '@so-email/provider-stub'

const logins = [{ userName: 'sales', password: 'sample-password' }]
const stub = await startStub({
  mailServers: [{ host: 'imap.example.test', port: 993, logins }],
  mailDomains: [{ domain: 'example.test', mx: true, spf: ['_spf.superoffice.com'] }],
})
Object.assign(process.env, {
  SUPEROFFICE_URL: stub.url,
  SUPEROFFICE_USER: 'tje0',
  SUPEROFFICE_PASSWORD: 'Tje0',
  MAILBOX_PASSWORD: 'sample-password',
})

await import('./start.js')
process.exitCode = 0 // two of the three are rejected, as they should be
await stub.close()
