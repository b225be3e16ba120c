import { operations, pathOf } from '@so-email/codecs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endpoints } from '../src/handlers/handlers.js'
import { basePathOf, isBasePath, routeTo } from '../src/router.js'
import { orThrow } from '../src/Stub.js'

const path = pathOf(operations.saveEMailAccount)
const routes = (basePath: string) => orThrow(routeTo(endpoints, basePath))
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
