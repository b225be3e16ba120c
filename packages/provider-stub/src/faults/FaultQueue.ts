/** Faults that wait for the next operations, in their order. Immutable: a fault that was played gives the next queue. */
import { drawFailure } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { checkNames } from '../algebras/checkNames.js'
import { Fault, Times } from './Fault.js'

/** A fault, and how many operations it still meets. */
export const WaitingFault = t.type({ fault: Fault, times: Times })
export type WaitingFault = t.TypeOf<typeof WaitingFault>

/** The first is the fault that the next operation meets. */
export type FaultQueue = ReadonlyArray<WaitingFault>

export const noFaults: FaultQueue = []

/** The fault and its number of times, or what is wrong with them: a JavaScript caller may pass anything. */
export const readWaitingFault = (fault: unknown, times: unknown): E.Either<string, WaitingFault> =>
  F.pipe(
    WaitingFault.decode({ fault, times }),
    E.mapLeft((errors) => drawFailure(errors).join('; ')),
    E.chain(checkNames(WaitingFault)),
  )

export const queueFaults = (queue: FaultQueue, more: FaultQueue): FaultQueue => [
  ...queue,
  ...more.filter(({ times }) => times > 0),
]

/** The queue after its first fault was played once. */
export const afterFault = ([first, ...others]: FaultQueue): FaultQueue =>
  first === undefined || first.times <= 1 ? others : [{ fault: first.fault, times: first.times - 1 }, ...others]
