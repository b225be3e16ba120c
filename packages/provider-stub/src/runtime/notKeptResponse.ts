import { agentError } from '@so-email/codecs'
import { type HttpResponse, RetryAfter } from '@so-email/wire'
import { jsonResponse } from '../refusal/textResponse.js'
import type { NotKept } from './Keeper.js'

/** In seconds. */
const wait = '1'

/** The response to a request whose change could not be kept. It has no reason: that of a database is for who runs the stub. */
export const notKeptResponse = ({ isTemporary }: NotKept): HttpResponse =>
  isTemporary
    ? jsonResponse(503, agentError('StubStore', 'the store of the stub is not available', 'so-email-stub'), [
        [RetryAfter.name, wait],
      ])
    : jsonResponse(500, agentError('StubStore', 'the store of the stub failed', 'so-email-stub'))
