/** An example of the parameters of every provider state: a state without one does not compile. */

import type { ProviderStates } from '../states/States.js'
import { sampleAccount } from '../store/seed.js'

export const stateExamples: ProviderStates = {
  'an account exists': { id: 12, address: 'ops@example.test', associateId: 5 },
  'the caller is an associate': { associateId: 5 },
  'no account exists': {},
  'these accounts exist': { accounts: [sampleAccount] },
  'documented sample': {},
  'the installation is online': { granted: true },
  'a tenant is in a state': { contextId: 'Cust12345', state: 'Suspended' },
  'a tenant has moved': { contextId: 'Cust12345', path: '/online3' },
  'these mail servers exist': {
    servers: [{ host: 'imap.example.test', logins: [{ userName: 'ops', password: 'sample' }] }],
  },
  'these domains have mail records': { domains: [{ domain: 'example.test', mx: true, spf: ['_spf.example.test'] }] },
  'the next operations fail': { fault: { _tag: 'Status', status: 429, retryAfter: 2 }, times: 1 },
}
