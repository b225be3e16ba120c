import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import type { HttpHeaders } from '@so-email/wire'
import { describe, expect, it } from 'vitest'
import { asRead } from '../../src/http/asRead.js'

const json = '{"InboxFolder":"Boîte"}'
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (headers: HttpHeaders, body: Uint8Array) => {
  const { headers: shown, body: content } = asRead({ status: 200, headers, body })
  return [shown, new TextDecoder().decode(content)]
}

describe('a response as clients read it', () => {
  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['BR', brotliCompressSync],
  ])('is not compressed: %s', (encoding, compress) => {
    const body = compress(json)
    const headers = [
      ['Content-Encoding', encoding],
      ['Content-Length', String(body.length)],
      ['X', '1'],
    ] as const

    expect(read(headers, body)).toEqual([[['X', '1']], json])
  })

  it('has no byte order mark', () => {
    expect(read([], bytes(`\uFEFF${json}`))).toEqual([[], json])
  })

  it.each([
    ['Application/JSON ;charset=UTF-8', 'application/json; charset=UTF-8'],
    ['TEXT/HTML', 'text/html'],
  ])('has the media type %s in one spelling', (written, shown) => {
    expect(read([['content-type', written]], bytes(json))).toEqual([[['content-type', shown]], json])
  })

  it.each([
    ['<A xmlns="urn:x" id=\'1\'><B>a xmlns="b"</B></A>', '<A id=\'1\'><B>a xmlns="b"</B></A>'],
    ["<A><B xmlns='urn:y'/></A>", '<A><B/></A>'],
    ['<A xmlns:i="urn:i" i:nil="true"/>', '<A xmlns:i="urn:i" i:nil="true"/>'],
  ])('has no namespace of XML but those of prefixes: %s', (written, shown) => {
    const headers = [['Content-Type', 'Text/XML']] as const

    expect(read(headers, bytes(written))).toEqual([[['Content-Type', 'text/xml']], shown])
    expect(read([], bytes(written))).toEqual([[], written])
  })

  it.each([
    ['of an unknown compression', [['Content-Encoding', 'zstd']] as const, bytes(json)],
    ['of a compression that it does not have', [['Content-Encoding', 'gzip']] as const, bytes(json)],
    ['that is no UTF-8', [['Content-Type', 'application/xml']] as const, Uint8Array.of(0xff, 0x3c)],
  ])('is as it was sent %s', (_what, headers, body) => {
    expect(asRead({ status: 200, headers, body })).toEqual({ status: 200, headers, body })
  })
})
