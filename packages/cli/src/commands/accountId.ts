/** The id of an account as an argument. */

import { either as E, function as F } from 'fp-ts'
import { argument, wholeNumber } from '../command/Parameter.js'

const largest = 2 ** 31 - 1

export const accountId = argument(
  '<id>',
  'the EMailAccountId of an account',
  F.flow(
    wholeNumber(1, largest),
    E.mapLeft((reason) => `<id> ${reason}`),
  ),
)

export const isAccountId = (text: string): boolean => E.isRight(wholeNumber(1, largest)(text))
