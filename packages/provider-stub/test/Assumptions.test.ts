import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assumptions } from '../src/index.js'

const page = readFileSync(new URL('../../../docs/faithfulness/provider-stub.md', import.meta.url), 'utf8')

/** The switches as the page has them: a name and its values, the default first. */
const documented = [...page.matchAll(/\| `(\w+)`: ([^|]+?) \|/g)].map(([, name = '', values = '']) => [
  name,
  values.split(', ')[0]?.replaceAll('`', ''),
])

describe('an assumption', () => {
  it('has a row with its default in docs/faithfulness, and every switch of a row exists', () => {
    const switches = Object.entries(assumptions).map(([name, value]) => [name, String(value)])

    expect(documented.sort()).toEqual(switches.sort())
  })
})
