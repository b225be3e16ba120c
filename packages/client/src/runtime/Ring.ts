/**
 * Values in the order in which they were added; each can be taken out. They are linked in a ring, of which an object of this class
 * is the end. A `Set` that calls share would keep what passed through it (decision 312).
 */
export class Ring<A> {
  #before: Ring<A> = this
  #after: Ring<A> = this
  #value: A | undefined

  /** The value that was added before all others. */
  get first(): A | undefined {
    return this.#after.#value
  }

  /** The returned function takes the value out, and tells whether it was there. */
  add(value: A): () => boolean {
    const added = new Ring<A>()
    added.#value = value
    added.#before = this.#before
    added.#after = this
    this.#before.#after = added
    this.#before = added
    return () => added.#leave()
  }

  /** Takes out each value and gives it to a function. */
  drain(f: (value: A) => void): void {
    for (let value = this.first; value !== undefined; value = this.first) {
      this.#after.#leave()
      f(value)
    }
  }

  #leave(): boolean {
    const isThere = this.#after !== this
    this.#before.#after = this.#after
    this.#after.#before = this.#before
    this.#before = this // one that has left keeps no other
    this.#after = this
    return isThere
  }
}
