import type { TransportLimits } from '@so-email/wire'

/** Of an exchange with a stub in memory, which nothing ends: more than any response of it has. */
export const limits: TransportLimits = { signal: new AbortController().signal, maxResponseBytes: 1_000_000 }
