/** In Jest the errors of Node are made by the `Error` of another realm, so that none is an `instanceof` of the own one. */
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { fileError } from '../src/file/fileError.js'
import { loadDriver } from '../src/loadDriver.js'
import { isOfServer, postgresError } from '../src/postgres/postgresError.js'

const realms = (properties: object, message: string): readonly [Error, Error] => [
  Object.assign(new Error(message), properties),
  Object.assign(runInNewContext(`new Error(${JSON.stringify(message)})`), properties),
]

it('an error of the file system is the same from another realm', () => {
  const [own, foreign] = realms({ code: 'EACCES' }, "EACCES: permission denied, open 'x.db'").map(fileError('x.db'))

  expect(foreign).toEqual(own)
  expect(own).toMatchObject({ _tag: 'StoreUnavailable', reason: "EACCES: permission denied, open 'x.db'" })
})

it('a lost connection to PostgreSQL is the same from another realm', () => {
  const errors = realms({ code: 'ECONNREFUSED' }, 'connect ECONNREFUSED 127.0.0.1:5432')
  const [own, foreign] = errors.map(postgresError((text) => text))

  expect(foreign).toEqual(own)
  expect(own).toMatchObject({ _tag: 'StoreUnavailable', reason: 'connect ECONNREFUSED 127.0.0.1:5432' })
  expect(realms({ severity: 'ERROR' }, 'no').map(isOfServer)).toEqual([true, true])
})

it('a driver that is missing has the same reason in another realm', async () => {
  const [own, foreign] = await Promise.all(
    realms({}, "Cannot find package 'pg'").map((error) => loadDriver('pg', () => Promise.reject(error))()),
  )

  expect(foreign).toEqual(own)
})
