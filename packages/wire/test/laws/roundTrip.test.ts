import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { form, json, jsonPatch, type MediaType, mergePatch, xml } from '../../src/index.js'
import { type Equality, meaningOf } from './meaning.js'
import { badFormNames, badXmlNames, codecs, entities, type Typed, textsIn, typed, withUnknown } from './values.js'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 500)

/** Whether reading undoes writing; `undefined` where the value cannot be written. */
const comesBack = (mediaType: MediaType, equality: Equality) => {
  const meaning = meaningOf(equality)
  return ({ codec, value }: Typed): boolean | undefined => {
    const written = mediaType.write(codec)(value)
    if (E.isLeft(written)) return undefined
    const read = mediaType.read(codec)(written.right)
    return E.isRight(read) && isDeepStrictEqual(meaning(codec)(read.right), meaning(codec)(value))
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const halfPair = /\p{Surrogate}/u
const controls = new Set([...Array(32).keys()].filter((code) => ![9, 10, 13].includes(code)))

/** What XML 1.0 leaves out. */
const isNotXml = (text: string): boolean =>
  halfPair.test(text) ||
  [...text].some((char) => controls.has(char.charCodeAt(0)) || char === '\ufffe' || char === '\uffff')

/** What XML cannot carry of what no codec describes: stated here a second time, by hand. */
const unknownFitsXml = (value: unknown): boolean => {
  if (Array.isArray(value)) return false
  if (!isObject(value)) return true
  return Object.keys(value).length > 0 && unknownPropertiesFitXml(value)
}
const unknownPropertiesFitXml = (properties: Record<string, unknown>): boolean =>
  Object.entries(properties).every(
    ([name, value]) =>
      ![...badXmlNames, 'a\ud800', 'a[b]', 'a]', '0'].filter((bad) => bad !== 'emailaddress').includes(name) &&
      (Array.isArray(value) ? value.length > 1 && value.every(unknownFitsXml) : unknownFitsXml(value)),
  )

const unknownFitsForm = (value: unknown): boolean => {
  if (Array.isArray(value)) return false
  if (!isObject(value)) return true
  return Object.values(value).some((held) => held !== null) && unknownPropertiesFitForm(value)
}
const unknownPropertiesFitForm = (properties: Record<string, unknown>): boolean =>
  Object.entries(properties).every(
    ([name, value]) =>
      !badFormNames.filter((bad) => bad !== 'emailaddress').includes(name) &&
      (Array.isArray(value)
        ? value.length > 1 && value.every((item) => item !== null && typeof item !== 'object')
        : unknownFitsForm(value)),
  )

const known = new Set([
  ...['EMailAccountId', 'EMailAddress', 'AssociateId', 'IncomingCredentials', 'OutgoingCredentials', 'AccountStatus'],
  ...['ErrorCount', 'ErrorReason', 'InboxFolder', 'SentFolder', 'SimpleMode', 'LastFetch', 'TableRight'],
  ...['FieldProperties', 'ServiceAuthId', 'Server', 'Port', 'AuthType', 'Username', 'Password'],
])
const unknownOf = (value: unknown): Record<string, unknown> =>
  isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => !known.has(name))) : {}

/** The unknown properties of an account, and those of its credentials. */
const unknownsOf = (account: unknown): ReadonlyArray<Record<string, unknown>> =>
  isObject(account) ? [unknownOf(account), unknownOf(account['IncomingCredentials'])] : []

const asWritten: Equality = { masks: 'as written', unknown: 'as written', nulls: 'as written' }

describe.each([json, jsonPatch, mergePatch])('$names', (mediaType) => {
  const law = comesBack(mediaType, asWritten)
  it('reads back every value of every codec', () => {
    const objects = mediaType === json ? codecs : entities
    fc.assert(
      fc.property(typed(objects), (value) => law(value) === true),
      { numRuns },
    )
  })

  it('reads back every property that it does not know', () => {
    fc.assert(
      fc.property(withUnknown, (value) => law(value) === true),
      { numRuns },
    )
  })
})

describe('application/xml', () => {
  const law = comesBack(xml, { masks: 'as text', unknown: 'as text', nulls: 'as written' })
  it('reads back every value of every codec, and writes all but those with a character that XML does not have', () => {
    fc.assert(
      fc.property(typed(codecs), (value) => law(value) === (textsIn(value.value).some(isNotXml) ? undefined : true)),
      { numRuns },
    )
  })

  it('reads back unknown properties, and writes all but those that it documents', () => {
    fc.assert(
      fc.property(withUnknown, (typed) => {
        const fits =
          !textsIn(typed.value).some(isNotXml) &&
          unknownsOf(typed.value).every(unknownPropertiesFitXml) &&
          !(isObject(typed.value) && 'emailaddress' in typed.value)
        expect(law(typed)).toBe(fits ? true : undefined)
      }),
      { numRuns },
    )
  })
})

describe('application/x-www-form-urlencoded', () => {
  const law = comesBack(form, { masks: 'as text', unknown: 'as text', nulls: 'absent' })
  const keysIn = (value: unknown): ReadonlyArray<string> =>
    isObject(value)
      ? Object.entries(value).flatMap(([key, held]) => [...(held === null ? [] : [key]), ...keysIn(held)])
      : []

  it('reads back every entity, and writes all but keys that are empty or have brackets', () => {
    fc.assert(
      fc.property(
        typed(entities),
        (value) => law(value) === (keysIn(value.value).some((key) => /^$|[[\]]/.test(key)) ? undefined : true),
      ),
      { numRuns },
    )
  })

  it('reads back unknown properties, and writes all but those that it documents', () => {
    fc.assert(
      fc.property(withUnknown, (typed) => {
        const fits =
          !textsIn(typed.value).some((text) => halfPair.test(text)) &&
          !keysIn(typed.value).some((key) => /^$|[[\]]/.test(key)) &&
          unknownsOf(typed.value).every(unknownPropertiesFitForm) &&
          !(isObject(typed.value) && 'emailaddress' in typed.value)
        expect(law(typed)).toBe(fits ? true : undefined)
      }),
      { numRuns },
    )
  })
})
