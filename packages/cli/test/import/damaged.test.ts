/** Sources as editors, spreadsheets and broken programs leave them: nothing of them is imported as something else. */
import { SaveEMailAccountRequest } from '@so-email/codecs'
import { json } from '@so-email/wire'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import type { ImportSource } from '../../src/import/source/ImportSource.js'
import { checkRows } from '../../src/import/source/readSource.js'

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** The rows: an account, or why there is none; an error of the whole source is the last one. */
const rowsOf = async (format: ImportSource['format'], bytes: Uint8Array, csv: ImportSource['csv'] = {}, size = 7) => {
  const rows: Array<unknown> = []
  for await (const read of checkRows({ input: { stream: chunksOf(bytes, size) }, format, csv }))
    rows.push(E.isLeft(read) ? read.left : E.toUnion(read.right.account))
  return rows
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le')

describe('a text of another encoding', () => {
  it('is refused, row by row, and not imported with other characters', async () => {
    const rows = ['Garçon', 'plain']

    expect(await rowsOf('csv', latin1(`InboxFolder\n${rows.join('\n')}\n`))).toEqual([
      'it is not UTF-8',
      { InboxFolder: 'plain' },
    ])
    expect(
      await rowsOf('ndjson', latin1(rows.map((InboxFolder) => JSON.stringify({ InboxFolder })).join('\n'))),
    ).toEqual(['the row is not utf-8', { InboxFolder: 'plain' }])
    expect(await rowsOf('json', latin1(JSON.stringify(rows)))).toEqual([
      { _tag: 'SourceUnreadable', reason: 'it is not JSON', line: 1 },
    ])
  })

  // A reader of single bytes takes the second half of some characters, as U+2200, for a quote or a line end.
  it('is read where its first bytes name it, however it is cut', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'ç', '∀', '∊', 'Ⱝ', '中', '\u0a0d', '😀') })
    const texts = fc.array(
      text.filter((cell) => cell.trim() !== ''),
      { minLength: 1, maxLength: 5 },
    )
    const written = {
      csv: (rows: ReadonlyArray<string>) =>
        ['InboxFolder', ...rows.map((row) => `"${row.replaceAll('"', '""')}"`)].join('\n'),
      json: (rows: ReadonlyArray<string>) => JSON.stringify(rows.map((InboxFolder) => ({ InboxFolder }))),
      ndjson: (rows: ReadonlyArray<string>) => rows.map((InboxFolder) => JSON.stringify({ InboxFolder })).join('\n'),
    }
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom('csv', 'json', 'ndjson'),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (rows, format, size, isSwapped) => {
          const bytes = Buffer.from(utf16(written[format](rows)))

          expect(await rowsOf(format, isSwapped ? bytes.swap16() : bytes, {}, size)).toEqual(
            rows.map((InboxFolder) => ({ InboxFolder })),
          )
        },
      ),
    )
  })

  it('is not read behind a mark that does not belong to it', async () => {
    const half = Buffer.concat([utf16('InboxFolder\n'), Buffer.from([0x00, 0xd8]), Buffer.from('\n', 'utf16le')])

    expect(await rowsOf('csv', half)).toEqual([
      { _tag: 'SourceUnreadable', reason: 'The encoded data was not valid for encoding utf-16le', line: null },
    ])
  })

  it.each([1, 2, 3, 4, 1000])('has the mark of an editor before it, in chunks of %d bytes', async (size) => {
    const account = { InboxFolder: 'Garçon' }

    expect(await rowsOf('csv', utf8('\ufeffInboxFolder\nGarçon\n'), {}, size)).toEqual([account])
    expect(await rowsOf('ndjson', utf8(`\ufeff${JSON.stringify(account)}`), {}, size)).toEqual([account])
    expect(await rowsOf('json', utf8(`\ufeff${JSON.stringify([account, {}])}`), {}, size)).toEqual([account, {}])
  })
})

describe('a CSV', () => {
  it.each([
    ['EMailAddress,EMailAddress\na,b\n', {}, 'the header has EMailAddress more than once'],
    ['Mail,Owner,Mail\na,1,b\n', { columns: { EMailAddress: 'Mail' } }, 'the header has Mail more than once'],
  ])('whose header names a column twice is not read: %j', async (text, csv, reason) => {
    expect(await rowsOf('csv', utf8(text), csv)).toEqual([{ _tag: 'SourceUnreadable', reason, line: 1 }])
  })

  it('with a hundred thousand unknown columns is refused at once, and names the first of them', async () => {
    const columns = Array.from({ length: 140_000 }, (_, i) => `c${i}`)
    const began = performance.now()

    expect(await rowsOf('csv', utf8(`EMailAddress,${columns.join(',')}\n`), {}, 65_536)).toEqual([
      {
        _tag: 'SourceUnreadable',
        reason: `the columns ${columns.slice(0, 20).join(', ')}, ... are named as no property: a mapping is needed`,
        line: 1,
      },
    ])
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  it('may name a column twice that is left out', async () => {
    const csv = { columns: { EMailAddress: 'Mail' } }

    expect(await rowsOf('csv', utf8('Mail,Note,Note\na,1,2\n'), csv)).toEqual([{ EMailAddress: 'a' }])
  })

  it('in which a quote is never closed is not read from there on, whatever its size', async () => {
    const text = `EMailAddress\na\n"b\n${'c@example.test\n'.repeat(200_000)}`
    const reason = 'a record has more than 1048576 bytes; a quote may not be closed'

    expect(await rowsOf('csv', utf8(text), {}, 65_536)).toEqual([
      { EMailAddress: 'a' },
      { _tag: 'SourceUnreadable', reason, line: 3 },
    ])
    expect(await rowsOf('csv', utf8('EMailAddress\na\n\n"b\nc@example.test\n'))).toEqual([
      { EMailAddress: 'a' },
      { _tag: 'SourceUnreadable', reason: 'a quote is not closed', line: 4 },
    ])
  })
})

describe('JSON', () => {
  it('has an element behind each comma', async () => {
    expect(await rowsOf('json', utf8('[{},]'))).toEqual([{}, 'the row is empty'])
    expect(await rowsOf('json', utf8('[]'))).toEqual([])
  })

  it.each(['json', 'ndjson'] as const)('keeps every digit of a number in an unknown property (%s)', async (format) => {
    const account = '{"Later":123456789012345678901234567890}'
    const [row] = await rowsOf(format, utf8(format === 'json' ? `[${account}]` : account))
    const written = json.write(SaveEMailAccountRequest)(row as SaveEMailAccountRequest) // it was decoded as one

    expect(new TextDecoder().decode(E.toUnion(written) as Uint8Array)).toBe(account)
  })
})
