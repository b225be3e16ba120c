/** How calls are made and typed, and what becomes of their responses. */
import { type CallOptions, fetchTransport } from '@so-email/client'
import type { HttpResponse } from '@so-email/wire'
import { either as E, taskEither as TE } from 'fp-ts'
import { expect, expectTypeOf } from 'vitest'
import { account, saveBack, update } from '../account.js'
import type { Comparison } from '../Comparison.js'
import { declared } from '../officialClient.js'
import { scripted } from '../scripted.js'

const EMailAddress = { FieldRight: null, FieldType: 'System.String', FieldLength: 255 }
const withRights = { ...account, FieldProperties: { EMailAddress } }
const cancellable = [
  'createDefaultEMailAccountAsync',
  'saveEMailAccountAsync',
  'getEMailAccountAsync',
  'deleteEMailAccountAsync',
]

export const calls: ReadonlyArray<Comparison> = [
  {
    about: 'the id of an account to delete is `undefined`',
    official: {
      does: 'requests the deletion of the account `undefined`',
      shows: () =>
        scripted([{ status: 204, body: '' }], async ({ official, received }) => {
          await official.deleteEMailAccountAsync(undefined)

          expect(received[0]?.url).toMatch(/\?EMailAccountId=undefined$/)
        }),
    },
    ours: {
      does: 'does not compile; in JavaScript it fails and sends nothing',
      shows: () =>
        scripted([{ status: 204, body: '' }], async ({ ours, received }) => {
          // @ts-expect-error: an id that may be undefined
          const outcome = await ours.deleteEMailAccount({ eMailAccountId: undefined })()

          expect(outcome).toEqual(E.left(expect.objectContaining({ _tag: 'InvalidInput' })))
          expect(received).toEqual([])
        }),
    },
  },
  {
    about: 'an account is deleted',
    official: {
      does: 'returns an empty string, typed as `void`',
      shows: () =>
        scripted([{ status: 204, body: '' }], async ({ official }) => {
          expect(declared().class).toMatch(/deleteEMailAccountAsync\(.*\): Promise<void>;/)
          expect(await official.deleteEMailAccountAsync(789)).toBe('')
        }),
    },
    ours: {
      does: 'returns `undefined`, typed as `void`',
      shows: () =>
        scripted([{ status: 204, body: '' }], async ({ ours }) => {
          const outcome = await ours.deleteEMailAccount({ eMailAccountId: 789 })()

          if (E.isRight(outcome)) expectTypeOf(outcome.right).toEqualTypeOf<void>()
          expect(outcome).toStrictEqual(E.right(undefined))
        }),
    },
  },
  {
    about: 'code that has the client as an interface wants to cancel a call',
    official: {
      does: 'cannot: create, save, get and delete take options in the class, but not in the interface `IEMailAgent`',
      shows: async () => {
        const taking = (text: string) => cancellable.filter((name) => new RegExp(`${name}\\(.*options\\?:`).test(text))

        for (const name of cancellable) expect(declared().interface).toContain(`    ${name}(`)
        expect(taking(declared().interface)).toEqual([])
        expect(taking(declared().class)).toEqual(cancellable)
      },
    },
    ours: {
      does: 'can: every call takes options, and a cancelled one sends nothing',
      shows: () =>
        scripted([{ body: account }], async ({ ours, received }) => {
          const options: CallOptions = { signal: AbortSignal.abort() }
          const aborted = E.left(expect.objectContaining({ _tag: 'Aborted' }))

          expect(await ours.createDefaultEMailAccount(undefined, options)()).toEqual(aborted)
          expect(await ours.saveEMailAccount(update, options)()).toEqual(aborted)
          expect(await ours.getEMailAccount({ eMailAccountId: 789 }, options)()).toEqual(aborted)
          expect(await ours.deleteEMailAccount({ eMailAccountId: 789 }, options)()).toEqual(aborted)
          expect(received).toEqual([])
        }),
    },
  },
  {
    about: 'the raw response is kept for later',
    official: {
      does: 'changes it: the `FieldProperties` that `responseCallback` received lose their names',
      shows: () =>
        scripted([{ body: withRights }], async ({ official }) => {
          const kept: Array<unknown> = []
          const came: Array<unknown> = []
          const responseCallback = ({ data }: { readonly data: unknown }) => {
            kept.push(data)
            came.push(structuredClone(data))
          }
          await official.saveEMailAccountAsync(saveBack, { responseCallback })

          expect(came).toEqual([withRights])
          expect(kept).toEqual([
            {
              ...withRights,
              FieldProperties: {
                EMailAddress: { fieldRight: null, fieldType: 'System.String', fieldLength: 255 },
              },
            },
          ])
        }),
    },
    ours: {
      does: 'does not change it',
      shows: () => {
        const kept: Array<HttpResponse> = []
        return scripted(
          [{ body: withRights }],
          async ({ ours }) => {
            expect(await ours.saveEMailAccount(update)()).toEqual(E.right(withRights))
            expect(kept.map(({ body }) => JSON.parse(new TextDecoder().decode(body)))).toEqual([withRights])
          },
          {
            transport: (request, limits) =>
              TE.tapIO((response: HttpResponse) => () => kept.push(response))(fetchTransport(request, limits)),
          },
        )
      },
    },
  },
]
