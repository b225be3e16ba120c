import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { operations } from '@so-email/codecs'
import { decodeDescription, drawDifference, drift } from '@so-email/verifier'
import { openApi } from '@so-email/wire'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { either as E, function as F } from 'fp-ts'
import { expect, test } from 'vitest'
import { sampleRequest, sampleResponse } from '../samples/sample.js'
import { statements } from '../score/Statement.js'

const committed = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'))
const all = Object.values(operations)

test('the committed description is that of the operations: `pnpm pacts:accept` writes it', () => {
  expect(committed).toEqual(openApi(all))
})

test('it is valid OpenAPI 3.1 for a validator that is not ours', async () => {
  const validator = new Validator()
  expect(await validator.validate(structuredClone(committed))).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})

test('the drift check finds that it describes our operations, but for masks, which are texts or numbers', () => {
  expect(
    F.pipe(
      decodeDescription(committed),
      E.map((description) => drift(description, all).map(drawDifference)),
    ),
  ).toEqual(
    E.right(
      ['answer FieldRight', 'answer TableRight', 'request FieldRight', 'request TableRight'].map(
        (entity) => `unreadable: ${entity}.Mask, the types string, integer together`,
      ),
    ),
  )
})

const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(committed, 'openapi.json')
const accepts = (name: string, value: unknown): boolean =>
  ajv.validate({ $ref: `openapi.json#/components/schemas/${name}` }, value) === true

test.each([
  ['EMailAccountRequest', sampleRequest.value],
  ['EMailAccount', sampleResponse.value],
])('its %s accepts the documented sample', (name, sample) => {
  expect(accepts(name, sample)).toBe(true)
  expect(accepts(name, { ...sample, EMailAddress: 5 })).toBe(false)
})

const documented = new Map(
  statements.flatMap(({ operation, about }) =>
    about._tag === 'Answer' ? [[about.type.replace('array of ', ''), operation] as const] : [],
  ),
)

test.each([...documented].filter(([name]) => committed.components.schemas[name] !== undefined))(
  'its %s has its properties in the documented order, in which XML is written',
  (name, owner) => {
    const order = statements.flatMap(({ operation, about }) =>
      operation === owner && about._tag === 'Property' && !about.name.includes('.') ? [about.name] : [],
    )
    const described = Object.keys(committed.components.schemas[name].properties)

    expect(described.filter((property) => order.includes(property))).toEqual(order)
  },
)
