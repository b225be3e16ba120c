/** undici's MockAgent. Its replies cannot wait for a response, so it lets the requests to a running stub through, and no others. */
import { fetchTransportOf } from '@so-email/client'
import { startStub } from '@so-email/provider-stub'
import { fetch, MockAgent } from 'undici'

/** A running stub, and a transport on undici's `fetch`; the `fetch` of Node may be of another version than the agent. */
export const startStubBehindAgent = async () => {
  const stub = await startStub()
  const agent = new MockAgent()
  agent.disableNetConnect()
  agent.enableNetConnect(new URL(stub.url).host)
  const transport = fetchTransportOf((url, options) => fetch(url, { ...options, dispatcher: agent }))
  return { stub, agent, transport }
}
