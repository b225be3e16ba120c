/** The stub that the contracts are verified against: the database keeps several accounts with one address since 11.5.755. */
import type { StubOptions } from '@so-email/provider-stub'

export const stubOptions = { assumptions: { duplicateAddress: 'kept' } } satisfies StubOptions
