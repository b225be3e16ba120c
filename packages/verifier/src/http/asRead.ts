/**
 * A response as clients read it, for pact's native verifier, which undoes no Brotli, takes a byte order mark for a part of the
 * text, and compares the name of a media type with its case and its white space, and the names of XML with their namespace.
 */
import { combinedHeader, type HttpResponse } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import { contentOf } from './contentOf.js'

const spelledAlike = (contentType: string): string =>
  contentType.replace(/^[^;]*/, (name) => name.trim().toLowerCase()).replace(/ *; */g, '; ')

const withContentType = (response: HttpResponse): HttpResponse => ({
  ...response,
  headers: response.headers.map(([name, value]) => [
    name,
    name.toLowerCase() === 'content-type' ? spelledAlike(value) : value,
  ]),
})

const isXml = ({ headers }: HttpResponse): boolean =>
  F.pipe(
    headers,
    combinedHeader('Content-Type'),
    O.exists((contentType) => /^(?:application|text)\/xml\b/.test(contentType)),
  )

const tag = /<[A-Za-z_][^<>]*>/g
const namespace = /\sxmlns\s*=\s*(?:"[^"]*"|'[^']*')/g

/** XML without the namespace of names that have no prefix. */
const plain = (text: string): string => text.replace(tag, (start) => start.replace(namespace, ''))

const ofOtherBytes = new Set(['content-encoding', 'content-length'])

/** A response that is no text in UTF-8, or is compressed in an unknown way, has its body unchanged. */
export const asRead = (response: HttpResponse): HttpResponse => {
  const { status, headers, body } = withContentType(response)
  return F.pipe(
    contentOf(response),
    E.chain((content) =>
      E.tryCatch(
        () => new TextDecoder('utf-8', { fatal: true }).decode(content), // it leaves the mark out
        () => 'no UTF-8',
      ),
    ),
    E.match(
      () => ({ status, headers, body }),
      (text) => ({
        status,
        headers: headers.filter(([name]) => !ofOtherBytes.has(name.toLowerCase())),
        body: new TextEncoder().encode(isXml({ status, headers, body }) ? plain(text) : text),
      }),
    ),
  )
}
