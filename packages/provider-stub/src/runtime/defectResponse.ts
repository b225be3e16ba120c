import type { HttpResponse } from '@so-email/wire'
import { textResponse } from '../refusal/textResponse.js'

/** What a defect is called in a response and in the journal: without its message, which may contain a secret. */
export const defectName = (defect: unknown): string =>
  `a defect of the stub: ${defect instanceof Error ? defect.name : 'unknown'}`

/** No request should make the code throw: a 500 names a defect of the stub. */
export const defectResponse = (defect: unknown): HttpResponse =>
  textResponse(500, 'text/plain; charset=utf-8', defectName(defect))
