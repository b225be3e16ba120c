/**
 * A secret of ours (a password, a ticket, a token) on its way to the request. Printing, inspecting, comparing or
 * `JSON.stringify`-ing it shows `<redacted>`; only {@link reveal} gives the value, and only the request writer calls it.
 */

/**
 * The text that is printed in place of a secret.
 *
 * @example
 * import { conceal, redacted } from '@so-email/codecs'
 *
 * `${conceal('7T:abc')}` === redacted
 * // => true
 * @category secrets
 */
export const redacted = '<redacted>'

/**
 * A secret that does not print itself; made by {@link conceal}, opened by {@link reveal}.
 *
 * @example
 * import { conceal, Redacted } from '@so-email/codecs'
 *
 * const ticket: Redacted<string> = conceal('7T:abc')
 *
 * JSON.stringify({ ticket })
 * // => '{"ticket":"<redacted>"}'
 * @category secrets
 */
export class Redacted<A> {
  readonly #value: A
  constructor(value: A) {
    this.#value = value
    Object.freeze(this)
  }
  /** `<redacted>`. */
  toString(): string {
    return redacted
  }
  /** `<redacted>`, also as JSON. */
  toJSON(): string {
    return redacted
  }
  /** Node's `util.inspect` calls it. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return redacted
  }
  /** @internal */
  static reveal<A>(secret: Redacted<A>): A {
    return secret.#value
  }
}

/**
 * Wraps a secret.
 *
 * @example
 * import { conceal } from '@so-email/codecs'
 *
 * `the ticket is ${conceal('7T:abc')}`
 * // => 'the ticket is <redacted>'
 * @category secrets
 */
export const conceal = <A>(value: A): Redacted<A> => new Redacted(value)

/**
 * The secret itself. Call it where the request is written, and nowhere else.
 *
 * @example
 * import { conceal, reveal } from '@so-email/codecs'
 *
 * reveal(conceal('7T:abc'))
 * // => '7T:abc'
 * @category secrets
 */
export const reveal = <A>(secret: Redacted<A>): A => Redacted.reveal(secret)
