/**
 * The e-mail accounts of SuperOffice, the operations on them and their errors: descriptions, from which the client, the
 * stub and the contracts are derived.
 */

export { maxErrors } from './bounds/maxErrors.js'
export { arrayOf } from './combinators/arrayOf.js'
export { dictionary } from './combinators/dictionary.js'
export { type Entity, type EntityC, entity } from './combinators/entity.js'
export { nullable } from './combinators/nullable.js'
export { optionalKeys } from './combinators/optionalKeys.js'
export { AccountStatus } from './entities/AccountStatus.js'
export { EMailAccount } from './entities/EMailAccount.js'
export { EMailConnectionInfo, EMailConnectionInfoExtended } from './entities/EMailConnectionInfo.js'
export { agentError, ErrorObject, entityError, invalidRequest } from './entities/ErrorObject.js'
export { FieldProperties } from './entities/FieldProperties.js'
export { FieldProperty } from './entities/FieldProperty.js'
export { EFieldRight, FieldRight } from './entities/FieldRight.js'
export { type Rejection, rejectionOf, rejectionUnderSuccess, unexplained } from './entities/Rejection.js'
export { complete, isNew, SaveEMailAccountRequest } from './entities/SaveEMailAccountRequest.js'
export {
  isServerVersion,
  type LaterProperty,
  lackedBy,
  type ServerVersion,
  serverVersions,
} from './entities/ServerVersion.js'
export { ServiceAuth } from './entities/ServiceAuth.js'
export { SyncUserAccount } from './entities/SyncUserAccount.js'
export { ETableRight, TableRight } from './entities/TableRight.js'
export { ETenantState, TenantState, type TenantStateName } from './entities/TenantState.js'
export { type DecodeFailure, type Primitive, toDecodeFailure } from './failure/DecodeFailure.js'
export { drawDecodeFailure, drawFailure } from './failure/draw.js'
export { escapeUnprintable, escapeUnprintableInJson, escapeUnprintableInLines } from './failure/escapeUnprintable.js'
// All of it: an operation is added in one place.
export * as answers from './operations/answers.js'
export * from './operations/connection.js'
export * from './operations/eMailAccount.js'
export {
  type Answer,
  agent,
  type Description,
  type Operation,
  type Parameters,
  pathOf,
} from './operations/Operation.js'
export * from './operations/operations.js'
export * as parameters from './operations/parameters.js'
export * as dateTimeOffset from './primitives/DateTimeOffset.js'
export { DateTimeOffset, type DateTimeOffsetType, never } from './primitives/DateTimeOffset.js'
export type { FlagSet, FlagSetType } from './primitives/FlagSet.js'
export * as flagSet from './primitives/FlagSet.js'
export { Int32, type Int32Type } from './primitives/Int32.js'
export type { OptionalKeysType } from './primitives/OptionalKeysType.js'
export { conceal, Redacted, redacted, reveal } from './primitives/Redacted.js'
export { type SecretType, secret } from './primitives/secret.js'
export { canonical } from './reflection/canonical.js'
export { defaultOf } from './reflection/defaultOf.js'
export { type Algebra, fold, type Property, withLeaves } from './reflection/fold.js'
export { holdsSecret, isMarkedIn, mayHoldSecret, redact, redactUnknown } from './reflection/redact.js'
export { type DefinedSchema, type JsonSchema, jsonSchema, schemaWith } from './schema/jsonSchema.js'
export { type StandardSchema, standardSchema } from './schema/standardSchema.js'
