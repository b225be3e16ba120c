import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { csvRows } from '../../src/import/source/csvRows.js'
import { elements } from '../../src/import/source/elements.js'
import { formatOf, type ImportSource } from '../../src/import/source/ImportSource.js'
import { lines } from '../../src/import/source/lines.js'
import { openSource } from '../../src/import/source/OpenSource.js'
import { checkRows } from '../../src/import/source/readSource.js'
import type { RawRow } from '../../src/import/source/SourceRow.js'
import { fileOf, right } from './importing.js'

const all = async <A>(items: AsyncIterable<A>): Promise<ReadonlyArray<A>> => {
  const found: Array<A> = []
  for await (const item of items) found.push(item)
  return found
}

async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Rows as plain data. */
const drawn = (rows: ReadonlyArray<RawRow>) =>
  rows.map(({ line, bytes }) => [line, E.isLeft(bytes) ? bytes : new TextDecoder().decode(bytes.right)])

/** The rows of a text: line and account, or line and reason. */
const rowsOf = async (format: ImportSource['format'], text: string, csv: ImportSource['csv'] = {}) =>
  (await all(checkRows({ input: { path: fileOf(text) }, format, csv }))).map((read) =>
    E.isLeft(read)
      ? read.left
      : [
          read.right.row,
          read.right.line,
          E.isLeft(read.right.account) ? read.right.account.left : read.right.account.right,
        ],
  )

describe('NDJSON', () => {
  it('has a row a line, and one that is no account does not concern the others', async () => {
    const text = '{"EMailAddress":"a@example.test"}\r\n\n{"EMailAddress":1}\n{"EMail\n[]\n{"AssociateId":7}'

    expect(await rowsOf('ndjson', text)).toEqual([
      [1, 1, { EMailAddress: 'a@example.test' }],
      [2, 3, 'EMailAddress: expected string or null, got 1'],
      [3, 4, expect.stringMatching(/line 1, column/)],
      [4, 5, 'expected EMailAccount, got an array of 0'],
      [5, 6, { AssociateId: 7 }],
    ])
  })

  it('shows no password', async () => {
    const [row] = await rowsOf('ndjson', '{"IncomingCredentials":{"Password":["sample-password"]}}')

    expect(JSON.stringify(row)).not.toMatch(/sample-password/)
  })

  it('has the same lines however it is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string()), fc.integer({ min: 1, max: 20 }), async (texts, size) => {
        const cut = await all(lines(chunksOf(texts.join('\n'), size)))
        const whole = await all(lines(chunksOf(texts.join('\n'), 1_000_000)))

        expect(drawn(cut)).toEqual(drawn(whole))
      }),
    )
  })

  it('refuses a line of megabytes and reads the next one', async () => {
    const text = `{"EMailAddress":"${'x'.repeat(3_000_000)}"}\n{}`

    expect(await rowsOf('ndjson', text)).toEqual([
      [1, 1, expect.stringMatching(/1048576 bytes/)],
      [2, 2, {}],
    ])
  })
})

describe('a JSON array', () => {
  it('has a row for each element, and one that is no account does not concern the others', async () => {
    const text = '[ {"EMailAddress": "a, [b]\\" @example.test"},\n\n {"AssociateId":\n"x"}, 7,\n{"a" 1}, {} ]\n'

    expect(await rowsOf('json', text)).toEqual([
      [1, 1, { EMailAddress: 'a, [b]" @example.test' }],
      [2, 3, 'AssociateId: expected Int32, got "x"'],
      [3, 4, 'expected EMailAccount, got a number'],
      [4, 5, expect.stringMatching(/line 1, column/)],
      [5, 5, {}],
    ])
  })

  it('has the same elements however it is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.json({ maxDepth: 2, stringUnit: 'grapheme' })),
        fc.integer({ min: 1, max: 20 }),
        async (texts, size) => {
          const rows = await all(elements(chunksOf(`[${texts.join(' ,\n')}]`, size)))

          expect(drawn(rows.map((row) => right(row))).map(([line, text]) => [line, String(text).trim()])).toEqual(
            texts.map((text, i) => [i + 1, text.trim()]),
          )
        },
      ),
    )
  })

  it.each([
    ['{}', 'expected a JSON array', 1],
    ['[{}', 'the array does not end', 1],
    ['[{}]\n[]', 'something follows the array', 2],
    ['[{},\nx', 'it is not JSON', 2],
    ['', 'the array does not end', 1],
  ])('that is none is unreadable: %j', async (text, reason, line) => {
    expect((await rowsOf('json', text)).at(-1)).toEqual({ _tag: 'SourceUnreadable', reason, line })
  })
})

describe('a CSV', () => {
  it('has a column for each property, which the codec gives its type', async () => {
    const text =
      '\uFEFFEMailAddress,AssociateId,IncomingCredentials.Server\na@example.test,244,\n"b, ""c""@example.test",x,mail.example.test\n'

    expect(await rowsOf('csv', text)).toEqual([
      [1, 2, { EMailAddress: 'a@example.test', AssociateId: 244 }],
      [2, 3, 'AssociateId: expected a 32-bit integer'],
    ])
  })

  it('is read by a mapping, with constants and another delimiter', async () => {
    const csv = { delimiter: ';', columns: { EMailAddress: 'mail' }, values: { AssociateId: '244' } }

    expect(await rowsOf('csv', 'name;mail\nA;a@example.test\n;\n', csv)).toEqual([
      [1, 2, { EMailAddress: 'a@example.test', AssociateId: 244 }],
      [2, 3, { AssociateId: 244 }],
    ])
  })

  it('refuses a row with other cells, and goes on', async () => {
    expect(
      await rowsOf('csv', 'EMailAddress,AssociateId\na@example.test\nb@example.test,2,3\nc@example.test,4\n'),
    ).toEqual([
      [1, 2, 'it has 1 cells, and the header has 2'],
      [2, 3, 'it has 3 cells, and the header has 2'],
      [3, 4, { EMailAddress: 'c@example.test', AssociateId: 4 }],
    ])
  })

  it('refuses a row with a wrong quote, and goes on', async () => {
    expect(await rowsOf('csv', 'EMailAddress\na"b\nc@example.test\n')).toEqual([
      [1, 2, expect.stringMatching(/^Invalid Opening Quote/)],
      [2, 3, { EMailAddress: 'c@example.test' }],
    ])
  })

  it.each([
    ['', {}, 'there is no header', 1],
    ['mail\na\n', {}, 'the columns mail are named as no property: a mapping is needed', 1],
    ['mail\na\n', { columns: { EMailAddress: 'Mail' } }, 'there is no column Mail', 1],
    ['mail\na\n', { columns: { EmailAdress: 'mail' } }, 'no account has the property EmailAdress', null],
  ])('is unreadable without its columns: %j, %j', async (text, csv, reason, line) => {
    expect(await rowsOf('csv', text, csv)).toEqual([{ _tag: 'SourceUnreadable', reason, line }])
  })

  it('has the same rows however it is cut into chunks', async () => {
    const text = `EMailAddress,AssociateId\n${Array.from({ length: 30 }, (_, i) => `"a""${i}",${i}${i % 7 === 0 ? ',1' : ''}`).join('\r\n')}`
    const whole = await all(csvRows()(chunksOf(text, 1_000_000)))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
        expect(await all(csvRows()(chunksOf(text, size)))).toEqual(whole)
      }),
      { numRuns: 10 },
    )
  })
})

describe('a source', () => {
  it('that is missing is unreadable', async () => {
    expect(await all(checkRows({ input: { path: '/nowhere/x.ndjson' }, format: 'ndjson' }))).toEqual([
      E.left({ _tag: 'SourceUnreadable', reason: expect.stringMatching(/ENOENT/), line: null }),
    ])
  })

  it('that is a stream has the digest of a file with the same bytes', async () => {
    const text = '{}\n{"AssociateId":1}'
    const digestOf = async (source: ImportSource) => {
      const { digest, close } = right(await openSource(source)())
      await close()
      return digest
    }

    const file = await digestOf({ input: { path: fileOf(text) }, format: 'ndjson' })

    expect(await digestOf({ input: { stream: chunksOf(text, 3) }, format: 'ndjson' })).toBe(file)
    expect(await digestOf({ input: { path: fileOf(`${text} `) }, format: 'ndjson' })).not.toBe(file)
    expect(await digestOf({ input: { path: fileOf(text) }, format: 'json' })).not.toBe(file)
  })

  it('that is a stream is read as often as needed', async () => {
    const opened = right(await openSource({ input: { stream: chunksOf('{}\n{}', 2) }, format: 'ndjson' })())

    const [first, second] = [await all(lines(opened.chunks())), await all(lines(opened.chunks()))]
    await opened.close()

    expect(first.length).toBe(2)
    expect(drawn(second)).toEqual(drawn(first))
  })

  it('has the format that its name ends with', () => {
    expect(['a.csv', 'a.JSON', 'b.jsonl', 'x.ndjson', 'x.txt', 'csv'].map(formatOf)).toEqual([
      'csv',
      'json',
      'ndjson',
      'ndjson',
      undefined,
      undefined,
    ])
  })
})
