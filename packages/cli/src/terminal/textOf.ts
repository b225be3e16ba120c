import { option as O } from 'fp-ts'

/** Bytes as a text, without the mark that some editors put in front; `none` if they are no UTF-8: nothing is guessed. */
export const textOf = (bytes: Uint8Array): O.Option<string> =>
  O.tryCatch(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes))
