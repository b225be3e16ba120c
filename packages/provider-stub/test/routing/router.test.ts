import { operations, pathOf } from '@so-email/codecs'
import { openApi } from '@so-email/wire'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { endpoints } from '../../src/handlers/handlers.js'
import {
  basePathOf,
  checkBasePath,
  comparable,
  isBasePath,
  routeTo,
  siteOf,
  targetOf,
} from '../../src/routing/router.js'

const path = pathOf(operations.saveEMailAccount)
const routes = (basePath: string) => routeTo(endpoints, basePath)
const pathIn = (url: string): string => new URL(url).pathname

describe('a base path', () => {
  it('that is accepted is reached under the URL of the stub', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '.', '%', '2', 'e', 'É', ' ', '\\', '?', 'a', '💬') }),
        (text) => {
          fc.pre(isBasePath(text))

          expect(routes(text)(pathIn(`http://x${basePathOf(text)}${path}`))).toBe(routes('')(path))
        },
      ),
    )
  })

  it('is reached under a URL that was written by hand', () => {
    // A backslash is a slash in a URL, a control character nothing, and a percent sign may be an escape already.
    const segment = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\\%\p{Cc}]/u.test(text))
    fc.assert(
      fc.property(fc.array(segment), (segments) => {
        const written = segments.map((each) => `/${encodeURIComponent(each)}`).join('')
        fc.pre(isBasePath(written))

        expect(routes(decodeURI(written))(pathIn(`http://x${written}${path}`))).toBe(routes('')(path))
      }),
    )
  })
})

describe('a base path', () => {
  it.each([
    ['/', ''],
    ['//a//b/', '/a/b'],
    ['a\\b', '/a/b'],
    ['/My Site', '/My%20Site'],
    ['/100%', '/100%25'],
    ['/100%25', '/100%25'],
    ['/%2', '/%252'],
    ['/%2g', '/%252g'],
    ['/%zz', '/%25zz'],
  ])('%j is sent as %j', (text, sent) => {
    expect(basePathOf(text)).toBe(sent)
  })

  it.each([
    ['/apis', true],
    ['/api/v1/x', true],
    ['/api', false],
    ['/API/V1/', false],
    ['/x/api', false],
    ['/x?y', false],
    ['http://x', false],
  ])('may be %s: %s', (text, isAccepted) => {
    expect(isBasePath(text)).toBe(isAccepted)
  })

  it('that does not stand in a URL is named', () => {
    expect(checkBasePath('/x?y')).toEqual(E.left('the base path /x?y does not stand in a URL before /api, as /Cust1'))
  })
})

it.each([
  ['/a', '/a', ''],
  ['/a?b?c#d', '/a', 'b?c'],
  ['/a#de?f#g', '/a', ''],
  ['?b', '', 'b'],
  ['#a', '', ''],
  ['HTTP://host.test/a?b', '/a', 'b'],
  ['to http://host.test/a', 'to http://host.test/a', ''],
  ['/to/http://host.test/a', '/to/http://host.test/a', ''],
])('the target %j is the path %j with the query %j', (url, path, query) => {
  expect(targetOf(url)).toEqual({ path, query })
})

it.each([
  ['/A/', '/a'],
  ['/%C3%85/', '/å'],
  ['/A%', '/a%'],
  ['/%2F', '/%2f'],
])('the path %j is compared as %j', (path, compared) => {
  expect(comparable(path)).toBe(compared)
})

it('a site lists its operations at its own path and at the two of its interface, and nowhere else', () => {
  const { documentAt } = siteOf(endpoints, '/Cust1')
  const list = Object.fromEntries(
    endpoints.map(({ operation }) => [`/Cust1${pathOf(operation)}`, { POST: operation.summary }]),
  )

  expect(['/Cust1', '/cust1/api/', '/Cust1/api/v1'].map(documentAt)).toEqual([list, list, list])
  expect(['', '/api', '/api/v1', '/Cust1/api/v2'].map(documentAt)).toEqual([undefined, undefined, undefined, undefined])
})

it('a site has its OpenAPI description at one path, and at the same below its base path', () => {
  const { documentAt } = siteOf(endpoints, '/Cust1')
  const description = { ...openApi(endpoints.map(({ operation }) => operation)), servers: [{ url: '/Cust1' }] }
  const paths = ['/_stub/openapi.json', '/cust1/_stub/OpenAPI.json/', '/x/_stub/openapi.json', '/Cust1/openapi.json']

  expect(paths.map(documentAt)).toEqual([description, description, undefined, undefined])
})

it('a site knows the operations of the EMail agent below its base path, in any case', () => {
  const { isKnown } = siteOf(endpoints, '/Cust1')
  const paths = ['/Cust1', '/cust1', ''].map((base) => `${base}/api/v1/Agents/EMail/GetEMail`)

  expect([...paths, `${path}s`].map(isKnown)).toEqual([true, true, false, false])
})

it('a route is found in the documented spelling and in others, and nowhere else', () => {
  const route = routes('/My Site')
  const [found] = endpoints.filter(({ operation }) => operation === operations.saveEMailAccount)

  expect([`/My%20Site${path}`, `/my site${path.toUpperCase()}/`, path, `/My%20Site${path}s`].map(route)).toEqual([
    found,
    found,
    undefined,
    undefined,
  ])
})
