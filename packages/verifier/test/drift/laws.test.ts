import { operations } from '@so-email/codecs'
import fc from 'fast-check'
import { either as E, function as F } from 'fp-ts'
import { describe, expect, test } from 'vitest'
import { drawDifference } from '../../src/drift/comparison/Difference.js'
import { decodeDescription } from '../../src/drift/description/Description.js'
import { drift } from '../../src/drift/drift.js'
import { type Dialect, describeOperations, type Json } from './describe.js'
import { type Mutation, mutationsOf } from './mutations.js'

const ours = Object.values(operations)

const drawn = (document: Json, subset = ours) =>
  F.pipe(
    decodeDescription(document),
    E.map((description) => drift(description, subset).map(drawDifference)),
    E.getOrElseW((reason) => [reason]),
  )

/** Flags, which no description can name. */
const isOfFlags = (line: string) => line.endsWith('Right.Mask, here flags, there text')

/** A comparison takes a hundredth of a second: `pnpm fuzz verifier` tries all changes, and more descriptions. */
const fuzz = process.env['FUZZ_RUNS']
const isFuzz = fuzz !== undefined
const numRuns = Number(fuzz ?? 15)

/** What is changed, and what it stands in: the properties of an entity, the items of a list. */
const kindOf = ({ name }: Mutation): string => {
  const [change, place = ''] = name.split(': ')
  const [inside, key] = place.split(' ').slice(-2)
  return `${change} in ${/^(?:items|additionalProperties|schema)$/.test(key ?? '') ? key : inside}`
}

/** The first of every kind of change, and every 101st of them, so that they stand all over a description. */
const someOfEach = (mutations: ReadonlyArray<Mutation>): ReadonlyArray<Mutation> => {
  const kinds = new Set<string>()
  return mutations.filter((each, i) => kinds.size !== kinds.add(kindOf(each)).size || i % 101 === 0)
}

const dialects: ReadonlyArray<Dialect> = ['Swagger 2', 'OpenAPI 3']

describe.each(dialects)('a description in %s that is made of our operations', (dialect) => {
  const document = describeOperations(dialect, ours)
  const mutations = mutationsOf(document)
  const tried = isFuzz ? mutations : someOfEach(mutations)

  test('never drifts, whichever of them it is made of', () => {
    fc.assert(
      fc.property(fc.subarray(ours), (subset) => {
        expect(drawn(describeOperations(dialect, subset), subset).filter((line) => !isOfFlags(line))).toEqual([])
      }),
      { numRuns },
    )
  })

  test('drifts with each small change', () => {
    const before = drawn(document)
    const unnoticed = tried.filter(({ mutated }) => drawn(mutated()).every((line) => before.includes(line)))

    expect(mutations.length).toBeGreaterThan(200)
    expect(unnoticed.map(({ name }) => name)).toEqual([])
  })

  test('drifts with each operation of ours that it lacks', () => {
    fc.assert(
      fc.property(fc.subarray(ours), (subset) => {
        const gone = ours.filter((each) => !subset.includes(each)).map(({ name }) => `gone: ${name}`)
        expect(drawn(describeOperations(dialect, subset)).filter((line) => !isOfFlags(line))).toEqual(gone.sort())
      }),
      { numRuns },
    )
  })

  test('is read without throwing, whatever stands anywhere in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...mutations), fc.jsonValue(), ({ mutated }, value) => {
        const text = JSON.stringify(mutated(), (key, each) =>
          ['schema', 'items', 'parameters', 'responses'].includes(key) ? value : each,
        )
        expect(Array.isArray(drawn(JSON.parse(text)))).toBe(true)
      }),
      { numRuns },
    )
  })
})
