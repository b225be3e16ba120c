/** The contract as a foreign team reads it. */
import { groups } from '@so-email/verifier'
import { describe, expect, it } from 'vitest'
import { demanded } from '../demanded.js'
import { interactions as official } from '../official-client/interactions.js'
import { exactly, textPattern } from '../textPattern.js'
import { interactions } from './interactions.js'

const descriptions = [...interactions, ...official].map(({ description }) => description)

describe('a description', () => {
  it('completes "upon receiving ..." as a request', () => {
    expect(descriptions.filter((each) => !/^(?:a request (?:to|for) |the documented request )/.test(each))).toEqual([])
  })

  it('has no name of our code', () => {
    const known = /SO-Language|Accept-Language|SimpleMode|UseGraphApi|Online|camelCase|XSRF|EMail|French/g

    expect(descriptions.filter((each) => /[a-z][A-Z]/.test(each.replace(known, '')))).toEqual([])
  })
})

describe('a group', () => {
  it('is that of some interaction, and has no more than one of the later properties', () => {
    const named = interactions.flatMap(({ group }) => group ?? [])

    expect([...new Set(named)].sort()).toEqual(Object.keys(groups).sort())
    expect(named.filter((group) => group.startsWith('later:')).length).toBe(
      Object.keys(groups).filter((group) => group.startsWith('later:')).length,
    )
  })
})

describe('what is demanded of every account', () => {
  it('is the eight properties that every version of the page has', () => {
    expect(demanded).toEqual([
      'EMailAccountId',
      'EMailAddress',
      'AssociateId',
      'IncomingCredentials',
      'OutgoingCredentials',
      'AccountStatus',
      'ErrorCount',
      'ErrorReason',
    ])
  })

  it('fits into one expression of 400 characters for text/json, in which order and more properties are free', () => {
    const inText = interactions.find(({ description }) => /response as text\/json/.test(description))
    const [pattern = ''] = [JSON.stringify(inText?.answered).match(/"regex":"((?:[^"\\]|\\.)*)","value":"\{/)?.[1]]
    const regex = JSON.parse(`"${pattern}"`)

    expect(regex.length).toBeGreaterThan(200)
    expect(regex.length).toBeLessThan(400)
    expect(demanded.filter((name) => !regex.includes(`"${name}"`))).toEqual([])
  })

  it('is a lookahead a property', () => {
    const regex = new RegExp(textPattern({ A: exactly(1), B: exactly('x.y') }))

    expect(['{"A":1,"B":"x.y"}', '{ "B": "x.y",\n "C": 2, "A": 1 }'].filter((text) => !regex.test(text))).toEqual([])
    expect(
      ['{"A":1}', '{"A":12,"B":"x.y"}', '{"A":"1","B":"x.y"}', '{"A":1,"B":"xzy"}'].filter((text) => regex.test(text)),
    ).toEqual([])
  })
})
