/** What sends requests where nothing else is known: `fetch`, whose connections are the platform's. */
import { fetchTransport } from './fetchTransport.js'
import type { OpenTransport } from './OpenTransport.js'

export const openTransport = (): OpenTransport => ({ send: fetchTransport, close: async () => {} })
