/**
 * What both transports make of a response whose head has arrived. From then on nothing is a failed connection: the status is
 * kept, and a body that cannot be had is empty, with the reason in `unread`.
 */
import type { ReceivedResponse, UnreadBody } from '@so-email/wire'
import { reasonOf } from './connectionFailure.js'

type Head = Pick<ReceivedResponse, 'status' | 'headers'>

const without = (head: Head, unread: UnreadBody): ReceivedResponse => ({ ...head, body: new Uint8Array(), unread })

/** A response whose body is longer than allowed. */
export const tooLarge = (head: Head, maxResponseBytes: number): ReceivedResponse =>
  without(head, { _tag: 'TooLarge', maxResponseBytes })

/** A response whose body broke off or cannot be decoded, with what the platform threw. */
export const broken = (head: Head, error: unknown): ReceivedResponse =>
  without(head, { _tag: 'Broken', message: reasonOf(error) })
