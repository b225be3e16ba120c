import type { Change, Provider } from '../providers/Provider.js'

/** A provider that is right, and why. */
export const right = (because: string, change: Change, more: Partial<Provider> = {}): Provider => ({
  change,
  noticedBy: {},
  because,
  ...more,
})
