import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { makeSchema, startPostgres } from '@so-email/testing/postgres'
import fc from 'fast-check'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { fileError } from '../src/file/fileError.js'
import { lastingLocation, migrate, openStore, type Store, type StoreError, storeErrorMessage } from '../src/index.js'
import { redactPassword } from '../src/postgres/redactPassword.js'
import { locations, open, right, temporaryFile } from './stores.js'

const failureOf = async (location: string): Promise<StoreError> => {
  const opened = await openStore(location, { timeout: 5_000 })()
  if (E.isRight(opened)) throw new Error('it opened')
  return opened.left
}

describe('a location', () => {
  it.each(['', 'mysql://user:secret@host/x', 'file://elsewhere/x.db', 'postgres://user:secret@host:port/x'])(
    'that no driver reads is refused without being shown: %j',
    async (location) => {
      const failure = await failureOf(location)

      expect(failure).toMatchObject({ _tag: 'InvalidLocation' })
      expect(storeErrorMessage(failure)).not.toMatch(/secret/)
    },
  )

  it.each([
    ...['postgres:user:secret@host/x', 'POSTGRESQL:/user:secret@host/x', 'libsql:secret', 'https:secret'],
    ...['file:secret.db', 'File:./secret.db'],
  ])('that lacks a slash makes no file, and is not shown: %j', async (location) => {
    const failure = await failureOf(location)

    expect(failure).toMatchObject({ _tag: 'InvalidLocation' })
    expect(storeErrorMessage(failure)).not.toMatch(/secret/)
    expect([location, '/secret.db'].filter(existsSync)).toEqual([])
  })

  it.runIf(process.platform === 'linux')('that is a pipe or a device is refused before it is opened', async () => {
    const pipe = temporaryFile()
    execFileSync('mkfifo', [pipe])
    const refused = { _tag: 'InvalidLocation', reason: 'the path leads to no file, but to a pipe or a device' }

    expect([await failureOf(pipe), await failureOf('/dev/null')]).toEqual([refused, refused])
  })

  it.each([':memory:', 'file::memory:', 'File::memory:?cache=shared'])(
    'that is in memory makes no file, and does not last: %s',
    async (location) => {
      const store = await open(location)

      expect(await store.query("SELECT file FROM pragma_database_list WHERE name = 'main'")()).toEqual(
        E.right([{ file: '' }]),
      )
      expect(lastingLocation(location)).toEqual(
        E.left('would be kept in memory, and lost with the process: name a file'),
      )
    },
  )

  it.each(['visits.db', './:memory:', 'file:///srv/visits.db', 'postgres://host/x'])(
    'that lasts is itself: %s',
    (location) => {
      expect(lastingLocation(location)).toEqual(E.right(location))
    },
  )

  it.each(['', ' '])('that is empty does not last: %j', (location) => {
    expect(lastingLocation(location)).toEqual(E.left('is empty: name a file'))
  })

  it('that is a file: URL is its path', async () => {
    const path = temporaryFile()
    const store = await open(`file://${path}`)

    expect(await store.query('SELECT 1 AS one')()).toEqual(E.right([{ one: 1 }]))
    expect(statSync(path).isFile()).toBe(true)
  })
})

const drivers: ReadonlyArray<readonly [driver: string, location: () => string]> = [
  ['libsql', temporaryFile],
  ['pg', () => 'postgres://user:secret@localhost/x'],
]

describe('a driver', () => {
  it.each(drivers)('that is not installed is named: %s', async (driver, location): Promise<void> => {
    vi.resetModules()
    vi.doMock(driver, () => {
      throw new Error(`Cannot find package '${driver}'\nimported from somewhere`)
    })
    const fresh: { openStore: typeof openStore } = await import('../src/openStore.js')
    const opened = await fresh.openStore(location())()
    vi.doUnmock(driver)

    expect(opened).toMatchObject({
      left: { _tag: 'DriverMissing', driver, install: `npm install ${driver}` },
    })
    if (E.isLeft(opened)) expect(storeErrorMessage(opened.left)).not.toMatch(/secret|somewhere/)
  })
})

describe('a file', () => {
  it('belongs to one process until that ends, however it ends', async () => {
    const path = temporaryFile()
    const store = await open(path)
    right(await store.query('CREATE TABLE kept (id INTEGER)')())
    await store.close()
    const script = `const database = new (require('libsql'))(${JSON.stringify(path)})
      database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; BEGIN EXCLUSIVE; COMMIT')
      database.exec('INSERT INTO kept VALUES (1)')
      console.log('open')
      setInterval(() => {}, 1000)`
    const other = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(other.stdout, 'data')

    const meanwhile = await failureOf(path)
    other.kill('SIGKILL')
    await once(other, 'exit')

    expect(meanwhile).toEqual({
      _tag: 'StoreUnavailable',
      reason: `${path}: database is locked`,
      advice: 'Another process has the file open: end it, or let the processes share a PostgreSQL database.',
    })
    expect(await (await open(path)).query('SELECT id FROM kept')()).toEqual(E.right([{ id: 1 }]))
  })

  it('belongs to one process, though that tries to open it once more', async () => {
    const path = temporaryFile()
    const store = await open(path)
    right(await store.query('CREATE TABLE kept (id INTEGER)')())

    const again = await failureOf(path)
    const script = `new (require('libsql'))(${JSON.stringify(path)}).exec('INSERT INTO kept VALUES (1)')`
    const other = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })

    expect(again).toMatchObject({ _tag: 'StoreUnavailable', reason: `${path}: database is locked` })
    expect(other.stderr).toContain('SQLITE_BUSY')
    expect(await store.query('SELECT id FROM kept')()).toEqual(E.right([]))
  })

  it('whose process was killed is refused without its log, and has everything again with it', async () => {
    const path = temporaryFile()
    const script = `const { openStore } = await import(${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)})
      const { right: store } = await openStore(${JSON.stringify(path)})()
      await store.query('CREATE TABLE kept (id INTEGER)')()
      await store.query('INSERT INTO kept VALUES (1)')()
      process.kill(process.pid, 'SIGKILL')`
    spawnSync(process.execPath, ['--input-type=module', '-e', script])
    const moved = `${path}.moved`
    renameSync(path, moved)
    const before = readFileSync(moved)

    expect(storeErrorMessage(await failureOf(moved))).toBe(
      `The store refused: ${moved}: a process was killed while it wrote there, and the log with what it wrote last is missing: put it back as ${moved}-wal. If there was none, make an empty file of that name.`,
    )
    expect(readFileSync(moved).equals(before)).toBe(true)
    renameSync(`${path}-wal`, `${moved}-wal`)
    expect(await (await open(moved)).query('SELECT id FROM kept')()).toEqual(E.right([{ id: 1 }]))
  })

  it.each([
    [1, 'is refused'],
    [0, 'opens'],
  ])('that has no log beside it, and the mark %i in its head, %s', async (mark, outcome) => {
    const path = temporaryFile()
    const made = await open(path)
    right(await made.query('CREATE TABLE kept (id INTEGER)')())
    await made.close()
    const script = `new (require('libsql'))(${JSON.stringify(path)}).exec('PRAGMA user_version = ${mark}')`
    execFileSync(process.execPath, ['-e', script])
    const link = `${path}.link`
    symlinkSync(path, link)

    if (outcome === 'is refused') {
      expect(await failureOf(link)).toMatchObject({ _tag: 'StoreFailed' })
      writeFileSync(`${path}-wal`, '')
    }
    expect(await (await open(link)).query('SELECT id FROM kept')()).toEqual(E.right([]))
  })

  it('that is the database of another program is refused, left as it is, and not kept locked', async () => {
    const path = temporaryFile()
    const script = `new (require('libsql'))(${JSON.stringify(path)}).exec('CREATE TABLE bookmarks (id INTEGER)')`
    execFileSync(process.execPath, ['-e', script])
    const before = readFileSync(path)

    expect(storeErrorMessage(await failureOf(path))).toBe(
      `The store refused: ${path}: it is the database of another program. It is left as it is: name another file.`,
    )
    expect(readFileSync(path).equals(before)).toBe(true)
    execFileSync(process.execPath, ['-e', script.replace('bookmarks', 'history')])
  })

  it('that was moved or removed is not written to any more, and works as before when it is back', async () => {
    const path = temporaryFile()
    const store = await open(path)
    right(await store.query('CREATE TABLE kept (id INTEGER)')())
    const insert = (id: number) => (connection: Pick<Store, 'query'>) =>
      connection.query('INSERT INTO kept VALUES ($1)', [id])

    const begun = await store.transaction((connection) =>
      F.pipe(
        insert(1)(connection),
        TE.chainFirstIOK(() => () => renameSync(path, `${path}.moved`)),
        TE.chain(() => insert(2)(connection)),
      ),
    )()
    const moved = [await insert(3)(store)(), await store.transaction(insert(4))()]
    writeFileSync(path, 'another file')
    const replaced = await insert(5)(store)()
    renameSync(`${path}.moved`, path)

    const away = E.left({
      _tag: 'StoreUnavailable',
      reason: `${path}: it was moved or removed while it was open`,
      advice: 'Put it back: a new file in its place knows nothing of what it holds.',
    })
    expect([...moved, replaced]).toEqual([away, away, away])
    expect(begun).toEqual(E.right([]))
    expect(await store.query('SELECT id FROM kept')()).toEqual(E.right([{ id: 1 }, { id: 2 }]))
  })

  it.skipIf(process.platform === 'win32')('whose log cannot grow is closed as a whole, and not kept locked', () => {
    const path = temporaryFile()
    const script = `process.on('SIGXFSZ', () => {})
      const { openStore } = await import(${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)})
      const { right: store } = await openStore(${JSON.stringify(path)})()
      await store.query('CREATE TABLE kept (id INTEGER PRIMARY KEY, note TEXT)')()
      await store.query('INSERT INTO kept VALUES (1, NULL)')()
      const update = () => store.query('UPDATE kept SET note = $1', ['x'.repeat(Math.random() * 3000)])()
      let last
      do last = await update()
      while (last._tag === 'Right')
      await store.close()
      const again = await openStore(${JSON.stringify(path)})()
      console.log(last.left._tag, again._tag)
      await again.right?.close()`
    // No file may have more than 400 blocks, of a size that depends on the shell.
    const limited = spawnSync(
      'sh',
      ['-c', 'ulimit -f 400; exec "$@"', 'sh', process.execPath, '--input-type=module', '-e', script],
      {
        encoding: 'utf8',
      },
    )

    expect(limited.stdout).toBe('StoreUnavailable Right\n')
    expect(readdirSync(dirname(path))).toEqual(['data.db'])
  })

  it.each([
    ['UNKNOWN_SQLITE_ERROR_1544', 'StoreUnavailable', 'Look whether the folder exists and the file may be written.'],
    ['UNKNOWN_SQLITE_ERROR_773', 'StoreUnavailable', 'Another process has the file open'],
    ['UNKNOWN_SQLITE_ERROR_6922', 'StoreUnavailable', 'Look whether the folder exists and the file may be written.'],
    ['UNKNOWN_SQLITE_ERROR_779', 'StoreFailed', 'It is damaged'],
    ['UNKNOWN_SQLITE_ERROR_1', 'StoreFailed', 'UNKNOWN_SQLITE_ERROR_1'],
  ])(
    'that fails with a code for which the driver has no name has the advice of the code that it extends: %s',
    (code, _tag, advice) => {
      const error = fileError('data.db')({ message: 'no', code })

      expect(error).toMatchObject({ _tag })
      expect(storeErrorMessage(error)).toContain(advice)
    },
  )

  it('that is new is for its owner only', async () => {
    const path = temporaryFile()
    await open(path)

    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('that is no database, or is in no folder, is refused', async () => {
    const path = temporaryFile()
    writeFileSync(path, 'x'.repeat(10_000))
    chmodSync(path, 0o600)

    const failures = [await failureOf(path), await failureOf(`${path}/missing/x.db`)]

    expect(failures).toMatchObject([{ code: 'SQLITE_NOTADB' }, { _tag: 'StoreUnavailable' }])
    expect(failures.map(storeErrorMessage)).toEqual([
      `The store refused: ${path}: file is not a database. It is left as it is: name another file. (SQLITE_NOTADB)`,
      expect.stringMatching(/\/missing\/x\.db'?\. Look whether the folder exists and the file may be written\.$/),
    ])
  })

  it('that is damaged or cannot be opened is named, with what helps', async () => {
    const path = temporaryFile()
    const store = await open(path)
    right(await store.query('CREATE TABLE kept (id INTEGER, note TEXT)')())
    right(await store.query("INSERT INTO kept SELECT value, printf('%0500d', value) FROM generate_series(1, 200)")())
    await store.close()
    const bytes = readFileSync(path)
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192, 0xff)]))
    const damaged = await (await open(path)).query('SELECT SUM(id) FROM kept')()

    expect(E.mapLeft(storeErrorMessage)(damaged)).toEqual(
      E.left(
        `The store refused: ${path}: database disk image is malformed. It is damaged: put a copy of it in its place, or name another file. (SQLITE_CORRUPT)`,
      ),
    )
    expect(storeErrorMessage(await failureOf(dirname(path)))).toMatch(
      /^The store is not available: EISDIR: .* Look whether the folder exists and the file may be written\.$/,
    )
  })
})

describe.skipIf(inject('postgres') === null)('PostgreSQL', () => {
  /** It is stopped and paused, so it is not that of the other tests. */
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterEach(() => postgres.resume())
  afterAll(() => postgres.remove())

  it('that does not answer is not available', async () => {
    expect(await failureOf('postgres://user:secret-word@/x?host=/nowhere')).toEqual({
      _tag: 'StoreUnavailable',
      reason: 'connect ENOENT /nowhere/.s.PGSQL.5432',
      advice: 'Look whether the server runs and can be reached.',
    })
  })

  it('that stops is not available, and works as before when it has started again', async () => {
    const url = await makeSchema(postgres.url)
    const store = await open(url)
    right(await store.query('CREATE TABLE kept (id INTEGER)')())
    right(await store.query('INSERT INTO kept VALUES (1)')())
    const held = right(await store.hold('worker')())
    const waiting = store.transaction((connection) => connection.query('SELECT pg_sleep(600)'))()
    await postgres.stop()

    const lost = [
      await waiting,
      await store.query('SELECT id FROM kept')(),
      await store.transaction(() => store.query(''))(),
    ]
    await postgres.start()
    const back = await store.query('SELECT id FROM kept')()
    expect(lost.map((outcome) => (E.isLeft(outcome) ? outcome.left._tag : outcome))).toEqual(
      Array(3).fill('StoreUnavailable'),
    )
    expect(back).toEqual(E.right([{ id: 1 }]))
    expect(held).toMatchObject({ _tag: 'Some' })
    if (held._tag === 'Some') expect(held.value.isLost()).toBe(true)
  })

  it('that hangs is not available in time, and works as before when it goes on', async () => {
    const url = await makeSchema(postgres.url)
    const store = await open(url, { timeout: 3_000 })
    const other = await open(url, { timeout: 3_000 })
    const idle = await open(url)
    right(await store.query('CREATE TABLE kept (id INTEGER PRIMARY KEY)')())
    const insert = (id: number) => (connection: Pick<Store, 'query'>) =>
      connection.query('INSERT INTO kept VALUES ($1)', [id])

    const interrupted = await store.transaction((connection) =>
      F.pipe(
        insert(1)(connection),
        TE.chainFirstTaskK(() => postgres.pause),
        TE.chain(() => insert(2)(connection)),
        // Whatever the work makes of the failure, nothing of it is kept.
        TE.orElse(() => TE.right<StoreError, ReadonlyArray<unknown>>([])),
      ),
    )()
    const [answer, hold] = await Promise.all([other.query('SELECT 1')(), other.hold('worker')(), idle.close()])
    postgres.resume()

    expect([interrupted, answer, hold].map((lost) => (E.isLeft(lost) ? lost.left._tag : lost))).toEqual(
      Array(3).fill('StoreUnavailable'),
    )
    right(await store.transaction(insert(3))())
    expect(await store.query('SELECT id FROM kept')()).toEqual(E.right([{ id: 3 }]))
  })

  it('that hangs in a transaction and goes on gets no statement of it any more, and keeps nothing', async () => {
    const url = await makeSchema(postgres.url)
    const store = await open(url, { timeout: 3_000 })
    right(await store.query('CREATE TABLE kept (id INTEGER PRIMARY KEY)')())
    const insert = (id: number) => (connection: Pick<Store, 'query'>) =>
      connection.query('INSERT INTO kept VALUES ($1)', [id])

    const failures: Array<StoreError> = []
    const failed = (error: StoreError) => TE.fromIO(() => failures.push(error))

    const outcome = await store.transaction((connection) =>
      F.pipe(
        insert(1)(connection),
        TE.chainFirstTaskK(() => postgres.pause),
        TE.chain(() => insert(2)(connection)),
        TE.orElseFirst(failed),
        TE.orElseFirstIOK(() => postgres.resume),
        TE.orElse(() => insert(3)(connection)),
        TE.orElseFirst(failed),
        TE.orElse(() => TE.right<StoreError, ReadonlyArray<unknown>>([])),
      ),
    )()

    const timedOut = {
      _tag: 'StoreUnavailable',
      reason: 'Query read timeout',
      advice: 'Look whether the server runs and can be reached.',
    }
    expect([...failures, outcome]).toEqual([timedOut, timedOut, E.left(timedOut)])
    expect(await store.query('SELECT id FROM kept')()).toEqual(E.right([]))
  })

  it('whose encoding lacks characters is refused', async () => {
    const store = await open(postgres.url)
    right(await store.query("CREATE DATABASE latin1 TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")())

    expect(await failureOf(postgres.url.replace('/postgres?', '/latin1?'))).toEqual({
      _tag: 'StoreFailed',
      reason: 'the database has the encoding LATIN1, in which not every text can be written; it needs UTF8',
      code: null,
    })
  })

  it('takes one who may not make tables, where they are there', async () => {
    const url = await makeSchema(postgres.url)
    const store = await open(url)
    const visits = migrate('visits', ['CREATE TABLE visits (page TEXT)'])
    right(await visits(store)())
    const [schema] = right(await store.query('SELECT current_schema() AS name')())
    for (const statement of [
      'CREATE ROLE visitor LOGIN',
      `GRANT USAGE ON SCHEMA ${schema?.['name']} TO visitor`,
      `GRANT SELECT ON ALL TABLES IN SCHEMA ${schema?.['name']} TO visitor`,
    ])
      right(await store.query(statement)())
    const visitor = await open(url.replace('//postgres:', '//visitor:'))

    expect(await visits(visitor)()).toEqual(E.right(undefined))
    expect(await migrate('others', ['CREATE TABLE others (id INTEGER)'])(visitor)()).toMatchObject({
      left: { _tag: 'StoreFailed', code: '42501' },
    })
  })

  it('that may only be read is not available, with what helps', async () => {
    const url = await makeSchema(postgres.url)
    const store = await open(`${url}%20-c%20default_transaction_read_only%3Don`)

    expect(await store.query('CREATE TABLE kept (id INTEGER)')()).toEqual(
      E.left({
        _tag: 'StoreUnavailable',
        reason: 'cannot execute CREATE TABLE in a read-only transaction',
        advice: 'The database may only be read: name that of the primary server, or try again later.',
      }),
    )
  })

  it('that ends one connection takes no other with it', async () => {
    const store = await open(inject('postgres') ?? '')
    const ended = await store.transaction((connection) =>
      connection.query('SELECT pg_terminate_backend(pg_backend_pid())'),
    )()

    expect(ended).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
    expect(await store.query('SELECT 1 AS one')()).toEqual(E.right([{ one: 1 }]))
  })
})

describe('a password', () => {
  it('is in no text that was redacted, in whatever spelling', () => {
    const password = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !'***'.includes(text))
    fc.assert(
      fc.property(password, fc.string(), fc.boolean(), (password, text, asParameter) => {
        const written = encodeURIComponent(password).replaceAll("'", '%27')
        const redact = redactPassword(
          asParameter ? `postgres://user@host/x?password=${written}` : `postgres://user:${written}@host/x`,
        )

        expect(redact(`${password}${text}${written}`).replaceAll('***', '')).not.toContain(password)
      }),
    )
  })
})

describe.each(locations)('%s that was closed', (_, location) => {
  it('answers with an error', async () => {
    const store = await open(await location())
    await store.close()

    expect(await store.query('SELECT 1')()).toMatchObject({ _tag: 'Left' })
  })
})
