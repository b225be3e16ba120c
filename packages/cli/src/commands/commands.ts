/** All commands, in the order of the help. */
import type { Command } from '../command/Command.js'
import { change } from './change.js'
import { check } from './check.js'
import { completion } from './completion.js'
import { current } from './current.js'
import { deleteAccount } from './delete.js'
import { exportAccounts } from './export.js'
import { drift, stub, verify } from './foreign.js'
import { get } from './get.js'
import { importCommand } from './import/importCommand.js'
import { save } from './save.js'
import { testLogin } from './testLogin.js'

const all: ReadonlyArray<Command> = [
  get,
  current,
  save,
  change,
  deleteAccount,
  testLogin,
  check,
  importCommand,
  exportAccounts,
  stub,
  verify,
  drift,
]

export const commands: ReadonlyArray<Command> = [...all, completion(all)]
