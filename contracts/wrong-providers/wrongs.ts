/**
 * Providers that are wrong in one way each: the stub with one change, and the interactions that have to detect it. A contract
 * that misses one of them is too weak.
 */
import type { Provider } from '../providers/Provider.js'
import { callers } from './callers.js'
import { contentTypes } from './contentTypes.js'
import { finding } from './finding.js'
import { mailServers } from './mailServers.js'
import { others } from './others.js'
import { reading } from './reading.js'
import { responses } from './responses.js'
import { saving } from './saving.js'
import { tenants } from './tenants.js'
import { updates } from './updates.js'

export const wrongs: Readonly<Record<string, Provider>> = {
  ...responses,
  ...contentTypes,
  ...saving,
  ...updates,
  ...reading,
  ...finding,
  ...others,
  ...callers,
  ...tenants,
  ...mailServers,
}
