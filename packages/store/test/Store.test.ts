import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { migrate, type Store, type StoreError } from '../src/index.js'
import { locations, open, right } from './stores.js'

const counter = migrate('counter', ['CREATE TABLE counter (id INTEGER PRIMARY KEY, total INTEGER NOT NULL, note TEXT)'])

const withCounter = async (location: string): Promise<Store> => {
  const store = await open(location)
  right(await counter(store)())
  return store
}

const all = async (store: Store) => right(await store.query('SELECT id, total, note FROM counter ORDER BY id')())

describe.each(locations)('%s', (_, location) => {
  it('answers what a statement wrote, by the names of its columns', async () => {
    const store = await withCounter(await location())

    const written = await store.query(
      'INSERT INTO counter (id, total, note) VALUES ($2, $1, $3), ($1, $2, NULL) RETURNING id, note',
      [7, 8, "it's $1"],
    )()

    expect(written).toEqual(
      E.right([
        { id: 8, note: "it's $1" },
        { id: 7, note: null },
      ]),
    )
    expect(await store.query('SELECT COUNT(*) AS rows, SUM(total) AS total FROM counter')()).toEqual(
      E.right([{ rows: 2, total: 15 }]),
    )
  })

  it('can be opened again when it is closed', async () => {
    const place = await location()
    const before = await withCounter(place)
    right(await before.query('INSERT INTO counter (id, total) VALUES ($1, 0)', [1])())
    await before.close()

    expect(await all(await open(place))).toEqual([{ id: 1, total: 0, note: null }])
  })

  it('runs the statement of its own dialect', async () => {
    const store = await open(await location())

    expect(
      await store.query({ sqlite: "SELECT 'sqlite' AS dialect", postgres: "SELECT 'postgres' AS dialect" })(),
    ).toEqual(E.right([{ dialect: store.dialect }]))
  })

  it('keeps a transaction that succeeds, and nothing of one that fails or throws', async () => {
    const store = await withCounter(await location())
    const insert = (id: number) => (connection: Pick<Store, 'query'>) =>
      connection.query('INSERT INTO counter (id, total) VALUES ($1, 0)', [id])

    const kept = await store.transaction(insert(1))()
    const failed = await store.transaction((connection) =>
      F.pipe(
        insert(2)(connection),
        TE.chainW(() => TE.left('enough')),
      ),
    )()
    const thrown = store.transaction((connection) => async () => {
      await insert(3)(connection)()
      throw new Error('a defect')
    })()

    expect(kept).toEqual(E.right([]))
    expect(failed).toEqual(E.left('enough'))
    await expect(thrown).rejects.toThrow('a defect')
    expect(await all(store)).toEqual([{ id: 1, total: 0, note: null }])
  })

  it('does not report a transaction as kept in which a statement failed', async () => {
    const store = await withCounter(await location())
    right(await store.query('INSERT INTO counter (id, total) VALUES (1, 0)')())

    const outcome = await store.transaction((connection) =>
      F.pipe(
        connection.query('INSERT INTO counter (id, total) VALUES (2, 0)'),
        TE.chain(() => connection.query('INSERT INTO counter (id, total) VALUES (1, 0)')),
        TE.orElse(() => TE.right<StoreError, ReadonlyArray<unknown>>([])),
      ),
    )()

    const ids = (await all(store)).map(({ id }) => id)
    expect(ids).toEqual(E.isRight(outcome) ? [1, 2] : [1])
  })

  it('loses no update of transactions that run at once and lock what they read', async () => {
    const store = await withCounter(await location())
    right(await store.query('INSERT INTO counter (id, total) VALUES (1, 0)')())
    const increment = store.transaction((connection) =>
      F.pipe(
        connection.query({
          sqlite: 'SELECT total FROM counter WHERE id = 1',
          postgres: 'SELECT total FROM counter WHERE id = 1 FOR UPDATE',
        }),
        TE.chain((rows) =>
          connection.query('UPDATE counter SET total = $1 WHERE id = 1', [Number(rows[0]?.['total']) + 1]),
        ),
      ),
    )

    await Promise.all(Array.from({ length: 20 }, () => increment().then(right)))

    expect(await all(store)).toEqual([{ id: 1, total: 20, note: null }])
  })

  it('lets one at a time hold a name', async () => {
    const store = await open(await location())
    const hold = async (name: string) => right(await store.hold(name)())

    const first = await hold('worker 1')
    const second = await hold('worker 1')
    const other = await hold('worker 2')

    expect([first, second, other].map(O.isSome)).toEqual([true, false, true])
    expect(
      F.pipe(
        first,
        O.map(({ isLost }) => isLost()),
      ),
    ).toEqual(O.some(false))
    await Promise.all(
      [first, other].map((held) =>
        F.pipe(
          held,
          O.match(
            () => async () => {},
            ({ release }) => release,
          ),
        )(),
      ),
    )
    const again = await hold('worker 1')
    expect(O.isSome(again)).toBe(true)
    await F.pipe(
      again,
      O.match(
        () => async () => {},
        ({ release }) => release,
      ),
    )()
  })

  it('brings tables to their newest form once, though several start at the same time', async () => {
    const where = await location()
    const store = await open(where)
    const first = migrate('list', ['CREATE TABLE list (id INTEGER PRIMARY KEY)'])
    const second = migrate('list', [
      'CREATE TABLE list (id INTEGER PRIMARY KEY)',
      'ALTER TABLE list ADD COLUMN name TEXT',
    ])

    const outcomes = await Promise.all([first(store)(), first(store)(), first(store)()])
    const later = [await second(store)(), await second(store)()]

    expect([...outcomes, ...later]).toEqual(Array.from({ length: 5 }, () => E.right(undefined)))
    expect(await store.query('SELECT id, name FROM list')()).toEqual(E.right([]))
    expect(await first(store)()).toEqual(
      E.left({
        _tag: 'StoreFailed',
        reason: 'its tables of list have the version 2, and this program knows 1: a later one made them',
        code: null,
      }),
    )
  })

  it('makes the tables of another user in a database, and in no file that has those of one', async () => {
    const store = await withCounter(await location())
    const list = migrate('list', ['CREATE TABLE list (id INTEGER PRIMARY KEY)'])
    const isFile = store.dialect === 'sqlite'

    expect(await list(store)()).toEqual(
      isFile
        ? E.left({
            _tag: 'StoreFailed',
            reason: 'the file has the tables of counter, and those of list need another file',
            code: null,
          })
        : E.right(undefined),
    )
    expect(E.isLeft(await store.query('SELECT id FROM list')())).toBe(isFile)
    expect(await counter(store)()).toEqual(E.right(undefined))
  })

  it('reports a statement that the database refuses', async () => {
    const store = await withCounter(await location())

    expect(await store.query('INSERT INTO counter (id, total) VALUES (1, NULL)')()).toMatchObject({
      left: { _tag: 'StoreFailed' },
    })
  })

  it('keeps what it is given as it is, in a column of its type', async () => {
    const store = await open(await location())
    right(await store.query('CREATE TABLE kept (text TEXT, whole BIGINT, real DOUBLE PRECISION)')())
    const rows = [
      ['', 0, 0],
      ["it's $1 ?1 \u{1f600} \ufffd", Number.MAX_SAFE_INTEGER, 5],
      [null, -Number.MAX_SAFE_INTEGER, 0.1],
      ['5', null, -1e300],
    ] as const

    for (const row of rows) right(await store.query('INSERT INTO kept (text, whole, real) VALUES ($1, $2, $3)', row)())

    expect(await store.query('SELECT text, whole, real FROM kept')()).toEqual(
      E.right(rows.map(([text, whole, real]) => ({ text, whole, real }))),
    )
  })

  it('makes a text of a number in a column of texts', async () => {
    const store = await withCounter(await location())

    expect(
      await store.query(
        'INSERT INTO counter (id, total, note) VALUES ($1, $1, CAST($2 AS TEXT)) RETURNING note',
        [1, 5],
      )(),
    ).toEqual(E.right([{ note: '5' }]))
  })

  it('answers every number as a number', async () => {
    const store = await open(await location())
    right(await store.query('CREATE TABLE numbers (whole BIGINT)')())
    right(await store.query('INSERT INTO numbers VALUES (2), (3)')())

    expect(
      await store.query(
        'SELECT SUM(whole) AS sum, AVG(whole) AS average, COUNT(*) AS count, 0.5 AS half FROM numbers',
      )(),
    ).toEqual(E.right([{ sum: 5, average: 2.5, count: 2, half: 0.5 }]))
  })

  it('answers what is neither a number nor null as a text', async () => {
    const store = await open(await location())

    expect(
      await store.query({
        sqlite: "SELECT '2026-02-01' AS day, 't' AS flag, NULL AS missing",
        postgres: "SELECT DATE '2026-02-01' AS day, TRUE AS flag, CAST(NULL AS DATE) AS missing",
      })(),
    ).toEqual(E.right([{ day: '2026-02-01', flag: 't', missing: null }]))
  })

  it.each([
    ["'costs $5'", 'costs $5'],
    ["'it''s $2'", "it's $2"],
    ["/* it's $2 */ 'a'", 'a'],
    ["'--' -- it's $2\n", '--'],
  ])('takes no quoted text and no comment for a parameter: %s', async (expression, text) => {
    const store = await open(await location())

    expect(await store.query(`SELECT ${expression} AS text, CAST($1 AS INTEGER) AS one`, [1])()).toEqual(
      E.right([{ text, one: 1 }]),
    )
  })

  it('takes no quoted name for a parameter', async () => {
    const store = await open(await location())

    expect(await store.query('SELECT CAST($1 AS INTEGER) AS "$2"', [1])()).toEqual(E.right([{ $2: 1 }]))
  })

  it.each<[string, unknown]>([
    ['U+0000', 'before\u0000behind'],
    ['half a surrogate pair', 'half \ud800 a pair'],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a boolean', true],
    ['undefined', undefined],
    ['a bigint', 5n],
    ['a date', new Date(0)],
    ['an object', {}],
  ])('refuses a parameter that it would not keep as it is: %s', async (_, value) => {
    const store = await withCounter(await location())

    expect(
      await store.query('INSERT INTO counter (id, total, note) VALUES ($1, 1, $2)', [1, value as string])(), // as from JavaScript
    ).toEqual(
      E.left({
        _tag: 'StoreFailed',
        reason:
          'the parameter $2 is neither a finite number nor null nor a text without U+0000 and half surrogate pairs',
        code: null,
      }),
    )
    expect(await all(store)).toEqual([])
  })
})
