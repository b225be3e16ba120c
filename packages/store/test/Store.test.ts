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

  it('reports a statement that the database refuses', async () => {
    const store = await withCounter(await location())

    expect(await store.query('INSERT INTO counter (id, total) VALUES (1, NULL)')()).toMatchObject({
      left: { _tag: 'StoreFailed' },
    })
  })

  it('refuses a text that it would not keep as it is', async () => {
    const store = await withCounter(await location())

    expect(
      await store.query('INSERT INTO counter (id, total, note) VALUES (1, 1, $1)', ['before\u0000behind'])(),
    ).toMatchObject({ left: { _tag: 'StoreFailed' } })
    expect(await store.query('SELECT note FROM counter')()).toEqual(E.right([]))
  })
})
