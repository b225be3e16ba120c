import { option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import type { PactInteraction } from '../../src/pact/Pact.js'
import { leftOutByGroup } from '../../src/selection/groups.js'
import { lacking } from '../../src/selection/lacking.js'
import { lackingIn, laterProperties } from '../../src/selection/laterProperties.js'

const interaction = (comments?: unknown): PactInteraction => ({
  description: 'a request',
  request: { method: 'POST', path: '/' },
  response: { status: 200 },
  ...(comments === undefined ? {} : { comments }),
})
const later = interaction({ group: 'later:SimpleMode' })

describe('an interaction is left out for its group', () => {
  it('when the group is named, alone or with its kind, or when the server lacks it', () => {
    expect(leftOutByGroup(['later:SimpleMode'], {})(later)).toEqual(O.some('later:SimpleMode is left out'))
    expect(leftOutByGroup(['later'], {})(later)).toEqual(O.some('later:SimpleMode is left out'))
    expect(leftOutByGroup([], { 'later:SimpleMode': 'why' })(later)).toEqual(O.some('why'))
  })

  it('and not for another one, or without a group', () => {
    expect(leftOutByGroup(['late', 'assumption', 'later:Simple'], { 'later:folders': 'why' })(later)).toEqual(O.none)
    for (const comments of [undefined, null, {}, { group: 1 }, { group: 'toString' }])
      expect(leftOutByGroup(['later', 'assumption'], {})(interaction(comments))).toEqual(O.none)
  })
})

describe('what a server lacks', () => {
  const everything = { ...laterProperties, TableRight: {} }
  const found = (account: Readonly<Record<string, unknown>>) => Object.keys(lackingIn(null)(account))

  it('is nothing where an account comes back with all that the request has', () => {
    expect(found(everything)).toEqual([])
  })

  it('is what is not in the account that came back', () => {
    const { SimpleMode: _, ...others }: Record<string, unknown> = everything

    expect(found(others)).toEqual(['later:SimpleMode'])
    expect(found({ ...everything, LastFetch: '2008-08-06T16:32:38' })).toEqual([
      'later:LastFetch',
      'assumption:time zone',
    ])
    expect(found({})).toEqual([
      'later:folders',
      'later:SimpleMode',
      'later:UseGraphApi',
      'later:LastFetch',
      'assumption:time zone',
      'later:unknown properties',
      'later:rights',
    ])
  })

  it('is no folder, unless it forgets one of two', () => {
    expect(found({ ...everything, InboxFolder: null, SentFolder: null })).toEqual(['later:folders'])
    expect(found({ ...everything, SentFolder: null })).toEqual([])
  })

  it('is nothing that is known without a version, and the groups of the properties that a version lacks', () => {
    const reason = 'version 8 does not have it'

    expect(lacking(null)).toEqual({})
    expect(lacking('12.2')).toEqual({})
    expect(lacking('8')).toEqual({
      'later:folders': reason,
      'later:SimpleMode': reason,
      'later:LastFetch': reason,
      'assumption:time zone': reason,
      'later:UseGraphApi': reason,
    })
  })

  it('is what its version lacks, if that is known, whatever the account has', () => {
    expect(Object.keys(lackingIn('12.4')({ ...everything, SimpleMode: 1 }))).toEqual(['later:SimpleMode'])
    expect(Object.keys(lackingIn('12.0')({ TableRight: {}, PropertyOfTomorrow: 1 }))).toEqual([
      'later:LastFetch',
      'assumption:time zone',
    ])
  })
})
