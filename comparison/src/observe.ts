/** How the two clients are observed in front of the same server. */
import type { EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { expect } from 'vitest'
import { saveBack, update } from './account.js'
import { type Answer, scripted, sent } from './scripted.js'

/** Reads an account and saves it back, with each client; what they send the second time. */
export const sentBack = (answer: Record<string, unknown>) => ({
  official: (check: (body: Readonly<Record<string, unknown>>) => void) => () =>
    scripted([{ body: answer }], async ({ official, asked }) => {
      await official.saveEMailAccountAsync(await official.saveEMailAccountAsync(saveBack))
      check(sent(asked[1]))
    }),
  ours: (check: (body: Readonly<Record<string, unknown>>) => void) => () =>
    scripted([{ body: answer }], async ({ ours, asked }) => {
      const read = await ours.saveEMailAccount(update)()
      if (E.isLeft(read)) expect.fail(read.left._tag)
      await ours.saveEMailAccount(read.right)()
      check(sent(asked[1]))
    }),
})

/** What each client answers when the server answers this. */
export const answers = (answer: Answer) => ({
  official: (check: (result: unknown, error: unknown) => void) => () =>
    scripted([answer], async ({ official }) => {
      await official.saveEMailAccountAsync(saveBack).then(
        (result) => check(result, undefined),
        (error: unknown) => check(undefined, error),
      )
    }),
  ours: (check: (outcome: E.Either<unknown, EMailAccount>) => void) => () =>
    scripted([answer], async ({ ours }) => check(await ours.saveEMailAccount(update)())),
})

/** Checks that a call failed so. */
export const failure = (expected: Readonly<Record<string, unknown>>) => (outcome: E.Either<unknown, unknown>) =>
  expect(outcome).toEqual(E.left(expect.objectContaining(expected)))
