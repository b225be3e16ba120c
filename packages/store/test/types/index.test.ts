/** The types of all exports of @so-email/store. `tsc` is the judge; nothing here runs. */
import type { either as E, io as IO, option as O, task as T, taskEither as TE } from 'fp-ts'
import { expectTypeOf, test } from 'vitest'
import type * as api from '../../src/index.js'
import type { Connection, Hold, Row, Sql, Store, StoreError, StoreOptions, Value } from '../../src/index.js'

test('every value has its type', () => {
  expectTypeOf<typeof api.lastingLocation>().toEqualTypeOf<(location: string) => E.Either<string, string>>()
  expectTypeOf<typeof api.migrate>().toEqualTypeOf<
    (user: string, steps: ReadonlyArray<Sql>) => (store: Store) => TE.TaskEither<StoreError, void>
  >()
  expectTypeOf<typeof api.openStore>().toEqualTypeOf<
    (location: string, options?: StoreOptions) => TE.TaskEither<StoreError, Store>
  >()
  expectTypeOf<typeof api.storeErrorMessage>().toEqualTypeOf<(error: StoreError) => string>()
})

test('every type has its members', () => {
  expectTypeOf<api.Connection>().toEqualTypeOf<{
    readonly dialect: 'sqlite' | 'postgres'
    readonly query: (sql: Sql, parameters?: ReadonlyArray<Value>) => TE.TaskEither<StoreError, ReadonlyArray<Row>>
  }>()
  expectTypeOf<api.Dialect>().toEqualTypeOf<'sqlite' | 'postgres'>()
  expectTypeOf<api.Driver>().toEqualTypeOf<'libsql' | 'pg'>()
  expectTypeOf<api.DriverMissing>().toEqualTypeOf<{
    readonly _tag: 'DriverMissing'
    readonly driver: 'libsql' | 'pg'
    readonly install: string
    readonly reason: string
  }>()
  expectTypeOf<api.Hold>().toEqualTypeOf<{ readonly isLost: IO.IO<boolean>; readonly release: T.Task<void> }>()
  expectTypeOf<api.InvalidLocation>().toEqualTypeOf<{ readonly _tag: 'InvalidLocation'; readonly reason: string }>()
  expectTypeOf<api.Row>().toEqualTypeOf<Readonly<Record<string, Value>>>()
  expectTypeOf<api.Sql>().toEqualTypeOf<string | { readonly sqlite: string; readonly postgres: string }>()
  expectTypeOf<api.Store>().branded.toEqualTypeOf<
    Connection & {
      readonly transaction: <E, A>(
        work: (connection: Connection) => TE.TaskEither<E, A>,
      ) => TE.TaskEither<E | StoreError, A>
      readonly hold: (name: string) => TE.TaskEither<StoreError, O.Option<Hold>>
      readonly close: T.Task<void>
    }
  >()
  expectTypeOf<api.StoreError['_tag']>().toEqualTypeOf<
    'InvalidLocation' | 'DriverMissing' | 'StoreUnavailable' | 'StoreFailed'
  >()
  expectTypeOf<api.StoreFailed>().toEqualTypeOf<{
    readonly _tag: 'StoreFailed'
    readonly reason: string
    readonly code: string | null
  }>()
  expectTypeOf<api.StoreOptions>().toEqualTypeOf<{ readonly connections?: number; readonly timeout?: number }>()
  expectTypeOf<api.StoreUnavailable>().toEqualTypeOf<{
    readonly _tag: 'StoreUnavailable'
    readonly reason: string
    readonly advice: string
  }>()
  expectTypeOf<api.Value>().toEqualTypeOf<string | number | null>()
})

test('what is wrong does not compile', () => {
  const wrong: ReadonlyArray<unknown> = [
    // @ts-expect-error a statement is written for both dialects, or for one text of both
    { sqlite: 'SELECT 1' } satisfies api.Sql,
    // @ts-expect-error no column holds a date
    { at: new Date(0) } satisfies api.Row,
    // @ts-expect-error a time is a number
    { timeout: '10s' } satisfies api.StoreOptions,
  ]
  expectTypeOf(wrong).toEqualTypeOf<ReadonlyArray<unknown>>()
})
