import { function as F, option as O } from 'fp-ts'
import { describe, expect, expectTypeOf, it, test } from 'vitest'
import { type Rejection, rejectionOf, rejectionUnderSuccess, unexplained } from '../../src/index.js'

// The shapes are those of the documentation and of the official client's own tests.
test.each([
  [
    'ErrorMessage (documented for an entity that is not found)',
    {
      Error: true,
      ErrorType: 'SoNotFoundException',
      ErrorMessage: 'Not found',
      ErrorSource: 'SuperOffice.Services.Implementation',
    },
    { type: 'SoNotFoundException', message: 'Not found', source: 'SuperOffice.Services.Implementation', fields: {} },
  ],
  [
    'Message (answered to a refused save)',
    { Error: true, ErrorType: 'ArgumentException', Message: 'Bad', ErrorSource: 'SuperOffice.Services.Implementation' },
    { type: 'ArgumentException', message: 'Bad', source: 'SuperOffice.Services.Implementation', fields: {} },
  ],
  [
    'MessageDetail (documented for an argument that is missing)',
    { Message: 'The request is invalid.', MessageDetail: 'The parameters dictionary contains a null entry' },
    {
      type: null,
      message: 'The request is invalid.',
      source: null,
      detail: 'The parameters dictionary contains a null entry',
      fields: {},
    },
  ],
  [
    'problem details (what newer ASP.NET answers by itself)',
    {
      type: 'https://tools.ietf.org/html/rfc9110',
      title: 'Not valid',
      detail: 'No id',
      status: 400,
      errors: { entity: ['Bad'] },
    },
    {
      type: 'https://tools.ietf.org/html/rfc9110',
      message: 'Not valid',
      detail: 'No id',
      source: null,
      fields: { status: 400, errors: { entity: ['Bad'] } },
    },
  ],
  [
    'problem details without more (a status is a text in XML)',
    { title: 'Not valid', status: '400' },
    { message: 'Not valid', fields: { status: '400' } },
  ],
  ['ErrorMessage alone', { ErrorMessage: 'Not found' }, { message: 'Not found' }],
  [
    'other names beside the known ones',
    { Error: true, ErrorType: 'X', Message: 'm', FriendlyText: 'Sorry', Parameters: { a: 1 } },
    { type: 'X', message: 'm', source: null, fields: { FriendlyText: 'Sorry', Parameters: { a: 1 } } },
  ],
  ['names in another case', { errorType: 'X', message: 'm' }, { type: 'X', message: 'm', source: null, fields: {} }],
  [
    'values of another kind',
    { Error: true, ErrorType: 7, Message: null },
    { type: null, message: null, source: null, fields: { ErrorType: 7, Message: null } },
  ],
  [
    'several messages, of which one is chosen',
    { ErrorType: 'X', ErrorMessage: 'Save failed', Message: 'Address in use', type: 'https://t', title: 'T' },
    {
      type: 'X',
      message: 'Save failed',
      source: null,
      fields: { Message: 'Address in use', type: 'https://t', title: 'T' },
    },
  ],
  [
    'a name twice in different cases',
    { Error: true, Message: 'one', message: 'two' },
    { type: null, message: 'one', source: null, fields: { message: 'two' } },
  ],
  [
    'an empty message before another',
    { Error: true, Message: '', title: 'T' },
    { type: null, message: 'T', source: null, fields: { Message: '' } },
  ],
  [
    'an error that is more than a flag',
    { error: 'invalid_token', message: 'm' },
    { type: null, message: 'm', source: null, fields: { error: 'invalid_token' } },
  ],
  [
    'flags that say that it is none',
    { Error: false, Message: 'm' },
    { type: null, message: 'm', source: null, fields: { Error: false } },
  ],
])('an error object with %s is read', (_, body, rejection: Partial<Rejection>) => {
  expect(rejectionOf(body)).toEqual({ ...unexplained, ...rejection })
  expect(rejectionUnderSuccess(body)).toEqual(O.some({ ...unexplained, ...rejection }))
})

it.each([[null], [undefined], ['text'], [['Message']], [7]])('%j explains nothing', (body) => {
  expect(rejectionOf(body)).toBe(unexplained)
})

test.each([
  [{ title: 'Bad', detail: 'The address is too long' }],
  [{ title: 'Bad', status: 400 }],
  [{ title: 'Bad', errors: { EMailAddress: ['too long'] } }],
])('a title beside another sign of an error makes an error object: %j', (body) => {
  expect(
    F.pipe(
      rejectionUnderSuccess(body),
      O.map(({ message }) => message),
    ),
  ).toEqual(O.some('Bad'))
})

describe('no error object is', () => {
  it.each([
    [null],
    [undefined],
    ['text'],
    [['Message']],
    [{}],
    [{ EMailAccountId: 1, Name: 'x' }],
    [{ Error: false }],
    [{ PersonId: '1', Firstname: 'Ada', Title: 'Dr' }],
    [{ SaleId: '1', Title: 'Ships', Status: 'Open', Type: 'Sale' }],
    [{ TicketId: '1', Message: 'Please help', Status: 2 }],
    [7],
  ])('%j', (body) => {
    expect(rejectionUnderSuccess(body)).toEqual(O.none)
  })
})

it('a rejection has each part as a text or null', () => {
  expectTypeOf<Rejection>().toEqualTypeOf<{
    readonly type: string | null
    readonly message: string | null
    readonly detail: string | null
    readonly source: string | null
    readonly fields: Readonly<Record<string, unknown>>
  }>()
  expectTypeOf(rejectionOf).toEqualTypeOf<(body: unknown) => Rejection>()
  expectTypeOf(rejectionUnderSuccess).toEqualTypeOf<(body: unknown) => O.Option<Rejection>>()
})

it('reads a flag of any kind without throwing', () => {
  const bodies = ['{"Error":{"toString":1,"valueOf":1}}', '{"Error":"true"}', '{"Error":["true"]}'].map((text) =>
    JSON.parse(text),
  )
  expect(bodies.map(rejectionOf)).toEqual([
    { ...unexplained, fields: { Error: { toString: 1, valueOf: 1 } } },
    unexplained,
    { ...unexplained, message: 'true', fields: { Error: ['true'] } },
  ])
  expect(bodies.map(rejectionUnderSuccess).map(O.isSome)).toEqual([false, true, false])
})

it('reads the first thousand properties of a body', () => {
  const names = Array.from({ length: 1_200 }, (_, i) => `p${i}`)
  const fields = Object.fromEntries(names.map((name) => [name, 1]))
  expect(rejectionOf({ Message: 'm', ...fields, ErrorType: 'X' })).toEqual({
    ...unexplained,
    message: 'm',
    fields: Object.fromEntries(names.slice(0, 999).map((name) => [name, 1])),
  })
})

describe('an explanation that stands in other properties', () => {
  const nested = (levels: number, text: string): unknown => (levels === 0 ? text : [nested(levels - 1, text)])
  const numbered = (length: number) => Array.from({ length }, (_, i) => `p${i}`)

  it.each<[string, unknown, string | null]>([
    ['a text of `error`', { error: 'denied' }, 'denied'],
    ['an empty text', { error: '', ExceptionMessage: 'x' }, 'x'],
    ['the message of an object', { error: { code: 7, message: 'inner', other: 'x' } }, 'inner'],
    ['the best of its names', { error: { detail: 'd', title: 't', MessageDetail: 'm' } }, 't'],
    ...['ErrorMessage', 'Message', 'title', 'MessageDetail', 'detail', 'error_description'].map(
      (name): [string, unknown, string] => [
        `the text that is named ${name}`,
        { error: { code: 'c', [name]: 'x' } },
        'x',
      ],
    ),
    ['the description before the code', { error_description: 'too late', error: 'invalid_grant' }, 'too late'],
    ['`error` before the details', { errors: ['e'], error: 'denied' }, 'denied'],
    ['the exception before the errors', { ModelState: ['m'], errors: ['e'], ExceptionMessage: 'x' }, 'x'],
    ['the errors before the state', { ModelState: ['m'], errors: ['e'] }, 'e'],
    ['the state of the model', { ModelState: { 'account.Id': ['m'] } }, 'account.Id: m'],
    ['a name in another case', { ERRORS: ['e'] }, 'e'],
    ['a list of texts', { errors: ['a', '', 'b'] }, 'a; b'],
    ['texts under names', { errors: { Name: ['a', 'b'], '': ['c'], Id: 'd' } }, 'Name: a; b; c; Id: d'],
    ['no text at all', { errors: { Name: [], Id: {}, Other: 7, More: null, Flag: true } }, null],
    ['a list in a list, five deep', { errors: nested(5, 'a') }, 'a'],
    ['a list in a list, six deep', { errors: nested(6, 'a') }, null],
    ['twenty parts', { errors: numbered(20) }, numbered(20).join('; ')],
    ['more than twenty parts', { errors: numbered(21) }, numbered(20).join('; ')],
  ])('is the message: %s', (_, body, message) => {
    expect(rejectionOf(body)).toEqual({ ...unexplained, message, fields: body })
  })

  it.each<[string, object, string | null]>([
    ['the exception', { ExceptionMessage: 'x', errors: ['e'] }, 'x'],
    ['the errors', { errors: { Name: ['a'] } }, 'Name: a'],
    ['the state of the model', { ModelState: ['m'] }, 'm'],
    ['no description', { error_description: 'x' }, null],
    ['no code', { error: 'x' }, null],
  ])('is the detail where there is a message: %s', (_, fields, detail) => {
    expect(rejectionOf({ Message: 'm', ...fields })).toEqual({ ...unexplained, message: 'm', detail, fields })
  })

  it('is not looked for where there is a detail', () => {
    expect(rejectionOf({ MessageDetail: 'd', errors: ['e'] })).toEqual({
      ...unexplained,
      detail: 'd',
      fields: { errors: ['e'] },
    })
  })

  it.each<[string, { readonly title?: string }]>([
    ['a message', { title: 't' }],
    ['the name of the exception', Object({ errortype: '' })],
    ['the flag', Object({ ERROR: 'true' })],
  ])('is none under success, where %s decides', (_, body) => {
    expect(rejectionUnderSuccess({ ...body, errors: ['e'] })).toEqual(
      O.some(expect.objectContaining({ message: body.title ?? null, detail: null })),
    )
    expect(rejectionUnderSuccess({ errors: ['e'] })).toEqual(O.none)
  })
})
