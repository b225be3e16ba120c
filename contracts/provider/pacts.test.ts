/** The committed pacts are those that the consumer tests have just written. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = (name: string) => fileURLToPath(new URL(`../${name}/`, import.meta.url))

/** A pact without `metadata`, which holds only the versions of the tools. */
const interactionsOf = (file: string): unknown => {
  const { metadata: _, ...contract } = JSON.parse(readFileSync(file, 'utf8'))
  return contract
}

describe('the committed pacts', () => {
  it('are the files that the consumer tests write', () => {
    expect(readdirSync(folder('pacts')), 'run `pnpm pacts:accept` to accept').toEqual(readdirSync(folder('.pacts')))
  })

  it.each(readdirSync(folder('.pacts')))(
    'have in %s the interactions of the consumer tests; `pnpm pacts:accept` accepts a change',
    (file) => {
      expect(interactionsOf(`${folder('pacts')}${file}`)).toEqual(interactionsOf(`${folder('.pacts')}${file}`))
    },
  )

  // Two runs wrote them, at different times and maybe on different machines.
  it.each(readdirSync(folder('.pacts')))('are byte for byte what another run writes: %s', (file) => {
    expect(readFileSync(`${folder('pacts')}${file}`, 'utf8')).toBe(readFileSync(`${folder('.pacts')}${file}`, 'utf8'))
  })
})
