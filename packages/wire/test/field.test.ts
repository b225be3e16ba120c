import { readdirSync, readFileSync } from 'node:fs'
import * as codecs from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { expect, test } from 'vitest'
import { drawReadFailure, findMediaType, form, json, jsonPatch, type MediaType, readQuery, xml } from '../src/index.js'

// The format is described in `field/README.md`.
const Case = t.intersection([
  t.type({
    what: t.string,
    reader: t.keyof({ json: null, xml: null, form: null, 'json-patch': null, query: null, 'Content-Type': null }),
    body: t.union([t.string, t.array(t.union([t.string, t.tuple([t.string, t.number])]))]),
    outcome: t.union([t.type({ failure: t.string }), t.type({ none: t.literal(true) }), t.type({ value: t.unknown })]),
  }),
  t.partial({ codec: t.string, charset: t.string, encoding: t.literal('base64') }),
])
type Case = t.TypeOf<typeof Case>

const folder = new URL('./field/', import.meta.url)
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name): Case => {
    const decoded = Case.decode(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    if (E.isLeft(decoded)) throw new Error(`${name}: ${codecs.drawFailure(decoded.left).join('; ')}`)
    return decoded.right
  })

const textOf = (body: Case['body']): string =>
  typeof body === 'string'
    ? body
    : body.map((part) => (typeof part === 'string' ? part : part[0].repeat(part[1]))).join('')

const bytesOf = ({ body, encoding }: Case): Uint8Array =>
  encoding === 'base64' ? Buffer.from(textOf(body), 'base64') : new TextEncoder().encode(textOf(body))

const codecOf = ({ codec }: Case): t.Mixed => {
  const { operations, EMailAccount, SaveEMailAccountRequest, FieldProperties, ServiceAuth } = codecs
  const parameters = Object.entries(operations).map(([name, operation]) => [name, operation.parameters.codec] as const)
  const known = new Map<string, t.Mixed>([
    ...Object.entries({ EMailAccount, SaveEMailAccountRequest, FieldProperties, ServiceAuth }),
    ...parameters,
  ])
  return codec === undefined ? t.unknown : (known.get(codec) ?? expect.fail(`no codec is called ${codec}`))
}

const mediaTypes: Readonly<Record<string, MediaType>> = { json, xml, form, 'json-patch': jsonPatch }
/** Media types of any name, so that the name that is found can be seen. */
const anyOffer = (name: string): ReadonlyArray<MediaType> => [{ ...json, names: [name] }]

const contentType = (text: string): Case['outcome'] => {
  const found = ['application/json', 'text/json', 'text/xml', 'text/html'].map((name) =>
    F.pipe(
      findMediaType(anyOffer(name))(text),
      O.map(({ charset }): Case['outcome'] => ({ value: { name, charset: O.toNullable(charset) } })),
    ),
  )
  return F.pipe(
    found.find(O.isSome) ?? O.none,
    O.getOrElse((): Case['outcome'] => ({ none: true })),
  )
}

const outcomeOf = (each: Case): Case['outcome'] => {
  if (each.reader === 'Content-Type') return contentType(textOf(each.body))
  const read =
    each.reader === 'query'
      ? readQuery(codecOf(each))(textOf(each.body))
      : mediaTypes[each.reader]?.read(codecOf(each))(bytesOf(each), each.charset)
  return F.pipe(
    read ?? expect.fail(each.reader),
    E.match(
      (failure): Case['outcome'] => ({ failure: drawReadFailure(failure) }),
      (value) => ({ value }),
    ),
  )
}

test.each(cases)('$what', (each) => {
  expect(outcomeOf(each)).toEqual(each.outcome)
})
