/** The surroundings of a command in a process of Node: the one place where this package touches it. */
import { makeClient } from '@so-email/client'
import { openStore } from '@so-email/store'
import { type CommandError, exitCodeOf } from '../CommandError.js'
import { drawError } from '../drawing/drawError.js'
import { styleFor, withoutColours } from '../drawing/Style.js'
import { errorToJson } from '../drawing/toJson.js'
import { isForPrograms } from '../program/parse.js'
import type { Edge, Screen } from '../run.js'
import { systemMessage } from '../systemMessage.js'
import { foreign } from './foreign.js'
import { progressOn } from './progressOn.js'
import { prompt } from './prompt.js'
import { readFile } from './readFile.js'

const usualWidth = 100
const usualHeight = 24

/** Some terminals, such as those of a build server, have no width or no height, and libraries then print nothing. */
const sized = (stream: NodeJS.WriteStream): NodeJS.WriteStream =>
  Object.assign(stream, stream.columns === 0 && { columns: usualWidth }, stream.rows === 0 && { rows: usualHeight })

/** The reader may go away at any time, as `head` does; but a program must learn that its file is not complete. */
const failing =
  (draw: (error: CommandError) => string) =>
  (thrown: NodeJS.ErrnoException): void => {
    if (thrown.code === 'EPIPE') return
    const error: CommandError = { _tag: 'UnwritableOutput', reason: systemMessage(thrown) ?? thrown.message }
    process.exitCode ||= exitCodeOf(error)
    process.stderr.write(`${draw(error)}\n`)
  }

const screen = (
  stream: NodeJS.WriteStream,
  variables: NodeJS.ProcessEnv,
  failed: (error: NodeJS.ErrnoException) => void,
): Screen => {
  stream.on('error', failed)
  return {
    write: (text) => () => {
      stream.write(text)
    },
    style: styleFor(variables, stream),
    width: stream.columns ?? usualWidth,
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Ends the process as one that handles no signal, for which a shell has the exit code 130. `process.exit` alone waits for the threads
 * of Node, and one of them may open or read a pipe into which nobody writes.
 */
const endAtOnce = (): never => {
  process.removeAllListeners('SIGINT')
  process.kill(process.pid, 'SIGINT')
  return process.exit(130) // the first process of a container gets no signal of its own
}

/** Is aborted by the first signal; a second one ends the process. Other packages handle signals by themselves. */
const interruption = (): AbortSignal => {
  const controller = new AbortController()
  for (const signal of signals)
    process.on(signal, () => {
      if (controller.signal.aborted) endAtOnce()
      controller.abort()
      process.stdin.destroy() // it may have no end
    })
  return controller.signal
}

/** `argv` decides how an output that cannot be written is reported: it may be found out after the command has ended. */
export const nodeEdge = (version: string, argv: ReadonlyArray<string>): Edge => ({
  environment: {
    variables: process.env,
    readFile: readFile(process.stdin),
    isInteractive: () => process.stdin.isTTY === true && process.stderr.isTTY === true && !process.stdin.readableEnded,
    prompt,
    progress: progressOn(sized(process.stderr)),
    now: Date.now,
    standardInput: process.stdin,
    makeClient,
    openLedger: openStore,
    foreign: foreign({ readFile: readFile(process.stdin) }),
    interruption,
  },
  out: screen(
    sized(process.stdout),
    process.env,
    failing(isForPrograms(argv) ? errorToJson : drawError(withoutColours)),
  ),
  err: screen(process.stderr, process.env, () => {}),
  version,
})
