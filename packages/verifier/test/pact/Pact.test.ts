/** Pacts that the engine would verify as others, or not at all, are refused. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { either as E } from 'fp-ts'
import { afterAll, expect, it } from 'vitest'
import { readPact } from '../../src/pact/Pact.js'

const folder = mkdtempSync(join(tmpdir(), 'so-email-pact-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Reads a pact with one interaction. */
const read = (request: object, response: object = {}, version = '4.0') => {
  const file = join(folder, 'pact.json')
  const interaction = {
    description: 'a request',
    request: { method: 'POST', path: '/a', ...request },
    response: { status: 200, ...response },
  }
  const participants = { consumer: { name: 'a' }, provider: { name: 'b' } }
  const metadata = { pactSpecification: { version } }
  writeFileSync(file, JSON.stringify({ ...participants, interactions: [interaction], metadata }))
  return readPact(file)
}

it.each(['', 'a', '/a#b', '/a\\b', '/a b', '//a', '/.', '/..', '/a/../b', '/a/./b', '/a/%2e%2E/b', '/../?a'])(
  'the path %j, which is sent as another one, is refused',
  (path) => {
    expect(read({ path })).toEqual(E.left(expect.stringContaining('interaction 0: request.path: expected a path')))
  },
)

it.each(['/', '/a/', '/a//b', '/...', '/.a/b..', '/a?b=1', '/a;b=(c)@', '/æ', '/a%2Fb', '/?..'])(
  'the path %j is sent as it is',
  (path) => {
    expect(read({ path })).toEqual(E.right(expect.anything()))
  },
)

it.each([[{ a: null }], [{ a: 1 }], [{ a: { b: '1' } }], [{ a: [null] }], [{ a: [1] }], [[]]])(
  'the query %j, which is sent as another one or not at all, is refused',
  (query) => {
    expect(read({ query })).toEqual(
      E.left(expect.stringContaining('interaction 0: request.query: expected lists of texts')),
    )
  },
)

it.each([{}, { a: '1' }, { a: ['1', '&'] }, { a: [''] }])('the query %j is sent as it is', (query) => {
  expect(read({ query })).toEqual(E.right(expect.anything()))
})

const refused = E.left(expect.stringContaining('interaction 0: in version 4 a body has its content'))

it.each([{}, { a: 1 }, { contentType: 'application/json' }])(
  'the body %j, of which version 4 of the specification compares nothing, is refused',
  (body) => {
    expect([read({ body }), read({}, { body })]).toEqual([refused, refused])
    expect([read({ body }, {}, '3.0.0'), read({}, { body }, '3.0.0')].every(E.isRight)).toBe(true)
  },
)

it.each([
  { content: '&&', encoded: 'base64' },
  { content: 'YQ', encoded: true },
  { content: 'YQ==\n', encoded: 'base64' },
  { content: { a: 1 }, encoded: 'BASE64' },
])('the body %j, which is sent as a text, is refused', (body) => {
  const refused = E.left(expect.stringContaining('interaction 0: a body that is encoded in base64 is not'))

  expect([read({ body }), read({}, { body })]).toEqual([refused, refused])
})

it.each([
  [null],
  ['a'],
  [[1]],
  [{ content: { a: 1 } }],
  [{ content: null }],
  [{ content: 'YWI=', encoded: 'base64' }],
  [{ content: 'YQ==', encoded: true }],
  [{ content: '', encoded: true }],
  [{ content: '&&', encoded: false }],
  [{ content: { a: 1 }, encoded: 'json' }],
])('the body %j is compared', (body) => {
  expect([read({ body }), read({}, { body })].every(E.isRight)).toBe(true)
})
