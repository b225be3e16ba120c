/** Makes the stub do what the page wants. */
import { either as E, function as F } from 'fp-ts'
import type { StubRuntime } from '../runtime/StubRuntime.js'
import { readStateSetup } from '../states/States.js'
import type { Command } from './protocol.js'

/** A Left is the reason why the stub refuses it. */
export const carryOut =
  (runtime: StubRuntime) =>
  (command: Command): E.Either<string, void> => {
    switch (command._tag) {
      case 'EnterState':
        return F.pipe(readStateSetup(command.state, command.params), E.chain(runtime.enterState))
      case 'LeaveStates':
        return E.right(runtime.leaveStates())
      case 'PlayFault':
        return runtime.addFault(command.fault, command.times)
      case 'Assume':
        return runtime.configure({ assumptions: { [command.name]: command.value } })
      case 'ChangeVersion':
        return runtime.configure({ serverVersion: command.version })
      case 'ClearJournal':
        return E.right(runtime.journal.clear())
    }
  }
