import { either as E } from 'fp-ts'
import { expect, it } from 'vitest'
import { parseOptions } from '../../src/options/StubOptions.js'
import { makeStubRuntime } from '../../src/runtime/StubRuntime.js'
import { orThrow } from '../../src/Stub.js'
import { readStateSetup } from '../../src/states/States.js'
import { saving } from '../support/requests.js'

const runtimeWith = () => {
  const runtime = makeStubRuntime(orThrow(parseOptions({})))
  const enter = (name: string, params: unknown) => runtime.enterNextState(orThrow(readStateSetup(name, params)))
  const seen = () => [runtime.state().settings.granted, [...runtime.accounts.all()].map((each) => each.EMailAccountId)]
  return { runtime, enter, seen }
}

it('states of one test add up, and those of the next begin at the start', () => {
  const { runtime, enter, seen } = runtimeWith()

  expect(enter('the installation is online', { granted: false })).toEqual(E.right(undefined))
  enter('an account exists', { id: 5 })
  expect(seen()).toEqual([false, [5]])
  runtime.deliver(saving({}), () => {})
  enter('an account exists', { id: 6 })
  expect(seen()).toEqual([true, [6]])
})

it('a state that cannot be entered changes nothing', () => {
  const { enter, seen } = runtimeWith()
  const [account] = runtimeWith().runtime.accounts.all()

  expect(enter('these accounts exist', { accounts: [account, account] })).toEqual(
    E.left('two accounts have the EMailAccountId 270'),
  )
  expect(seen()).toEqual([true, [270]])
})
