import type { NotKept } from './Keeper.js'

/** A change that was made from code could not be kept in the store of `data`, and the stub has undone it. */
export class NotKeptException extends Error {
  override readonly name = 'NotKeptException'
  /** Whether it may be kept later, as when the database is lost. */
  readonly isTemporary: boolean

  constructor({ isTemporary, reason }: NotKept) {
    super(reason)
    this.isTemporary = isTemporary
  }
}
