/**
 * Prints lines to a stream that may be slow, or whose reader has stopped or gone. Beyond a bound lines are dropped, and their
 * number is printed when there is room again, so that the memory of the process does not grow. What does not print is escaped:
 * an escape sequence in a name of a file or in a header would do to a terminal whatever it likes.
 * Imperative, because it is made of the events of a stream.
 */
import type { Writable } from 'node:stream'
import { escapeUnprintableInLines } from '@so-email/codecs'

export interface Output {
  /** Prints a text, each of its lines without anything that does not print. */
  readonly print: (text: string) => void
  /** Resolves when everything is written, or after so many milliseconds. */
  readonly flushed: (milliseconds: number) => Promise<void>
}

/** The most bytes that wait for a reader. */
const most = 1024 * 1024

/**
 * The same stream, which never blocks. Node writes to a terminal and waits, so a user who stops it with Ctrl-S would stop the
 * whole process, the end by SIGTERM included. There is no public function for that.
 */
export const unblocked = (stream: NodeJS.WriteStream): NodeJS.WriteStream => {
  const { _handle: handle } = stream as { readonly _handle?: { readonly setBlocking?: (is: boolean) => unknown } } // of Node
  if (stream.isTTY) handle?.setBlocking?.(false)
  return stream
}

export const makeOutput = (
  stream: Pick<Writable, 'write' | 'writableLength' | 'on' | 'once'>,
  bound = most,
): Output => {
  let dropped = 0
  const write = (text: string) => void stream.write(`${escapeUnprintableInLines(text)}\n`)
  const reportDropped = () => {
    if (dropped === 0) return
    write(`${dropped} lines were dropped, because nobody read them`)
    dropped = 0
  }
  stream.on('error', () => {}) // the reader may go away at any time
  stream.on('drain', reportDropped)
  return {
    print: (text) => {
      if (stream.writableLength > bound) dropped++
      else write(text)
    },
    flushed: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        const end = () => {
          clearTimeout(timer)
          resolve()
        }
        reportDropped()
        if (stream.writableLength === 0) end()
        else stream.write('', end)
      }),
  }
}
