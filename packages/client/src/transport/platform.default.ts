/** What sends requests where nothing else is known: `fetch`, whose connections are the platform's. */
import { fetchExchange } from './fetchTransport.js'
import type { OpenTransport } from './OpenTransport.js'
import type { OwnTransport } from './OwnTransport.js'

export const openTransport = (): OpenTransport<OwnTransport> => ({
  send: fetchExchange,
  close: async () => {},
})
