/** What must last, in a file or in PostgreSQL: one small port for both. */
export { lastingLocation } from './lastingLocation.js'
export { migrate } from './migrate.js'
export { openStore } from './openStore.js'
export type { Connection, Dialect, Hold, Row, Sql, Store, StoreOptions, Value } from './Store.js'
export {
  type Driver,
  type DriverMissing,
  type InvalidLocation,
  type StoreError,
  type StoreFailed,
  type StoreUnavailable,
  storeErrorMessage,
} from './StoreError.js'
