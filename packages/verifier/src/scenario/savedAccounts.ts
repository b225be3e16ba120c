/** What was saved is found: by its id and by its address, in whatever media type it was saved. */
import { answerMediaTypes, type MediaType, named, requestMediaTypes } from '@so-email/wire'
import { function as F, option as O, readonlyArray as RA, readonlyRecord as RR, taskEither as TE } from 'fp-ts'
import { newAccount } from '../account/newAccountBody.js'
import type { Account } from './Agent.js'
import { connection, folders, otherConnection } from './connections.js'
import type { Scenario, Scene, Step } from './Scenario.js'
import { found, holds, isFree, isOf, type Saved, save, savedBy } from './steps.js'

/** Media types under each of their names, but the first, which is that of all other scenarios. */
const others = (mediaTypes: ReadonlyArray<MediaType>): ReadonlyArray<MediaType> =>
  mediaTypes.flatMap((mediaType) => mediaType.names.map((name) => named(mediaType, name))).slice(1)

/** Saves the same account in another media type: it has to be found as the one that was saved in JSON. */
const savedAs =
  (scene: Scene, { EMailAccountId: _id, ...expected }: Saved) =>
  (mediaType: MediaType): Step<unknown> => {
    const [name] = mediaType.names
    return F.pipe(
      save(scene, folders, `the response to the create in ${name}`, scene.agent.saveAs(mediaType)),
      TE.map(({ EMailAccountId, EMailAddress }) => ({ ...expected, EMailAccountId, EMailAddress })),
      TE.chain(found(scene, `the account that was saved in ${name}`)),
    )
  }

/** XML has several forms of `null`, one of which is no element. */
const withoutNulls: (account: Account) => Account = RR.filter((value) => value !== null)

const foundAs =
  ({ agent }: Scene, saved: Saved) =>
  (mediaType: MediaType): Step<unknown> =>
    F.pipe(
      agent.getAs(mediaType)(saved.EMailAccountId),
      TE.chain(isOf(`the account in ${mediaType.names[0]}`, withoutNulls(saved))),
    )

const PropertyOfTomorrow = 1
const { IncomingCredentials, ...rest } = connection

/** A connection with properties that no page has, in the account and inside. */
const withUnknown = {
  ...rest,
  PropertyOfTomorrow,
  IncomingCredentials: { ...IncomingCredentials, PropertyOfTomorrow },
}

export const savedAccounts: ReadonlyArray<Scenario> = [
  {
    name: 'an account that was saved is found as it was saved, by its id and by its address',
    writes: true,
    run: (scene) =>
      F.pipe(
        TE.Do,
        TE.bind('first', () => save(scene, connection)),
        TE.tap(({ first }) => found(scene)(first)),
        TE.tap(({ first: { EMailAddress } }) =>
          F.pipe(
            [`x${EMailAddress}`, EMailAddress.slice(1)],
            RA.traverse(TE.ApplicativeSeq)(
              isFree(scene, 'an address that only ends like that of the account', 'an account has it'),
            ),
          ),
        ),
        TE.bind('second', () => save(scene, { UseGraphApi: 1 })),
        TE.bind('third', () => save(scene, otherConnection)),
        TE.tap(() => TE.fromTask(scene.pause)),
        TE.chain(({ first, second, third }) =>
          F.pipe([first, second, third], RA.traverse(TE.ApplicativeSeq)(found(scene))),
        ),
      ),
  },
  {
    name: 'an account is found as it was saved in each documented media type',
    writes: true,
    run: (scene) =>
      F.pipe(
        save(scene, folders),
        TE.chain((saved) => F.pipe(others(requestMediaTypes), RA.traverse(TE.ApplicativeSeq)(savedAs(scene, saved)))),
      ),
  },
  {
    name: 'an account that is read is the same in each documented media type',
    writes: true,
    run: (scene) =>
      F.pipe(
        save(scene, otherConnection),
        TE.chain((saved) => F.pipe(others(answerMediaTypes), RA.traverse(TE.ApplicativeSeq)(foundAs(scene, saved)))),
      ),
  },
  {
    name: 'a property that the server does not know is found, or is not in the response to its save either',
    writes: true,
    run: (scene) =>
      F.pipe(
        TE.fromIO(scene.newAddress),
        TE.map((EMailAddress) => ({
          ...newAccount(EMailAddress, scene.associateId, withUnknown),
          EMailAddress,
        })),
        TE.chain((account) =>
          F.pipe(
            scene.agent.saveUnlessRefused(account),
            TE.chain(
              O.match(
                (): Step<unknown> => TE.right(undefined),
                F.flow(O.some, savedBy('the response to the create', account), TE.chain(found(scene))),
              ),
            ),
          ),
        ),
      ),
  },
  {
    name: 'two accounts that are created get two ids',
    writes: true,
    run: (scene) =>
      F.pipe(
        TE.Do,
        TE.bind('one', () => save(scene)),
        TE.bind('other', () => save(scene, {}, 'the response to the second create')),
        TE.tap(({ one, other }) =>
          holds(one.EMailAccountId !== other.EMailAccountId, 'the ids', 'the second account has the id of the first'),
        ),
        TE.tap(({ one }) =>
          F.pipe(scene.agent.get(one.EMailAccountId), TE.chain(isOf('the first account by its id', one))),
        ),
      ),
  },
]
