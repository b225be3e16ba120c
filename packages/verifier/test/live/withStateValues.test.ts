import { describe, expect, it } from 'vitest'
import { withStateValues } from '../../src/live/withStateValues.js'

const fromState = (...names: ReadonlyArray<string>) => ({
  body: Object.fromEntries(names.map((name) => [`$.${name}`, { type: 'ProviderState', expression: `\${${name}}` }])),
})

const interaction = (request: unknown, response: unknown) => ({
  description: 'a request',
  request: { method: 'POST', path: '/', body: { content: request } },
  response: { status: 200, body: { content: response }, generators: fromState('id', 'address') },
})

describe('the values of a state', () => {
  it('replace what a response has to bring back, and nothing else', () => {
    const { request, response } = withStateValues({ id: 7, address: 'a@example.test' })(
      interaction({ id: 270 }, { id: 270, address: 'sample', other: 270 }),
    )

    expect(response.body).toEqual({ content: { id: 7, address: 'a@example.test', other: 270 } })
    expect(request.body).toEqual({ content: { id: 270 } })
  })

  it('leave what the state does not give', () => {
    const given = interaction({}, { id: 270, address: 'sample' })

    expect(withStateValues({})(given)).toEqual(given)
    expect(withStateValues({ id: 7 })(interaction({}, 'a text')).response.body).toEqual({ content: 'a text' })
  })

  it.each([
    ['{"AssociateId":244,"ErrorCount":244}', '{"AssociateId":5,"ErrorCount":244}'],
    ['<AssociateId>244</AssociateId>', '<AssociateId>5</AssociateId>'],
    ['a=1&AssociateId=244', 'a=1&AssociateId=5'],
    ['(?=[\\s\\S]*"AssociateId"\\s*:\\s*244\\b)', '(?=[\\s\\S]*"AssociateId"\\s*:\\s*5\\b)'],
  ])('name the owner in a text: %s', (text, expected) => {
    const { request, response } = withStateValues({ associateId: 5 })(interaction(text, text))

    expect([request.body, response.body]).toEqual([{ content: expected }, { content: expected }])
  })
})
