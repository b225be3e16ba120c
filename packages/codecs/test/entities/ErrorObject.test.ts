import { either as E } from 'fp-ts'
import type * as t from 'io-ts'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { agentError, canonical, type EMailAccount, ErrorObject, entityError, invalidRequest } from '../../src/index.js'

/** As the articles of SuperOffice and the tests of its own client have them. */
const documented = {
  entities: {
    Error: true,
    ErrorType: 'SoNotFoundException',
    ErrorMessage: 'Not found',
    ErrorSource: 'SuperOffice.Services.Implementation',
  },
  agents: {
    Error: true,
    ErrorType: 'ArgumentException',
    Message: 'Bad',
    ErrorSource: 'SuperOffice.Services.Implementation',
  },
  aspNet: { Message: 'The request is invalid.', MessageDetail: 'The parameters dictionary contains a null entry' },
}

describe('an error object', () => {
  it.each(Object.entries(documented))('of the %s is what the codec decodes, to the very object', (_, body) => {
    const decoded = ErrorObject.decode(body)

    expect(E.toUnion(decoded)).toBe(body)
  })

  it('is written in the documented shapes, its properties in the documented order', () => {
    const written = [
      entityError('SoNotFoundException', 'Not found'),
      agentError('ArgumentException', 'Bad'),
      invalidRequest('The parameters dictionary contains a null entry'),
    ]

    expect(written.map((each) => JSON.stringify(each))).toEqual(
      Object.values(documented).map((each) => JSON.stringify(each)),
    )
    expect(agentError('A', 'b', 'so-email-stub')).toMatchObject({ ErrorSource: 'so-email-stub' })
  })

  it('keeps a property that is not documented', () => {
    const body = { ...documented.agents, FriendlyText: 'Sorry' }

    expect(ErrorObject.decode(body)).toEqual(E.right(body))
  })

  it.each([
    ['has no message', { Error: true, ErrorType: 'X', ErrorSource: 'Y' }],
    ['denies that it is an error', { ...documented.agents, Error: false }],
    ['has a message and no detail', { Message: 'The request is invalid.' }],
    ['is an account', { EMailAccountId: 1 }],
  ])('is not what %s', (_, body) => {
    expect(ErrorObject.is(body)).toBe(false)
  })

  it('has its names in the documented case once they are canonical', () => {
    expect(canonical(ErrorObject)({ error: true, errortype: 'X', message: 'm', errorSource: 'Y' })).toEqual({
      Error: true,
      ErrorType: 'X',
      Message: 'm',
      ErrorSource: 'Y',
    })
  })

  it('is a union of three shapes for the compiler', () => {
    type AspNet = { readonly Message: string; readonly MessageDetail: string }
    type Thrown = { readonly Error: true; readonly ErrorType: string; readonly ErrorSource: string }

    expectTypeOf<Extract<ErrorObject, { MessageDetail: string }>>().toEqualTypeOf<AspNet>()
    expectTypeOf<Extract<ErrorObject, { ErrorMessage: string }>>().toExtend<
      Thrown & { readonly ErrorMessage: string }
    >()
    expectTypeOf<Extract<ErrorObject, { ErrorType: string; Message: string }>>().toExtend<Thrown>()
    expectTypeOf<t.TypeOf<typeof ErrorObject>>().toEqualTypeOf<ErrorObject>()
    expectTypeOf<EMailAccount>().not.toExtend<ErrorObject>()
  })
})
