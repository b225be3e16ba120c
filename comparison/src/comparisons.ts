/** All comparisons: the rows of docs/explanation/comparison.md. */
import type { Comparison } from './Comparison.js'
import { calls } from './rows/calls.js'
import { clients } from './rows/clients.js'
import { responses } from './rows/responses.js'
import { values } from './rows/values.js'

export const comparisons: ReadonlyArray<Comparison> = [...values, ...responses, ...calls, ...clients]
