import { either as E, function as F, taskEither as TE } from 'fp-ts'
import type { Connection } from './Store.js'
import type { StoreError } from './StoreError.js'

/** Runs work between `BEGIN` and `COMMIT`. What fails is rolled back, and so is what throws, which is a defect of the work. */
export const inTransaction =
  (begin: string, connection: Connection) =>
  <Failure, A>(work: (connection: Connection) => TE.TaskEither<Failure, A>): TE.TaskEither<Failure | StoreError, A> =>
    F.pipe(
      connection.query(begin),
      TE.chainW(() =>
        rollingBack(
          connection,
          F.pipe(
            TE.fromIO(() => work(connection)),
            TE.flatten,
            TE.chainFirstW(() => connection.query('COMMIT')),
          ),
        ),
      ),
    )

const rollingBack =
  <Failure, A>(connection: Connection, task: TE.TaskEither<Failure, A>): TE.TaskEither<Failure, A> =>
  async () => {
    let committed = false
    try {
      const outcome = await task()
      committed = E.isRight(outcome)
      return outcome
    } finally {
      if (!committed) await connection.query('ROLLBACK')()
    }
  }
