import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { switches } from '../src/Assumptions.js'

const page = readFileSync(new URL('../../../docs/faithfulness/provider-stub.md', import.meta.url), 'utf8')

/** The switches as the page has them: a name and its values, the default first. */
const documented = [...page.matchAll(/\| `(\w+)`: ([^|]+?) \|/g)].map(([, name = '', values = '']) => [
  name,
  values.replaceAll('`', ''),
])

describe('an assumption', () => {
  it('has a row with its values in docs/faithfulness, the default first, and every switch of a row exists', () => {
    const ours = Object.entries(switches).map(([name, { values }]) => [name, values.join(', ')])

    expect(documented.sort()).toEqual(ours.sort())
  })
})
