/**
 * Marks a property as a secret. The value is not changed, so an account can be saved with its password; but no text of
 * this project shows it, because redaction and the drawing of failures follow the mark.
 */
import * as t from 'io-ts'

/**
 * A codec that is marked as a secret; made by {@link secret}.
 *
 * @category combinators
 */
export class SecretType<C extends t.Any> extends t.Type<t.TypeOf<C>> {
  readonly _tag = 'SecretType' as const
  constructor(readonly type: C) {
    super(type.name, type.is, type.validate, type.encode)
  }
}

/**
 * The same codec, marked.
 *
 * @example
 * import { entity, redact, secret } from '@so-email/codecs'
 * import * as t from 'io-ts'
 *
 * const Login = entity('Login', { User: t.string, Pin: secret(t.string) }, {})
 *
 * redact(Login)({ User: 'ada', Pin: '1234' })
 * // => { User: 'ada', Pin: '<redacted>' }
 * @category combinators
 */
export const secret = <C extends t.Any>(codec: C): SecretType<C> => new SecretType(codec)
