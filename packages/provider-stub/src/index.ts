/** A server that answers like the EMail agent of SuperOffice, to develop and test against. */
export type { Accounts } from './Accounts.js'
export type { User } from './authenticate.js'
export { type RunningStub, type ServerOptions, startStub } from './nodeServer.js'
export { makeStub, type Stub, type StubOptions } from './Stub.js'
export { sampleAccount, sampleUser } from './seed.js'
export type { ProviderStates, StateName } from './states/states.js'
