/** The command around the import: its options, its report, and its exit codes. The import itself has tests of its own. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { makeStub } from '@so-email/provider-stub'
import { openStore, type Store, type StoreError } from '@so-email/store'
import type { Transport, TransportError } from '@so-email/wire'
import { function as F, taskEither as TE } from 'fp-ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { lanes } from '../src/commands/import/lanes.js'
import { draw } from '../src/drawing/draw.js'
import { withoutColours } from '../src/drawing/Style.js'
import { longestAccount } from '../src/longestAccount.js'
import { outputCode } from '../src/Output.js'
import { credentials, sessionOf } from './support/session.js'

const fileOf = (text: string, name = 'mailboxes.csv'): string => {
  const folder = mkdtempSync(join(tmpdir(), 'so-email-import-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const csv = 'Mail,Owner,Ignored\na@example.test,244,x\nb@example.test,nobody,x\nc@example.test,244,x\n'
const mapping = ['--map', 'Mail=EMailAddress', '--map', 'Owner=AssociateId'] as const

const addressesIn = ({ accounts }: ReturnType<typeof makeStub>) =>
  Array.from(accounts.all(), ({ EMailAddress }) => EMailAddress).toSorted()

/** Carries every request out, and loses the response to a save. */
const losingSaves =
  (answer: Transport): Transport =>
  (request, limits) =>
    F.pipe(
      answer(request, limits),
      TE.filterOrElse(
        () => !request.url.includes('SaveEMailAccount'),
        (): TransportError => ({ _tag: 'Disconnected', cause: 'reset', message: 'the connection broke' }),
      ),
    )

describe('import', () => {
  it('saves the accounts of a CSV by its mapping, and reports every row that it does not save', async () => {
    const file = fileOf(csv)
    const { execute, stub } = sessionOf()

    expect(await execute('import', file, ...mapping)).toEqual({
      out: [
        'rows     3',
        'saved    2',
        'refused  1',
        'unknown  0',
        'waiting  0',
        `ledger   ${file}.ledger`,
        '',
        'row  line  state    address  reason',
        '2    3     refused  -        AssociateId: expected a 32-bit integer',
        '',
      ].join('\n'),
      err: '',
      code: 1,
    })
    expect(addressesIn(stub)).toEqual(['a@example.test', 'c@example.test', 'sample@example.test'])
  })

  it('saves nothing twice when it is run again, and reports the same as JSON', async () => {
    const file = fileOf(csv)
    const { execute, stub } = sessionOf()
    await execute('import', file, ...mapping)
    const { out, code } = await execute('import', file, ...mapping, '--json')

    expect(JSON.parse(out)).toEqual({
      total: 3,
      saved: 2,
      refused: 1,
      unknown: 0,
      waiting: 0,
      isInterrupted: false,
      ledger: `${file}.ledger`,
      rows: [
        {
          row: 2,
          line: 3,
          state: 'refused',
          address: null,
          reason: 'AssociateId: expected a 32-bit integer',
        },
      ],
    })
    expect(code).toBe(1)
    expect(addressesIn(stub)).toHaveLength(3)
  })

  it('ends with 3 while it is unknown whether a row was saved, and --resolve finds out', async () => {
    const file = fileOf('{"EMailAddress":"a@example.test","AssociateId":244}\n', 'accounts.ndjson')
    const stub = makeStub()
    const first = await sessionOf({ stub: { ...stub, answer: losingSaves(stub.answer) } }).execute('import', file)
    const second = await sessionOf({ stub }).execute('import', file, '--resolve', '--settle', '0')

    expect([first.code, second.code]).toEqual([3, 0])
    expect(first.out).toContain('unknown  1\n')
    expect(first.out).toContain('The same command with --resolve looks it up.')
    expect(addressesIn(stub)).toEqual(['a@example.test', 'sample@example.test'])
  })

  it.each([
    ['once', 1, 0, /^rows +2\nsaved +2\n/, ''],
    [
      'for ever',
      Number.POSITIVE_INFINITY,
      3,
      /^$/,
      'so-email: The ledger was lost, and what became of the rows under way is unknown. The import goes on when the same command is run again. The store is not available: lost. Try again.\n',
    ],
  ])(
    'reports what was saved though the ledger is lost %s when the import has ended',
    async (_, times, code, out, err) => {
      const lost: StoreError = { _tag: 'StoreUnavailable', reason: 'lost', advice: 'Try again.' }
      let failures = 0
      const openLedger = (location: string) =>
        F.pipe(
          openStore(location),
          TE.map(
            (store): Store => ({
              ...store,
              query: (sql, parameters) => () =>
                (String(sql).includes('LIMIT $2') && failures++ < times
                  ? TE.left(lost)
                  : store.query(sql, parameters))(),
            }),
          ),
        )
      const { execute } = sessionOf({ ports: { openLedger, patience: { pause: 0, limit: 50 } } })
      const file = fileOf('EMailAddress\na@example.test\nb@example.test\n')
      const printed = await execute('import', file)

      expect([printed.code, printed.err]).toEqual([code, err])
      expect(printed.out).toMatch(out)
    },
  )

  it('ends with 3 while another process has rows', () => {
    const counts = { total: 3, saved: 2, refused: 0, unknown: 0, waiting: 1 }
    const output = {
      _tag: 'Imported',
      ...counts,
      isInterrupted: false,
      isResolved: false,
      ledger: 'a.ledger',
      rows: [],
    } as const

    expect(outputCode(output)).toBe(3)
    expect(outputCode({ ...output, saved: 3, waiting: 0 })).toBe(0)
    expect(draw(withoutColours)(output)).toMatch(
      /ledger +a\.ledger\n\nAnother process has the waiting rows\. The same command goes on with those that it leaves\.$/,
    )
  })

  it('shows why --resolve has not decided a row, and does not name it again', async () => {
    const file = fileOf('{"EMailAddress":"a@example.test","AssociateId":500}\n', 'accounts.ndjson')
    const stub = makeStub()
    await sessionOf({ stub: { ...stub, answer: losingSaves(stub.answer) } }).execute('import', file)
    const { out, code } = await sessionOf({ stub }).execute('import', file, '--resolve', '--settle', '0')

    expect(code).toBe(3)
    expect(out).toMatch(/^1 +1 +unknown +a@example\.test +the account belongs to another associate, and a lookup/m)
    expect(out).toContain('An unknown row was sent, and no usable response came.')
    expect(out).not.toContain('--resolve')
  })

  it('saves the credentials of a CSV that has some of their properties, and prints none', async () => {
    const file = fileOf('Mail,Secret\na@example.test,hunter2\n')
    const columns = ['--map', 'Mail=EMailAddress', '--map', 'Secret=IncomingCredentials.Password'] as const
    const { execute, stub } = sessionOf()
    const plan = await execute('import', file, ...columns, '--dry-run')
    const { out, err, code } = await execute('import', file, ...columns, '--set', 'IncomingCredentials.Port=993')

    expect(code).toBe(0)
    expect(stub.accounts.get(271)).toMatchObject({
      IncomingCredentials: { Server: null, Port: 993, AuthType: null, Username: null, Password: 'hunter2' },
      OutgoingCredentials: null,
    })
    expect(plan.out).toContain('IncomingCredentials.Password       <redacted>')
    expect(plan.out + out + err).not.toContain('hunter2')
  })

  it('shares a value as `change` takes it: a name of a code, and a text in quotes', async () => {
    const file = fileOf('EMailAddress\na@example.test\n')
    const { execute } = sessionOf()
    const set = ['--set', 'AccountStatus=ok', '--set', 'InboxFolder="null"', '--set', 'SentFolder='] as const
    const { out } = await execute('import', file, ...set, '--dry-run', '--json')

    expect(JSON.parse(out).first.body).toMatchObject({ AccountStatus: 4, InboxFolder: 'null', SentFolder: '' })
  })

  it('gives one column to several properties', async () => {
    const file = fileOf('Mail\na@example.test\n')
    const { execute, stub } = sessionOf()
    const columns = ['--map', 'Mail=EMailAddress', '--map', 'Mail=IncomingCredentials.Username'] as const

    expect((await execute('import', file, ...columns)).code).toBe(0)
    expect(stub.accounts.get(271)).toMatchObject({
      EMailAddress: 'a@example.test',
      IncomingCredentials: { Username: 'a@example.test' },
    })
  })

  it('reads the standard input, into a ledger that is named', async () => {
    const ledger = `${fileOf('')}.db`
    const { execute, stub } = sessionOf({ input: '[{"EMailAddress":"a@example.test"}]' })

    expect((await execute('import', '-', '--format', 'json', '--ledger', ledger)).code).toBe(0)
    expect(addressesIn(stub)).toEqual(['a@example.test', 'sample@example.test'])
  })

  it.each([
    ['one account', 'a.json', (account: string) => account],
    ['an array', 'a.json', (account: string) => `[${account},\n{}]`],
    ['NDJSON', 'a.ndjson', (account: string) => `${account}\n{}`],
  ])('takes an account of as many bytes as `check` and `save` do: %s', async (_, name, fileFor) => {
    const empty = '{"EMailAddress":"a@example.test","Later":""}'
    const accountOf = (bytes: number) => empty.replace('""', `"${'x'.repeat(bytes - empty.length)}"`)
    const run = async (bytes: number) => {
      const file = fileOf(fileFor(accountOf(bytes)), name)
      const { execute } = sessionOf({ files: { [name]: readFileSync(file) } })
      const commands = [
        ['check', name],
        ['import', file, '--dry-run'],
        ...(name === 'a.json' ? [['save', name, '--dry-run']] : []),
      ]
      return Promise.all(commands.map((argv) => execute(...argv)))
    }
    const [longest, longer] = [await run(longestAccount), await run(longestAccount + 1)]

    expect(longest.map(({ err }) => err.includes('larger than'))).toEqual(longest.map(() => false))
    expect(longest.slice(0, 2).map(({ code }) => code)).toEqual([0, 0])
    expect(longer.map(({ code }) => code === 0)).toEqual(longer.map(() => false))
    expect(longer[0]?.out).toMatch(/^a\.(?:nd)?json:1:[12]: the \w+ is larger than 1048576 bytes\n/)
    expect(longer[1]?.out).toMatch(/1 +1 +refused +- +the row is larger than 1048576 bytes/)
  })

  it('saves the one account of a JSON file', async () => {
    const { execute, stub } = sessionOf()
    const { code } = await execute('import', fileOf('{"EMailAddress":"a@example.test"}\n', 'account.json'))

    expect(code).toBe(0)
    expect(addressesIn(stub)).toEqual(['a@example.test', 'sample@example.test'])
  })

  it('sends nothing in a dry run, and shows the first request and every problem', async () => {
    const file = fileOf(csv)
    const { execute, stub } = sessionOf({ variables: {} })
    const { out, code } = await execute('import', file, ...mapping, '--dry-run')

    expect(code).toBe(1)
    expect(out.split('\n').slice(0, 6)).toEqual([
      'Not sent: 2 accounts of 3 rows would be saved, the first of them so:',
      'Not sent (SaveEMailAccount)',
      'POST /api/v1/Agents/EMail/SaveEMailAccount',
      'EMailAccountId       0',
      'EMailAddress         a@example.test',
      'AssociateId          244',
    ])
    expect(out).toContain('2    3     refused  -        AssociateId: expected a 32-bit integer')
    expect(JSON.parse((await execute('import', file, ...mapping, '--dry-run', '--json')).out)).toMatchObject({
      total: 3,
      valid: 2,
      first: { operation: 'SaveEMailAccount', body: { EMailAddress: 'a@example.test' } },
    })
    expect(stub.journal.entries()).toEqual([])
  })

  it.each([
    ['is missing', (folder: string) => join(folder, 'gone.csv'), 'there is no such file'],
    ['is a folder', (folder: string) => folder, 'it is a folder'],
  ])('makes no ledger for a file that %s', async (_, fileIn, reason) => {
    const folder = dirname(fileOf(csv))
    const file = fileIn(folder)
    const { execute } = sessionOf()
    const expected = { out: '', err: `so-email: ${file} cannot be read: ${reason}\n`, code: 2 }

    expect(await execute('import', file, '--format', 'csv')).toEqual(expected)
    expect(await execute('import', file, '--format', 'csv', '--dry-run')).toEqual(expected)
    expect([...readdirSync(folder), existsSync(`${folder}.ledger`)]).toEqual(['mailboxes.csv', false])
  })

  it.each(['https://crm.example.test/api/v1/', 'HTTPS://CRM.example.test:443/API', 'https://crm.example.test//'])(
    'goes to one server, however that is written: %s',
    async (SUPEROFFICE_URL) => {
      const file = fileOf(csv)
      const { execute, stub } = sessionOf()
      const other = sessionOf({ variables: { ...credentials, SUPEROFFICE_URL }, stub })
      await execute('import', file, ...mapping)

      expect((await other.execute('import', file, ...mapping)).err).toBe('')
    },
  )

  it('replaces the account whose id is in a column of another name', async () => {
    const file = fileOf('Id,Mail\n270,new@example.test\n')
    const { execute, stub } = sessionOf()
    const map = ['--map', 'Id=EMailAccountId', '--map', 'Mail=EMailAddress']
    const { err, code } = await execute('import', file, ...map, '--json')

    expect([err, code]).toEqual(['', 0])
    expect([...stub.accounts.all()].map(({ EMailAddress }) => EMailAddress)).toEqual(['new@example.test'])
  })

  it('shows its progress to a person, and none to a program', async () => {
    const file = fileOf(csv)
    const lines: Array<string> = []
    const show = (line: string) => () => {
      lines.push(line)
    }
    const { execute } = sessionOf({ progress: { show } })
    await execute('import', file, ...mapping, '--ledger', `${file}.1`)
    const count = lines.length
    await execute('import', file, ...mapping, '--ledger', `${file}.2`, '--json')

    expect(lines.at(-1)).toBe('[########################] 3/3, 1 refused')
    expect(lines).toHaveLength(count)
  })

  it.each([
    [8, null, 8],
    [8, 1000, 8],
    [8, 1, 5],
    [64, 10, 50],
  ])(
    'sends no more of %i rows at once than have their turn soon, at a rate of %s: %i',
    (concurrency, rate, expected) => {
      expect(lanes({ concurrency, rate })).toBe(expected)
    },
  )

  it('stops where no row has a chance', async () => {
    const file = fileOf(csv)
    const { execute } = sessionOf({ variables: { ...credentials, SUPEROFFICE_PASSWORD: 'wrong' } })
    const { out, err, code } = await execute('import', file, ...mapping)

    expect([out, code]).toEqual(['', 1])
    expect(err).toMatch(/^so-email: The import stopped, and goes on when the same command is run again: /)
  })

  it('is the same import in whatever order its columns are named', async () => {
    const file = fileOf(csv)
    const { execute } = sessionOf()
    const [map, first, mapAgain, second] = mapping
    await execute('import', file, map, first, mapAgain, second)

    expect(await execute('import', file, map, second, mapAgain, first)).toMatchObject({ err: '', code: 1 })
  })

  it('warns of rows that another ledger would save again when a source was corrected', async () => {
    const file = fileOf(csv)
    const { execute } = sessionOf()
    await execute('import', file, ...mapping)
    writeFileSync(file, csv.replace('nobody', '244'))

    expect(await execute('import', file, ...mapping)).toEqual({
      out: '',
      err: 'so-email: The ledger belongs to another import: it has another file, or this file read in another way (--map, --set, --delimiter, --format). To go on with that import, run its command again. For a new one name another ledger, and leave out the rows that this ledger has as saved, because they would be saved again.\n',
      code: 2,
    })
  })

  it('ends with 3 where it stops because the server answers nothing of use', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `{"EMailAddress":"box${i}@example.test","AssociateId":244}\n`)
    const stub = makeStub()
    const { execute } = sessionOf({ stub: { ...stub, answer: losingSaves(stub.answer) } })
    const { err, code } = await execute('import', fileOf(rows.join(''), 'accounts.ndjson'))

    expect(err).toMatch(/^so-email: The import stopped, and goes on when the same command is run again: /)
    expect(code).toBe(3)
  })

  it.each([
    [['accounts.txt'], 'the name accounts.txt does not end with .ndjson, .json or .csv: name its --format'],
    [['-', '--format', 'csv'], 'the standard input needs a --ledger'],
    [['a.csv', '--format', 'xml'], '--format takes ndjson, json or csv'],
    [['a.csv', '--map', 'Mail'], '--map takes COLUMN=PROPERTY'],
    [['a.csv', '--map', 'Mail=EMailAdress'], '--map EMailAdress is no property; do you mean EMailAddress?'],
    [
      ['a.csv', '--set', 'IncomingCredentials.Password=hunter2'],
      '--set IncomingCredentials.Password is a secret, and arguments are visible in `ps`: it needs a column',
    ],
    [['a.csv', '--set', 'AssociateId=many'], '--set AssociateId takes a whole number from -2147483648 to 2147483647'],
    [
      ['a.csv', '--set', 'InboxFolder=null'],
      '--set InboxFolder=null is no text: a property that no column and no --set names is null',
    ],
    ...[
      ...['postgres://me:hunter2@host/imports', 'postgres://me@server:hunter2@host/imports'],
      ...['postgres://host/imports?password=hunter2', 'postgres://host:port/imports?password=hunter2'],
      // What a URL takes for a port and what stands behind it.
      ...['', '12'].flatMap((port) =>
        ['#', '/', '?'].map((mark) => `postgres://me:${port}${mark}hunter2@host/imports`),
      ),
    ].map((location): [Array<string>, string] => [
      ['a.csv', '--ledger', location],
      '--ledger has a password, which is visible in `ps`: leave it out, and set PGPASSWORD in the environment',
    ]),
    ...[':memory:', 'file::memory:', 'file::memory:?cache=shared'].map((location): [Array<string>, string] => [
      ['a.csv', '--ledger', location],
      '--ledger would be kept in memory, and lost with the process: name a file',
    ]),
    [['a.csv', '--ledger', ''], '--ledger is empty: name a file'],
    [['a.csv', '--map', 'Mail=EMailAddress', '--map', 'Other=EMailAddress'], 'EMailAddress is given more than once'],
    [['a.csv', '--set', 'InboxFolder=Post', '--set', 'InboxFolder=INBOX'], 'InboxFolder is given more than once'],
    ...[
      ['--map', 'Mail=EMailAddress'],
      ['--set', 'InboxFolder=Post'],
      ['--delimiter', ';'],
    ].map(([option = '', value = '']): [Array<string>, string] => [
      ['a.ndjson', option, value],
      `${option} is for a CSV, and a.ndjson is ndjson`,
    ]),
    [['a.csv', '--concurrency', '65'], '--concurrency takes a whole number from 1 to 64'],
    [['a.csv', '--set', 'EMailAccountId=270'], '--set EMailAccountId is that of one account: it needs a column'],
    [['a.csv', '--settle', '5'], '--settle needs --resolve: only the rows that are looked up wait for it'],
    [['a.csv', '--rate', '0'], '--rate takes a whole number from 1 to 100000'],
    [['a.csv', '--delimiter', ';;'], '--delimiter takes one character, which is neither a quote nor a line end'],
    [['a.csv', '--delimiter', '"'], '--delimiter takes one character, which is neither a quote nor a line end'],
  ])('refuses %j', async (argv, reason) => {
    const { out, err, code } = await sessionOf().execute('import', ...argv)

    expect({ out, err, code }).toEqual({
      out: '',
      err: `so-email: ${reason}\nTry \`so-email import --help\`\n`,
      code: 2,
    })
  })
})
