/**
 * The types of the packages below that the declaration of a function around a client names. A program that installs this
 * package alone, with a package manager that hides what it did not install itself, finds them here.
 */
export type {
  DateTimeOffset,
  DecodeFailure,
  EMailAccount,
  EMailConnectionInfo,
  EMailConnectionInfoExtended,
  FieldProperties,
  FieldProperty,
  FieldRight,
  FlagSet,
  Operation,
  Rejection,
  SaveEMailAccountRequest,
  ServiceAuth,
  SyncUserAccount,
  TableRight,
} from '@so-email/codecs'
export type {
  AnswerMediaType,
  ConnectionFailure,
  HttpHeaders,
  HttpRequest,
  HttpResponse,
  MediaType,
  TimeZone,
  Transport,
  TransportError,
} from '@so-email/wire'
