import type { NotUnderstood, WithoutRequest } from './ClientError.js'

/** A response that the operation does not answer; what is not given is `null`. */
export const notUnderstood = (
  what: NotUnderstood['what'],
  reason: string,
  more: Partial<Pick<NotUnderstood, 'status' | 'failure' | 'rejection'>> = {},
): WithoutRequest<NotUnderstood> => ({
  _tag: 'NotUnderstood',
  status: null,
  what,
  reason,
  failure: null,
  rejection: null,
  ...more,
})
