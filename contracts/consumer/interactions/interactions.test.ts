/** The contract as a foreign team reads it. */

import { hostileTexts, leastSeconds, measuresTimes, slowTexts } from '@so-email/testing/growth'
import { groups } from '@so-email/verifier'
import { describe, expect, it } from 'vitest'
import { demanded } from '../demanded.js'
import { interactions as official } from '../official-client/interactions.js'
import { savedPattern } from './contentTypes.js'
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
  it('is that of some interaction', () => {
    const named = interactions.flatMap(({ group }) => group ?? [])

    expect([...new Set(named)].sort()).toEqual(Object.keys(groups).sort())
  })

  it('of later properties demands these of a response, and no others', () => {
    const later = interactions.flatMap(({ group, response: { body } }) =>
      group?.startsWith('later:') === true && body?._tag === 'Json'
        ? [[group, Object.keys(Object(body.value)).filter((name) => !demanded.includes(name))]]
        : [],
    )

    expect(new Set(later.map(String))).toEqual(
      new Set([
        'later:folders,InboxFolder,SentFolder',
        'later:SimpleMode,SimpleMode',
        'later:LastFetch,LastFetch',
        'later:UseGraphApi,UseGraphApi',
        'later:unknown properties,PropertyOfTomorrow',
        'later:rights,TableRight,FieldProperties',
      ]),
    )
  })
})

describe('what is required of every account', () => {
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

  it('fits into one expression of 700 characters for text/json, in which order and more properties are free', () => {
    expect(savedPattern.length).toBeGreaterThan(200)
    expect(savedPattern.length).toBeLessThan(700)
    expect(demanded.filter((name) => !savedPattern.includes(`${name}"\\s*:`))).toEqual([])
  })
})

describe('the expression for text/json', () => {
  const text = `{${[
    '"EMailAccountId":271',
    '"EMailAddress":"sales@example.test"',
    '"AssociateId":244',
    '"IncomingCredentials":null',
    '"OutgoingCredentials":null',
    '"AccountStatus":-1',
    '"ErrorCount":0',
    '"ErrorReason":"\\"no\\" \\\\"',
    '"Further":[{"a":{"b":{"c":-1.5e+3}}}]',
  ]}}`
  const accepts = (changed: string) => new RegExp(savedPattern).test(changed)

  it.each([
    ['as it is', text],
    ['with objects as deep as the rights in credentials', text.replace('-1.5e+3', '{"d":[true]}')],
    ['with rights on what is required', text.replace('"Further":', '"FieldProperties":{"ErrorCount":{"a":0}},$&')],
    ['with white space', ` ${text.replace(/[{}[\]:,]/g, ' $&\n')}`],
    ['in another order', `{${text.slice(1, -1).split(',').toReversed()}}`],
    ['with an ErrorReason that looks like JSON', text.replace('no', '}{, :')],
    ['with an ErrorReason of null', text.replace(/"ErrorReason":"[^,]*"/, '"ErrorReason":null')],
  ])('accepts an account %s', (_how, changed) => {
    expect(accepts(changed)).toBe(true)
  })

  it.each([
    ['without its closing brace', /}$/, ''],
    ['without its closing brace, behind another one', /\]}$/, ''],
    ['without its opening brace', /^{/, ''],
    ['with something behind it', /$/, '!'],
    ['with something between two properties', '"EMailAddress"', 'garbage $&'],
    ['without a comma', ',"EMailAddress"', '"EMailAddress"'],
    ['with an id of 0', '271', '0'],
    ['with an id that has a fraction', '271', '271.5'],
    ['with another number', '244', '2440'],
    ['with a number that has a fraction', '244', '244.5'],
    ['with a number as a text', '244', '"244"'],
    ['with another text', 'sales@example.test', 'sales@example-test'],
    ['with a text that goes on', 'sales@example.test', '$&x'],
    ['with a word that begins as null', 'null', 'nullify'],
    ['with a text that is not terminated', /"ErrorReason":"[^,]*"/, '"ErrorReason":"'],
    ['without a property', '"ErrorCount":0,', ''],
    ['in another object', /.+/, '{"EMailAccount":$&}'],
    ['in a list of another object', /.+/, '{"Items":[$&]}'],
    ['in a list', /.+/, '[$&]'],
    ['of which another object has a property', '"ErrorCount":0', '"Other":{$&}'],
    ['with a property twice', '"ErrorCount":0', '$&,$&'],
    ['with two values of a property', '"ErrorCount":0', '$&,"ErrorCount":"many"'],
    ['with two colons', '"ErrorCount":0', '"ErrorCount"::0'],
    ['whose braces are not paired inside', '-1.5e+3}}}', '-1.5e+3}}'],
    ['with objects that are deeper', '-1.5e+3', '{"d":{"e":true}}'],
  ])('refuses an account %s', (_how, part, by) => {
    expect(text.replace(part, by)).not.toBe(text)
    expect(accepts(text.replace(part, by))).toBe(false)
  })

  it.runIf(measuresTimes)('takes no longer than a text is long, whatever it holds', async () => {
    const read = (inner: string) => () => {
      accepts(text.replace('-1.5e+3', () => inner))
      accepts(text.replace('}]}', () => `}],${inner}}`))
      accepts(text.replace('}]}', () => `}],${inner}]`))
    }
    const units = ['"d":{},', '{"d":', '{"d":{"e":0},', '"ErrorCount":0,', '"ErrorCount" ', '"ErrorReason":"\\"', '},{']
    const runs = units.map((unit) => [unit, (length: number) => unit.repeat(length / unit.length)] as const)
    const frames = ['$', '{$}', '{"a":{$}}', '{"a":{"b":{$}}}', '{"a":{"b":{"c":{$}}}}']
    const texts = frames.flatMap((frame) =>
      runs.map(
        ([unit, run]) => [frame.replace('$', unit), (length: number) => frame.replace('$', run(length))] as const,
      ),
    )

    // A reader of exponential time would not come back from the texts below.
    for (const [, make] of texts) expect(await leastSeconds(read(make(120)))).toBeLessThan(0.1)
    expect(
      await slowTexts((inner: string) => read(inner)(), { ...hostileTexts, ...Object.fromEntries(texts) }),
    ).toEqual([])
  })
})
