import { existsSync, writeFileSync } from 'node:fs'
import { heldBytes } from '@so-email/testing/memory'
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
import { longestAccount } from '../../src/longestAccount.js'
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

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

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
    ['null', 'expected a JSON array or an object', 1],
    ['{}\n{}', 'something follows the object; several accounts are an array or NDJSON', 2],
    ['{', 'the object does not end', 1],
    ['[{}', 'the array does not end', 1],
    ['[{}]\n[]', 'something follows the array', 2],
    ['[{},\nx', 'it is not JSON', 2],
    ['', 'expected a JSON array or an object', 1],
    [' \n', 'expected a JSON array or an object', 2],
  ])('that is none is unreadable: %j', async (text, reason, line) => {
    expect((await rowsOf('json', text)).at(-1)).toEqual({ _tag: 'SourceUnreadable', reason, line })
  })
})

describe('a JSON object', () => {
  it.each([1, 2, 3, 1000])('in place of an array is its one account, in chunks of %d bytes', async (size) => {
    const text =
      '\n {"EMailAddress": "a@example.test",\n "IncomingCredentials": null, "more": {"a": [1, {}], "b": "}"}} \n'
    const rows = await all(elements(chunksOf(text, size)))

    expect(drawn(rows.map(right))).toEqual([[2, text.trim()]])
  })

  it('that is no account is a row that is refused', async () => {
    expect(await rowsOf('json', '{"AssociateId": "x"}')).toEqual([[1, 1, 'AssociateId: expected Int32, got "x"']])
    expect(await rowsOf('json', '{"AssociateId" 1}')).toEqual([[1, 1, expect.stringMatching(/line 1, column/)]])
  })
})

describe('an element that is too long', () => {
  it('is refused, and the next one is read, however it is cut into chunks', async () => {
    const long = `{"a":"${'x'.repeat(longestAccount)}",\n"b":[${'1,\n'.repeat(1000)}1]}`
    const text = `[{},\n ${long},\n{"AssociateId":7}]`
    const rows = [
      [1, 1, {}],
      [2, 2, 'the row is larger than 1048576 bytes'],
      [3, 1004, { AssociateId: 7 }],
    ]

    expect(await rowsOf('json', text)).toEqual(rows)
    const cut = await all(elements(chunksOf(text, 1000)))
    expect(cut.map((row) => right(row).line)).toEqual([1, 2, 1004])
  })

  it('of many values is refused, with any spaces around it', async () => {
    const megabyte = new Uint8Array(2 ** 20).fill(32)
    async function* source(): AsyncGenerator<Uint8Array> {
      yield utf8('[')
      for (let i = 0; i < 18; i++) yield megabyte
      yield utf8('{"a":[1')
      for (let i = 0; i < 10; i++) yield utf8(',1'.repeat(2 ** 16))
      yield utf8(']}, {}]')
      for (let i = 0; i < 18; i++) yield megabyte
    }
    const rows = (await all(elements(source()))).map((row) => right(row))

    expect(rows.map(({ line, bytes }) => [line, E.isRight(bytes) && bytes.right.length])).toEqual([
      [1, longestAccount + 1],
      [1, 2],
    ])
  })

  it.each(['[{"a":', '[', ''])('by a quote that is never closed ends the source: %s', async (text) => {
    async function* source(): AsyncGenerator<Uint8Array> {
      yield utf8(`\n${text}"`)
      for (;;) yield new Uint8Array(2 ** 20).fill(120)
    }

    expect((await all(elements(source()))).at(-1)).toEqual(
      E.left({
        _tag: 'SourceUnreadable',
        reason: 'a value has more than 16777216 bytes; a quote may not be closed',
        line: 2,
      }),
    )
  })
})

it('refuses an address that no ledger keeps as it is, by which an account would not be found again', async () => {
  const reason = 'EMailAddress: it has a character that is no text'
  const good = '\ud83d\ude00@example.test'

  expect(
    await rowsOf(
      'ndjson',
      `{"EMailAddress":"a\\u0000b@example.test"}\n{"EMailAddress":"\\ud800@example.test"}\n{"EMailAddress":"${good}"}`,
    ),
  ).toEqual([
    [1, 1, reason],
    [2, 2, reason],
    [3, 3, { EMailAddress: good }],
  ])
  expect(await rowsOf('csv', 'EMailAddress\na\0b@example.test\n')).toEqual([[1, 2, reason]])
})

it('refuses what was printed, whose passwords are gone, and misspelled names, as a save does', async () => {
  const credentials = {
    ServiceAuthId: 1,
    Server: 's',
    Port: 1,
    AuthType: null,
    Username: 'ops',
    Password: '<redacted>',
  }
  const printed = 'IncomingCredentials.Password is <redacted>, which stands for a secret that was not printed'
  const rows = [
    { EMailAccountId: 270, IncomingCredentials: credentials },
    { EMailAdress: 'a@example.test' },
    { 'Sent\u0000Folder': '' },
    { Later: 1 },
  ]

  expect(await rowsOf('ndjson', rows.map((row) => JSON.stringify(row)).join('\n'))).toEqual([
    [1, 1, printed],
    [2, 2, 'EMailAdress is no property; EMailAddress is one'],
    [3, 3, 'Sent\\u{0}Folder is no property; SentFolder is one'],
    [4, 4, { Later: 1 }],
  ])
  expect(await rowsOf('csv', 'IncomingCredentials.Password\n<redacted>\n')).toEqual([[1, 2, printed]])
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

    expect(await rowsOf('csv', 'name;mail\nA;a@example.test\nB;\n', csv)).toEqual([
      [1, 2, { EMailAddress: 'a@example.test', AssociateId: 244 }],
      [2, 3, { AssociateId: 244 }],
    ])
  })

  it('has the line on which a row ends, whatever ends the lines inside of its cells', async () => {
    const text = 'EMailAddress,InboxFolder\r\na,"x\r\ny\r\n"\r\nb,"x\ny"\r\n\r\nc,z\r\n'

    expect(await rowsOf('csv', text)).toMatchObject([
      [1, 4, { InboxFolder: 'x\r\ny\r\n' }],
      [2, 6, { InboxFolder: 'x\ny' }],
      [3, 8, { InboxFolder: 'z' }],
    ])
  })

  it('has no row where all cells are empty, as spreadsheets write them', async () => {
    expect(await rowsOf('csv', ',\nEMailAddress,AssociateId\n,\na@example.test,244\n" ",\n,\n')).toEqual([
      [1, 4, { EMailAddress: 'a@example.test', AssociateId: 244 }],
    ])
  })

  it('has rows with any line end, also where the first is another one', async () => {
    const rows = ['EMailAddress', 'a@example.test', '"b"', 'c@example.test', 'd@example.test', '']
    const texts = (['\n', '\r\n', '\r'] as const).map((first) =>
      rows.map((row, i) => row + (i === 0 ? first : (['\r\n', '\r', '\n'][i % 3] ?? ''))).join(''),
    )
    const cut = texts.flatMap((text) => [1, 2, 3, 1000].map((size) => chunksOf(text, size)))

    for (const chunks of cut)
      expect(drawn((await all(csvRows()(chunks))).map(right))).toEqual([
        [2, 'EMailAddress=a%40example.test'],
        [3, 'EMailAddress=b'],
        [4, 'EMailAddress=c%40example.test'],
        [5, 'EMailAddress=d%40example.test'],
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
    ['EMailAddress,mail\na,b\n', {}, 'the columns mail are named as no property: a mapping is needed', 1],
    ['a@example.test,hunter2\n', {}, 'no column is named as a property: a header or a mapping is needed', 1],
    ['hunter2,hunter2\n', {}, 'no column is named as a property: a header or a mapping is needed', 1],
    ['mail\na\n', { columns: { EMailAddress: 'Mail' } }, 'there is no column Mail. Case counts: mail', 1],
    ['mail\na\n', { columns: { EMailAddress: 'post' } }, 'there is no column post', 1],
    [
      'a\nb\n',
      { values: { associateid: '1' } },
      'no account has the property associateid. Case counts: AssociateId',
      null,
    ],
    [
      'emailaddress,hunter2\na,b\n',
      {},
      'no column is named as a property: a header or a mapping is needed. Case counts: EMailAddress',
      1,
    ],
    [
      'EMailAddress,associateid\na,1\n',
      {},
      'the columns associateid are named as no property: a mapping is needed. Case counts: AssociateId',
      1,
    ],
    [
      'EMailAddress;AssociateId\na;1\n',
      {},
      "no column is named as a property: a header or a mapping is needed. The columns may be separated by semicolons: try --delimiter ';'",
      1,
    ],
    [
      'mail;owner\na;1\n',
      { columns: { EMailAddress: 'mail' } },
      "there is no column mail. The columns may be separated by semicolons: try --delimiter ';'",
      1,
    ],
    ['mail;x,y\na,b\n', {}, 'no column is named as a property: a header or a mapping is needed', 1],
    ['"EMailAddress\na@example.test\n', {}, 'a quote is not closed', 1],
    ['mail\na\n', { columns: { EmailAdress: 'mail' } }, 'no account has the property EmailAdress', null],
  ])('is unreadable without its columns: %j, %j', async (text, csv, reason, line) => {
    expect(await rowsOf('csv', text, csv)).toEqual([{ _tag: 'SourceUnreadable', reason, line }])
  })

  it('refuses a row with several wrong quotes once', async () => {
    expect(await rowsOf('csv', 'EMailAddress,InboxFolder\na"b"c,d"\nc@example.test,x\n')).toEqual([
      [1, 2, expect.stringMatching(/^Invalid Opening Quote/)],
      [2, 3, { EMailAddress: 'c@example.test', InboxFolder: 'x' }],
    ])
  })

  it.each(['\n', '\r\n', '\r'])(
    'has the lines of rows behind others that are refused or empty, whose cells have several: %j',
    async (end) => {
      const text = [
        'EMailAddress,InboxFolder',
        `a"b,"x${end}y"`,
        '',
        `,"${end}"`,
        `c@example.test,"x${end}${end}y"`,
        '',
        '',
        `"d${end}",e"`,
        'f"',
        'g@example.test,',
      ].join(end)
      const cut = [1, 2, 3, 7, 1000].map((size) => all(csvRows()(chunksOf(text, size))))

      for (const rows of await Promise.all(cut))
        expect(rows.map(right).map(({ line }) => line)).toEqual([2, 9, 13, 14, 15])
    },
  )

  it('is not read from a line on that has cells without an end', async () => {
    async function* cells(): AsyncGenerator<Uint8Array> {
      yield utf8('EMailAddress\na\n')
      for (;;) yield utf8(','.repeat(100_000))
    }

    expect((await all(csvRows()(cells()))).slice(-1)).toEqual([
      E.left({ _tag: 'SourceUnreadable', reason: 'a line has more than 4194304 bytes', line: 3 }),
    ])
  })

  it('counts any number of empty lines in front of a row, and keeps none of them', async () => {
    const held: Array<number> = []
    async function* gaps(): AsyncGenerator<Uint8Array> {
      yield utf8('EMailAddress\n')
      const before = heldBytes()
      for (let i = 0; i < 100; i += 1) yield utf8((i % 2 === 0 ? '\n' : '\n ').repeat(50_000))
      held.push(heldBytes() - before)
      yield utf8('\na"b\n')
    }
    const rows = await all(csvRows()(gaps()))

    expect(rows).toMatchObject([{ right: { line: 5_000_003 } }])
    expect(held[0]).toBeLessThan(20_000_000)
  })

  it('is not read from a cell on that goes on behind its closing quote, as it would take in the rows behind it', async () => {
    const rows = await all(csvRows()(chunksOf('EMailAddress\na\n\n"b" c\nd@example.test\n"e"\n', 1000)))

    expect(rows.slice(0, 2)).toMatchObject([
      { right: { line: 2 } },
      { left: { line: 4, reason: 'a cell goes on behind its closing quote; a quote in a cell is written twice' } },
    ])
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
  it('has each account that is replaced once, as it would be chance which of two rows is saved last', async () => {
    const ids = [270, 0, 271, 270, 32_768, 2_147_483_647, 0, 32_767, 32_768, 2_147_483_647, 65_535]
    const text = ids.map((EMailAccountId) => JSON.stringify({ EMailAccountId })).join('\n')

    expect(await rowsOf('ndjson', `{"EMailAccountId":271,"AssociateId":"7"}\n${text}`)).toEqual([
      [1, 1, 'AssociateId: expected Int32, got "7"'],
      ...ids.map((id, i) => [
        i + 2,
        i + 2,
        [3, 8, 9].includes(i) ? `EMailAccountId: an account before it has the id ${id} too` : { EMailAccountId: id },
      ]),
    ])
  })

  it('that is missing is unreadable', async () => {
    expect(await all(checkRows({ input: { path: '/nowhere/x.ndjson' }, format: 'ndjson' }))).toEqual([
      E.left({ _tag: 'SourceUnreadable', reason: 'no such file or directory', line: null }),
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

  const piece = 64 * 1024
  it.each(
    [1, piece - 1, piece, piece + 1, 3 * piece].flatMap((length) =>
      (
        [
          ['is longer', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
          ['is shorter', (bytes) => bytes.subarray(1)],
          ['is cut', (bytes) => bytes.subarray(0, -1)],
          ['is empty', () => Buffer.alloc(0)],
          ['has another end', (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from('x')])],
        ] satisfies ReadonlyArray<readonly [string, (bytes: Buffer) => Buffer]>
      ).map(([what, edit]) => [length, what, edit] as const),
    ),
  )('of %i bytes gives none but those of its digest, when it then %s', async (length, _, edit) => {
    const bytes = Buffer.from(Array.from({ length }, (_, i) => i % 251))
    const path = fileOf('')
    writeFileSync(path, bytes)
    const opened = right(await openSource({ input: { path }, format: 'ndjson' })())
    writeFileSync(path, edit(bytes))
    const given: Array<Uint8Array> = []
    const reading = async () => {
      for await (const chunk of opened.chunks()) given.push(chunk)
    }

    await expect(reading()).rejects.toThrow()
    expect(bytes.indexOf(Buffer.concat(given))).toBe(0)
    await opened.close()
  })

  const endless = async function* (): AsyncGenerator<Uint8Array> {
    for (;;) yield new Uint8Array(1000)
  }

  it('that is no file is copied up to a bound', async () => {
    const reason = 'it has more than 5000 bytes, and is no file: save it to one first'
    const limits = { mostCopied: 5000 }
    const of = (input: ImportSource['input']) => openSource({ input, format: 'ndjson' }, limits)()

    expect(await of({ stream: endless() })).toEqual(E.left({ _tag: 'SourceUnreadable', reason, line: null }))
    await right(await of({ stream: chunksOf('x'.repeat(5000), 1000) })).close()
    if (existsSync('/dev/zero'))
      expect(await of({ path: '/dev/zero' })).toEqual(E.left({ _tag: 'SourceUnreadable', reason, line: null }))
  })

  it('that is no file and has no end ends when the import is interrupted', async () => {
    const controller = new AbortController()
    async function* interrupted(): AsyncGenerator<Uint8Array> {
      yield* chunksOf('x'.repeat(3000), 1000)
      controller.abort()
      yield* endless()
    }
    const limits = { signal: controller.signal, mostCopied: 100_000 }
    const opened = await openSource({ input: { stream: interrupted() }, format: 'ndjson' }, limits)()

    expect(opened).toMatchObject({ left: { _tag: 'SourceUnreadable', reason: expect.stringMatching(/aborted/) } })
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
