/** How calls are made and typed, and what stays of their answers. */
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
      does: 'asks to delete the account `undefined`',
      shows: () =>
        scripted([{ status: 204, body: '' }], async ({ official, asked }) => {
          await official.deleteEMailAccountAsync(undefined)

          expect(asked[0]?.url).toMatch(/\?EMailAccountId=undefined$/)
        }),
    },
    ours: {
      does: 'does not compile; and where it does, sends nothing',
      shows: () =>
        scripted([{ status: 204, body: '' }], async ({ ours, asked }) => {
          // @ts-expect-error: an id that may be undefined
          const outcome = await ours.deleteEMailAccount({ EMailAccountId: undefined })()

          expect(outcome).toEqual(E.left(expect.objectContaining({ _tag: 'InvalidInput' })))
          expect(asked).toEqual([])
        }),
    },
  },
  {
    about: 'an account is deleted',
    official: {
      does: 'answers an empty text, typed as `void`',
      shows: () =>
        scripted([{ status: 204, body: '' }], async ({ official }) => {
          expect(declared().class).toMatch(/deleteEMailAccountAsync\(.*\): Promise<void>;/)
          expect(await official.deleteEMailAccountAsync(789)).toBe('')
        }),
    },
    ours: {
      does: 'answers `undefined`, typed so',
      shows: () =>
        scripted([{ status: 204, body: '' }], async ({ ours }) => {
          const outcome = await ours.deleteEMailAccount({ EMailAccountId: 789 })()

          if (E.isRight(outcome)) expectTypeOf(outcome.right).toEqualTypeOf<void>()
          expect(outcome).toStrictEqual(E.right(undefined))
        }),
    },
  },
  {
    about: 'a call is to be cancelled by code that knows the client by its type',
    official: {
      does: 'cannot be: create, save, get and delete take options in the class, and none in the interface `IEMailAgent`',
      shows: async () => {
        const taking = (text: string) => cancellable.filter((name) => new RegExp(`${name}\\(.*options\\?:`).test(text))

        for (const name of cancellable) expect(declared().interface).toContain(`    ${name}(`)
        expect(taking(declared().interface)).toEqual([])
        expect(taking(declared().class)).toEqual(cancellable)
      },
    },
    ours: {
      does: 'can be: every call takes options in the one type that there is, and sends nothing',
      shows: () =>
        scripted([{ body: account }], async ({ ours, asked }) => {
          const options: CallOptions = { signal: AbortSignal.abort() }
          const aborted = E.left(expect.objectContaining({ _tag: 'Aborted' }))

          expect(await ours.createDefaultEMailAccount(undefined, options)()).toEqual(aborted)
          expect(await ours.saveEMailAccount(update, options)()).toEqual(aborted)
          expect(await ours.getEMailAccount({ eMailAccountId: 789 }, options)()).toEqual(aborted)
          expect(await ours.deleteEMailAccount({ EMailAccountId: 789 }, options)()).toEqual(aborted)
          expect(asked).toEqual([])
        }),
    },
  },
  {
    about: 'the answer is kept as it came, to be looked at later',
    official: {
      does: 'rewrites it: the `FieldProperties` that `responseCallback` was given lose their names',
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
      does: 'leaves what its transport was given as it is',
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
