/** The scenarios of saves: an account is found as it was saved, by its id and by its address, in every media type. */
import { answerMediaTypes, form, type MediaType, named, requestMediaTypes } from '@so-email/wire'
import { function as F, option as O, readonlyArray as RA, readonlyRecord as RR, taskEither as TE } from 'fp-ts'
import { newAccount } from '../account/newAccountBody.js'
import type { Account } from './Agent.js'
import { connection, otherConnection } from './connections.js'
import type { Scenario, Scene, Step } from './Scenario.js'
import { found, holds, isFree, isOf, loginOf, type Saved, save, savedBy } from './steps.js'

/** Media types under each of their names, but the first, which is that of all other scenarios. */
const others = (mediaTypes: ReadonlyArray<MediaType>): ReadonlyArray<MediaType> =>
  mediaTypes.flatMap((mediaType) => mediaType.names.map((name) => named(mediaType, name))).slice(1)

const { IncomingCredentials: _incoming, OutgoingCredentials: _outgoing, ...withoutCredentials } = otherConnection

/** How a form names the members of credentials is assumed (`docs/faithfulness/wire.md`), so a form has none. */
const accountFor = ({ names: [name] }: MediaType): Account =>
  name === form.names[0] ? withoutCredentials : otherConnection

/** An account of a media type as it has to be found: as the one that was saved in JSON, but for ids and addresses. */
const asInJson = (mediaType: MediaType, inJson: Saved, saved: Saved): Saved => ({
  ...saved,
  ...F.pipe(
    inJson,
    RR.filterWithIndex((name) => Object.hasOwn(accountFor(mediaType), name)),
    RR.map(loginOf),
  ),
})

/** Saves an account in another media type, and updates it so: it has to be found as it is then. */
const savedAs =
  (scene: Scene, inJson: Saved) =>
  (mediaType: MediaType): Step<unknown> => {
    const [name] = mediaType.names
    const by = scene.agent.saveAs(mediaType)
    return F.pipe(
      save(scene, accountFor(mediaType), `the response to the create in ${name}`, by),
      TE.tap((saved) => found(scene, `the account that was saved in ${name}`)(asInJson(mediaType, inJson, saved))),
      TE.chain(({ EMailAccountId }) =>
        save(scene, { EMailAccountId, UseGraphApi: 0 }, `the response to the update in ${name}`, by),
      ),
      TE.chain(found(scene, `the account that was updated in ${name}`)),
    )
  }

/** XML has several forms of `null`, one of which is no element. */
const withoutNulls: (account: Account) => Account = RR.filter((value) => value !== null)

const foundAs =
  ({ agent }: Scene, saved: Saved) =>
  (mediaType: MediaType): Step<unknown> => {
    const place = `the account in ${mediaType.names[0]}`
    return F.pipe(
      agent.getAs(mediaType)(saved.EMailAccountId),
      TE.chain(isOf(place, withoutNulls(saved))),
      TE.chain(() => agent.findAs(mediaType)(saved.EMailAddress)),
      TE.chain(isOf(`${place}, by its address`, withoutNulls(saved))),
    )
  }

/** Longer and shorter at each end, in another domain, and with the wildcards of SQL. */
const addressesLike = (address: string): ReadonlyArray<string> => [
  `x${address}`,
  address.slice(1),
  `${address}x`,
  address.slice(0, -1),
  address.replace(/@.*/, '@other.example.test'),
  address.replace('-', '_'),
  address.replace(/^.*@/, '%@'),
]

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
            addressesLike(EMailAddress),
            RA.traverse(TE.ApplicativeSeq)(
              isFree(scene, 'an address that is only like that of the account', 'an account has it'),
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
        save(scene, otherConnection),
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
        TE.map((EMailAddress) => newAccount(EMailAddress, scene.associateId, withUnknown)),
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
