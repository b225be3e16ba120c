import type { StandardSchemaV1 } from '@standard-schema/spec'
import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import { EMailAccount, jsonSchema, SaveEMailAccountRequest, standardSchema } from '../../src/index.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'
import { account } from '../samples.js'

const { validate, jsonSchema: schemas, ...about } = standardSchema(EMailAccount)['~standard']

test('a value that the codec accepts comes back', () => {
  fc.assert(
    fc.property(arbitrary(EMailAccount), (value) => {
      expect(validate(value)).toEqual({ value })
    }),
  )
})

test('each problem is an issue at its path', () => {
  expect(validate({ ...account, EMailAccountId: 'many', TableRight: { Mask: 0.5, Reason: 1 } })).toEqual({
    issues: [
      { message: 'expected Int32', path: ['EMailAccountId'] },
      { message: 'expected ETableRight', path: ['TableRight', 'Mask'] },
      { message: 'expected string or null', path: ['TableRight', 'Reason'] },
    ],
  })
})

test('a problem of credentials is an issue at the property, where a form shows it', () => {
  const login = { ServiceAuthId: 0, Server: null, AuthType: null, Username: null, Password: null }
  const issuesOf = (IncomingCredentials: unknown) =>
    standardSchema(SaveEMailAccountRequest)['~standard'].validate({ IncomingCredentials })

  expect([issuesOf({ ...login, Port: '993' }), issuesOf('none')]).toEqual([
    { issues: [{ message: 'expected Int32', path: ['IncomingCredentials', 'Port'] }] },
    { issues: [{ message: 'expected ServiceAuth or null', path: ['IncomingCredentials'] }] },
  ])
})

test('an issue about an object is that of any other value', () => {
  expect(validate({ ...account, EMailAccountId: {}, AssociateId: undefined })).toEqual({
    issues: [
      { message: 'expected Int32', path: ['EMailAccountId'] },
      { message: 'expected Int32', path: ['AssociateId'] },
    ],
  })
})

test('an issue shows no value', () => {
  const secret = 'a long password that nobody may see'
  const credentials = { Username: 5, Password: { secret } }
  const result = standardSchema(SaveEMailAccountRequest)['~standard'].validate({
    EMailAddress: [secret],
    IncomingCredentials: credentials,
  })
  expect(JSON.stringify(result)).not.toContain(secret)
  expect(result).toHaveProperty('issues')
})

test('a codec has its version, its vendor and its JSON Schema in the one draft that there is', () => {
  expect(about).toEqual({ version: 1, vendor: 'so-email' })
  expect(schemas.input({ target: 'draft-2020-12' })).toEqual(jsonSchema(EMailAccount))
  expect(schemas.output({ target: 'draft-2020-12' })).toEqual(jsonSchema(EMailAccount))
  expect(() => schemas.input({ target: 'draft-07' })).toThrow('there is no schema in draft-07, only in draft-2020-12')
})

test('the types are those of the codec', () => {
  const schema = standardSchema(EMailAccount)
  expectTypeOf(schema).toExtend<StandardSchemaV1<EMailAccount, EMailAccount>>()
  expectTypeOf<StandardSchemaV1.InferOutput<typeof schema>>().toEqualTypeOf<EMailAccount>()
})
