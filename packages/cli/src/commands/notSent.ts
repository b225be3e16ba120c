/** A request that a dry run leaves out. */
import { type Operation, pathOf, redact } from '@so-email/codecs'
import { writeQuery } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import type { Output, WaitingRequest } from '../Output.js'

/** The value as JSON has it: a number that JavaScript would round is its text. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** The request that an operation would send for an input, without its secrets. */
export const waitingRequest = <Input>(
  { parameters, ...operation }: Pick<Operation<Input, never>, 'agent' | 'name' | 'parameters'>,
  input: Input,
): WaitingRequest => ({
  operation: operation.name,
  method: 'POST',
  path: F.pipe(
    writeQuery(parameters.query)(input),
    E.match(
      () => pathOf(operation),
      (query) => pathOf(operation) + query,
    ),
  ),
  body: parameters.hasBody ? redact(parameters.codec)(asJson(parameters.complete(input))) : null,
})

/** The same as an output. */
export const notSent = <Input>(
  operation: Pick<Operation<Input, never>, 'agent' | 'name' | 'parameters'>,
  input: Input,
): Output => ({ _tag: 'NotSent', requests: [waitingRequest(operation, input)] })
