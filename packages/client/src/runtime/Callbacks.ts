/**
 * Callbacks in the order in which they were added. They are a ring, of which an object of this class is the end, and no `Set`:
 * a set that calls share keeps what passed through it (decision 307), and all calls of a client share a signal.
 */
export class Callbacks {
  #before: Callbacks = this
  #after: Callbacks = this
  readonly #callback: () => void

  constructor(callback = () => {}) {
    this.#callback = callback
  }

  get isEmpty(): boolean {
    return this.#after === this
  }

  /** The returned function takes the callback out, and tells whether it was there. */
  add(callback: () => void): () => boolean {
    const added = new Callbacks(callback)
    added.#before = this.#before
    added.#after = this
    this.#before.#after = added
    this.#before = added
    return () => added.#leave()
  }

  /** Calls each callback and takes it out. */
  run(): void {
    while (!this.isEmpty) {
      const first = this.#after
      first.#leave()
      first.#callback()
    }
  }

  #leave(): boolean {
    if (this.isEmpty) return false
    this.#before.#after = this.#after
    this.#after.#before = this.#before
    this.#after = this
    return true
  }
}
