/** The stub that runs in this process: one variable, for what starts the command from outside of it. */
import { function as F, option as O } from 'fp-ts'
import type { RunningStub } from '../server/nodeServer.js'

let running: O.Option<RunningStub> = O.none

export const setRunning = (stub: RunningStub): void => {
  running = O.some(stub)
}

/** Whether it has answered a request. */
export const hasAnswered = (): boolean =>
  F.pipe(
    running,
    O.exists(({ journal }) => journal.entries().length > 0),
  )
