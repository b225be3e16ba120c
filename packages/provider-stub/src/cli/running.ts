/** Whether a stub of this process has answered: one variable, for what starts the command from outside of it. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/** Node's name of the moment at which a response was written. */
const written = 'http.server.response.finish'

let answered = false

const note = (): void => {
  answered = true
  unsubscribe(written, note)
}

export const watchResponses = (): void => subscribe(written, note)

/** Whether it has answered a request. */
export const hasAnswered = (): boolean => answered
