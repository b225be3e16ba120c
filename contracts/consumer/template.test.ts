import type { MatchersV3 as M } from '@pact-foundation/pact'
import type { EMailAccount, ServiceAuth } from '@so-email/codecs'
import { describe, expectTypeOf, it } from 'vitest'
import type { Template } from './template.js'

interface Row {
  readonly id: number
  readonly name: string | null
  readonly credentials: ServiceAuth | null
  readonly later?: string
}

declare const integer: M.Matcher<number>
declare const string: M.Matcher<string>

describe('a template', () => {
  it('is a value of its type, or has matchers for any of its parts', () => {
    expectTypeOf<EMailAccount>().toExtend<Template<EMailAccount>>()
    expectTypeOf<{ id: typeof integer; name: typeof string; credentials: null }>().toExtend<Template<Row>>()
    expectTypeOf<{ id: 1; name: null; credentials: null; later: typeof string }>().toExtend<Template<Row>>()
  })

  it('is not a value with a member of another kind, or without one', () => {
    expectTypeOf<{ id: '1'; name: null; credentials: null }>().not.toExtend<Template<Row>>()
    expectTypeOf<{ id: typeof string; name: null; credentials: null }>().not.toExtend<Template<Row>>()
    expectTypeOf<{ id: 1; credentials: null }>().not.toExtend<Template<Row>>()
    expectTypeOf<{ id: 1; name: null; credentials: { Port: 993 } }>().not.toExtend<Template<Row>>()
  })

  it('has no member that its type does not have', () => {
    const template = (row: Template<Row>) => row
    // @ts-expect-error: a misspelt member
    expectTypeOf(template).toBeCallableWith({ id: 1, nmae: null, credentials: null })
    // @ts-expect-error: a member too much
    template({ id: 1, name: null, credentials: null, more: 1 })
  })
})
