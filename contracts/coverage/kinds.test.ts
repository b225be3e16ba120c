/** `docs/how-to/my-provider-is-red.md` has a row for each kind of wrong and right provider, with what a report has of it. */
import { scenarioNames } from '@so-email/verifier'
import { describe, expect, it } from 'vitest'
import { read } from '../repository.js'
import { rightKinds } from '../right-providers/rightKinds.js'
import { rights } from '../right-providers/rights.js'
import { wrongKinds } from '../wrong-providers/wrongKinds.js'
import { wrongs } from '../wrong-providers/wrongs.js'
import { rowsOf } from './rows.js'

const [, refused = '', accepted = ''] = read('docs/how-to/my-provider-is-red.md').split(/^## .*$/m)

/** A place that a cell names, as `body $.EMailAddress`, `status` or `header Content-Type`. */
const placesIn = (cell: string): ReadonlyArray<string> =>
  [...cell.matchAll(/`((?:body|header) [^:`]+|status)(?::[^`]*)?`/g)].map(([, place = '']) => place.trim())

describe.each([
  ['refuses', refused, wrongKinds, wrongs],
  ['accepts', accepted, rightKinds, rights],
] as const)('the table of what the contract %s', (_what, text, kinds, providers) => {
  const rows = rowsOf(text)

  it('has a row for every kind, and a kind for every row', () => {
    const unknown = rows.filter(([first = '']) => !Object.keys(kinds).some((kind) => first.startsWith(kind)))

    expect(unknown.map(([first]) => first)).toEqual([])
    expect(rows.length).toBe(Object.keys(kinds).length)
  })

  it('has every provider in one of its kinds', () => {
    expect(Object.values(kinds).flat().sort()).toEqual(Object.keys(providers).sort())
  })
})

describe('what the report has of a wrong provider', () => {
  // That a report has these places, and no others are expected, is what `wrong.provider.test.ts` finds out.
  it.each(Object.entries(wrongKinds))('that %s is what its row shows', (kind, names) => {
    const [, cell = ''] = rowsOf(refused).find(([first = '']) => first.startsWith(kind)) ?? []
    const noticed = names.flatMap((name) => Object.entries(wrongs[name]?.noticedBy ?? {}))
    const places = noticed.map(([, place]) => place)
    const scenarios = noticed.map(([name]) => name).filter((name) => scenarioNames.includes(name))

    expect(placesIn(cell).filter((place) => !places.some((each) => each.startsWith(place)))).toEqual([])
    expect(/scenario/.test(cell)).toBe(scenarios.length > 0)
  })
})
