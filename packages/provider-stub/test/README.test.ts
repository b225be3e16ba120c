/** What the tables of the README say is what the stub does. */
import { readFileSync } from 'node:fs'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { makeStub, type StubOptions, stateNames } from '../src/index.js'
import { saving, send } from './support/requests.js'

const rows = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split(' | ').map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)))

describe('who may ask, in the README', () => {
  const [basic = {}, ticket = {}, token = {}, application = {}, session = {}] = rows
    .map(([, how = []]) => how.map((header) => header.split(': ')))
    .filter((headers) => headers.length > 0 && headers.every(({ length }) => length === 2))
    .filter(([[name = ''] = []]) => /^[A-Z]/.test(name))
    .map((headers): Readonly<Record<string, string>> => Object.fromEntries(headers))

  const status = async (options: StubOptions, headers: Readonly<Record<string, string>>) =>
    (await send(makeStub(options), saving({}, { Authorization: '', ...headers }))).status

  it('may ask on-site', async () => {
    const asked = [basic, ticket, session, token, application].map((headers) => status({}, headers))

    expect(await Promise.all(asked)).toEqual([200, 200, 200, 401, 401])
  })

  it('may ask no more once others are named', async () => {
    const options = { users: [{ name: 'ops', password: 'pa55' }] }
    const asked = [basic, ticket, session].map((headers) => status(options, headers))

    expect(await Promise.all(asked)).toEqual([401, 401, 401])
  })

  it('may ask Online', async () => {
    const online = { mode: 'online', granted: true } as const
    const asked = [token, { ...ticket, ...application }, session, basic, ticket]

    expect(await Promise.all(asked.map((headers) => status(online, headers)))).toEqual([200, 200, 200, 401, 401])
    expect(await status({ mode: 'online' }, token)).toBe(403)
  })
})

describe('the provider states, in the README', () => {
  const states = rows.flatMap(([[name = ''] = [], [params = ''] = []]) =>
    params.startsWith('{') ? [{ name, params }] : [],
  )

  it('are all that there are', () => {
    expect(states.map(({ name }) => name)).toEqual(stateNames)
  })

  it.each(states)('take the parameters that stand there: $name', ({ name, params }) => {
    expect(makeStub().states.enterUnknown(name, JSON.parse(params))).toEqual(E.right(undefined))
  })
})
