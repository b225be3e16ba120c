/** The scenarios of updates and deletions: the account of the request is changed or deleted, and no other. */
import { function as F, option as O, taskEither as TE } from 'fp-ts'
import { newAccount } from '../account/newAccountBody.js'
import { unusedId } from '../account/unusedId.js'
import type { Outcome } from '../verification/Verification.js'
import type { Account } from './Agent.js'
import { connection, emptied, otherConnection, renewed } from './connections.js'
import type { Scenario } from './Scenario.js'
import { areAsBefore, between, found, holds, isFree, save, savedBy } from './steps.js'

export const changedAccounts: ReadonlyArray<Scenario> = [
  {
    name: 'an account that was updated is found as it was updated, and no other account was made',
    writes: true,
    run: (scene) =>
      F.pipe(
        between(scene, connection, connection, {}),
        TE.bind('updated', ({ subject: { EMailAccountId } }) =>
          save(scene, { EMailAccountId, ...otherConnection }, 'the response to the update'),
        ),
        TE.tap(({ updated }) => found(scene)(updated)),
        TE.tap(({ subject: { EMailAddress } }) =>
          isFree(scene, 'the address before the update', 'an account still has it')(EMailAddress),
        ),
        TE.tap(areAsBefore(scene, 'an account that was not updated')),
      ),
  },
  {
    name: 'an update that changes only a password is found',
    writes: true,
    run: (scene) =>
      F.pipe(
        save(scene, connection),
        TE.tap(found(scene)),
        TE.chain(({ EMailAccountId, EMailAddress }) =>
          save(scene, { EMailAccountId, EMailAddress, ...renewed }, 'the response to the update'),
        ),
        TE.chain(found(scene)),
      ),
  },
  {
    name: 'what an update empties is found empty',
    writes: true,
    run: (scene) =>
      F.pipe(
        save(scene, otherConnection),
        TE.chain(({ EMailAccountId }) => save(scene, { EMailAccountId, ...emptied }, 'the response to the update')),
        TE.chain(found(scene)),
      ),
  },
  {
    name: 'an update of an account that does not exist makes none, or returns it',
    writes: true,
    run: (scene) =>
      F.pipe(
        TE.fromIO(scene.newAddress),
        TE.map((EMailAddress) => newAccount(EMailAddress, scene.associateId)),
        TE.bindTo('account'),
        TE.bind('answer', ({ account }) =>
          F.pipe(
            scene.agent.save({ ...account, EMailAccountId: unusedId }),
            TE.orElse(() => TE.right<Outcome, O.Option<Account>>(O.none)), // how a server refuses it is free
          ),
        ),
        TE.chain(({ account, answer }) =>
          O.isNone(answer)
            ? isFree(
                scene,
                'the account that does not exist',
                'it was made, and is in no response',
              )(account.EMailAddress)
            : F.pipe(answer, savedBy('the response to the update', account), TE.chain(found(scene))),
        ),
      ),
  },
  {
    name: 'an account that was deleted is not found any more, and another one is',
    writes: true,
    run: (scene) =>
      F.pipe(
        between(scene, connection, {}, otherConnection),
        TE.tap(({ subject }) => scene.agent.remove(subject.EMailAccountId)),
        TE.tap(({ subject }) =>
          F.pipe(
            scene.agent.get(subject.EMailAccountId),
            TE.chain((answer) => holds(O.isNone(answer), 'the account by its id', 'it is still there')),
          ),
        ),
        TE.tap(({ subject }) => isFree(scene, 'the account by its address', 'it is still there')(subject.EMailAddress)),
        TE.tap(({ subject }) =>
          F.pipe(
            scene.agent.dueIds,
            TE.chain((ids) =>
              holds(!ids.includes(subject.EMailAccountId), 'the accounts that are due', 'it is still there'),
            ),
          ),
        ),
        TE.tap(areAsBefore(scene, 'an account that was not deleted')),
      ),
  },
  {
    name: 'a request with a wrong password is refused, and changes nothing',
    writes: true,
    run: (scene) =>
      F.pipe(
        TE.Do,
        TE.bind('saved', () => save(scene, connection)),
        TE.bind('address', () => TE.fromIO(scene.newAddress)),
        TE.tap(({ address }) => scene.stranger.save(newAccount(address, scene.associateId))),
        TE.tap(({ address }) => isFree(scene, 'the account that was refused', 'it is there')(address)),
        TE.tap(({ saved: { EMailAccountId, EMailAddress } }) =>
          scene.stranger.save(newAccount(EMailAddress, scene.associateId, { EMailAccountId, ...otherConnection })),
        ),
        TE.tap(({ saved: { EMailAccountId } }) => scene.stranger.remove(EMailAccountId)),
        TE.chain(({ saved }) => found(scene)(saved)),
      ),
  },
]
