/** The stub does what the tables of the README promise. */
import { readFileSync } from 'node:fs'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { makeStub, type StubOptions, stateNames } from '../src/index.js'
import { saving, send } from './support/requests.js'

const rows = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split(' | ').map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)))

describe('the credentials in the README', () => {
  const [basic = {}, ticket = {}, token = {}, application = {}, session = {}] = rows
    .map(([, how = []]) => how.map((header) => header.split(': ')))
    .filter((headers) => headers.length > 0 && headers.every(({ length }) => length === 2))
    .filter(([[name = ''] = []]) => /^[A-Z]/.test(name))
    .map((headers): Readonly<Record<string, string>> => Object.fromEntries(headers))

  const status = async (options: StubOptions, headers: Readonly<Record<string, string>>) =>
    (await send(makeStub(options), saving({}, { Authorization: '', ...headers }))).status

  it('are accepted on-site', async () => {
    const statuses = [basic, ticket, session, token, application].map((headers) => status({}, headers))

    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 401, 401])
  })

  it('are refused if other users are given', async () => {
    const options = { users: [{ name: 'ops', password: 'pa55' }] }
    const statuses = [basic, ticket, session].map((headers) => status(options, headers))

    expect(await Promise.all(statuses)).toEqual([401, 401, 401])
  })

  it('are accepted Online', async () => {
    const online = { mode: 'online', granted: true } as const
    const statuses = [token, { ...ticket, ...application }, session, basic, ticket]

    expect(await Promise.all(statuses.map((headers) => status(online, headers)))).toEqual([200, 200, 200, 401, 401])
    expect(await status({ mode: 'online' }, token)).toBe(403)
  })
})

describe('the provider states, in the README', () => {
  const states = rows.flatMap(([[name = ''] = [], [params = ''] = []]) =>
    params.startsWith('{') ? [{ name, params }] : [],
  )

  it('are all states that exist', () => {
    expect(states.map(({ name }) => name)).toEqual(stateNames)
  })

  it.each(states)('accept the parameters of the table: $name', ({ name, params }) => {
    expect(makeStub().states.enterUnknown(name, JSON.parse(params))).toEqual(E.right(undefined))
  })
})
