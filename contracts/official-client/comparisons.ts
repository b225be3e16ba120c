/** What each client makes of the same server. Every sentence of this list is a test, and a cell of the README's table. */
import type { Comparison } from './Comparison.js'
import { refusals } from './comparisons/answers.js'
import { calls } from './comparisons/calls.js'
import { clients } from './comparisons/clients.js'
import { values } from './comparisons/values.js'

export const comparisons: ReadonlyArray<Comparison> = [...values, ...refusals, ...calls, ...clients]
