import type { HttpRequest } from '@so-email/wire'
import type { ClientError, WithoutRequest } from './ClientError.js'
import { printable } from './printable.js'
import { redactRequest } from './redactRequest.js'

type Head = Omit<HttpRequest, 'body'>

const unwritten: Head = { method: 'POST', url: '', headers: [] }

/** Completes an error with its request, as far as that may be shown; without one, nothing of it was written. */
export const withRequest =
  (operation: string, request: Head = unwritten) =>
  (error: WithoutRequest): ClientError =>
    printable({ ...error, request: redactRequest(operation, request) } as ClientError) // each case with its request
