/**
 * What an e-mail account of SuperOffice is, and what the operations on it are: pure descriptions, from which the client,
 * the stub and the contracts are derived.
 */
export { arrayOf } from './combinators/arrayOf.js'
export { dictionary } from './combinators/dictionary.js'
export { type Entity, type EntityC, entity } from './combinators/entity.js'
export { nullable } from './combinators/nullable.js'
export { type OptionalKeysType, optionalKeys } from './combinators/optionalKeys.js'
export { type SecretType, secret } from './combinators/secret.js'
export { AccountStatus } from './entities/AccountStatus.js'
export { EMailAccount } from './entities/EMailAccount.js'
export { FieldProperties } from './entities/FieldProperties.js'
export { FieldProperty } from './entities/FieldProperty.js'
export { EFieldRight, FieldRight } from './entities/FieldRight.js'
export { complete, isNew, SaveEMailAccountRequest } from './entities/SaveEMailAccountRequest.js'
export { ServiceAuth } from './entities/ServiceAuth.js'
export { SyncUserAccount } from './entities/SyncUserAccount.js'
export { ETableRight, TableRight } from './entities/TableRight.js'
export { type DecodeFailure, toDecodeFailure } from './failure/DecodeFailure.js'
export { drawDecodeFailure, drawFailure } from './failure/draw.js'
export {
  createDefaultEMailAccount,
  deleteEMailAccount,
  getCurrentAccount,
  getCurrentAccountId,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
  getReadySyncEmailAccounts,
  type Operations,
  operations,
  saveEMailAccount,
} from './operations/eMailAccount.js'
export { type Answer, type Operation, type Parameters, pathOf } from './operations/Operation.js'
export * as dateTimeOffset from './primitives/DateTimeOffset.js'
export { DateTimeOffset, never } from './primitives/DateTimeOffset.js'
export type { FlagSet } from './primitives/FlagSet.js'
export * as flagSet from './primitives/FlagSet.js'
export { Int32 } from './primitives/Int32.js'
export { conceal, Redacted, redacted, reveal } from './primitives/Redacted.js'
export { canonical } from './reflection/canonical.js'
export { defaultOf } from './reflection/defaultOf.js'
export { type Algebra, fold, type Property } from './reflection/fold.js'
export { holdsSecret, redact } from './reflection/redact.js'
