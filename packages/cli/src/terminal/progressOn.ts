/** The progress of a command on a stream: one line that is drawn again at a terminal, a line each time elsewhere. */
import { escapeUnprintable } from '@so-email/codecs'
import { createLogUpdate } from 'log-update'
import type { Progress } from '../Environment.js'

const usualWidth = 80

export const progressOn = (stream: NodeJS.WriteStream): Progress => {
  if (stream.isTTY !== true)
    return {
      isLive: false,
      width: Number.POSITIVE_INFINITY,
      show: (line) => () => {
        stream.write(`${escapeUnprintable(line)}\n`)
      },
      end: () => {},
    }
  const draw = createLogUpdate(stream, { showCursor: true })
  return {
    isLive: true,
    width: stream.columns ?? usualWidth,
    show: (line) => () => draw(escapeUnprintable(line)),
    end: () => draw.done(),
  }
}
