/**
 * A number as JSON writes it, where no number of JavaScript has the same value. It is written as it was read; as a number it
 * is rounded.
 *
 * @category media types
 */
export class ExactNumber {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  /** The nearest number that JavaScript can hold. */
  valueOf(): number {
    return Number(this.text)
  }
  /** The number as it was written. */
  toString(): string {
    return this.text
  }
  /** What `JSON.stringify` writes: a text, because it would round a number. */
  toJSON(): string {
    return this.text
  }
}
