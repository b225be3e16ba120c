/** What sends requests on Node: a pool of kept connections, a third of the work of Node's `fetch` at the same load. */
export { openPool as openTransport } from './openPool.js'
