/** All comparisons: the rows of docs/comparison.md. */
import type { Comparison } from './Comparison.js'
import { refusals } from './rows/answers.js'
import { calls } from './rows/calls.js'
import { clients } from './rows/clients.js'
import { values } from './rows/values.js'

export const comparisons: ReadonlyArray<Comparison> = [...values, ...refusals, ...calls, ...clients]
