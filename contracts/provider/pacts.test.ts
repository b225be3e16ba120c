/** The committed pacts are those that the consumer tests have just written. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = (name: string) => fileURLToPath(new URL(`../${name}/`, import.meta.url))

describe('the committed pacts', () => {
  it('are the files that the consumer tests write', () => {
    expect(readdirSync(folder('pacts')), 'run `pnpm pacts:accept` to accept').toEqual(readdirSync(folder('.pacts')))
  })

  // Two runs wrote them, at different times and maybe on different machines.
  it.each(readdirSync(folder('.pacts')))(
    'are byte for byte what another run writes: %s; `pnpm pacts:accept` accepts a change',
    (file) => {
      expect(readFileSync(`${folder('pacts')}${file}`, 'utf8')).toBe(readFileSync(`${folder('.pacts')}${file}`, 'utf8'))
    },
  )
})
