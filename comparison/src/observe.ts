/** Observes the two clients in front of the same server. */
import type { EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { expect } from 'vitest'
import { saveBack, update } from './account.js'
import type { OfficialAccount } from './officialClient.js'
import { type Reply, scripted, sent } from './scripted.js'

/** Reads an account and saves it back with each client, and checks the body of the second request. */
export const sentBack = (body: Record<string, unknown>) => ({
  official: (check: (sent: Readonly<Record<string, unknown>>) => void) => () =>
    scripted([{ body }], async ({ official, received }) => {
      await official.saveEMailAccountAsync(await official.saveEMailAccountAsync(saveBack))
      check(sent(received[1]))
    }),
  ours: (check: (sent: Readonly<Record<string, unknown>>) => void) => () =>
    scripted([{ body }], async ({ ours, received }) => {
      const read = await ours.saveEMailAccount(update)()
      if (E.isLeft(read)) expect.fail(read.left._tag)
      await ours.saveEMailAccount(read.right)()
      check(sent(received[1]))
    }),
})

const saved = (reply: Reply, check: (saving: Promise<OfficialAccount>) => Promise<void>) => () =>
  scripted([reply], ({ official }) => check(official.saveEMailAccountAsync(saveBack)))

/** Checks what each client does with this response; the official one either returns or rejects. */
export const results = (reply: Reply) => ({
  official: {
    returns: (check: (account: OfficialAccount) => void) =>
      saved(reply, (saving) =>
        saving.then(check, (error: unknown) => expect.fail(`the official client rejected: ${error}`)),
      ),
    rejects: (check: (error: unknown) => void) =>
      saved(reply, (saving) => saving.then(() => expect.fail('the official client returned'), check)),
  },
  ours: (check: (outcome: E.Either<unknown, EMailAccount>) => void) => () =>
    scripted([reply], async ({ ours }) => check(await ours.saveEMailAccount(update)())),
})

/** Checks that a call failed with these properties. */
export const failure = (expected: Readonly<Record<string, unknown>>) => (outcome: E.Either<unknown, unknown>) =>
  expect(outcome).toEqual(E.left(expect.objectContaining(expected)))
