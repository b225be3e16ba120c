import { EMailAccount } from '@so-email/codecs'
import { answerMediaTypes } from '@so-email/wire'
import { either as E, option as O } from 'fp-ts'
import { expect, it } from 'vitest'
import { idIn, savedAccountIn } from '../../../src/live/accounts/SavedAccount.js'

const account = {
  EMailAccountId: 271,
  EMailAddress: 'new@example.test',
  AssociateId: 244,
  AccountStatus: 0,
  ErrorCount: 0,
}
const whole: EMailAccount = { ...account, IncomingCredentials: null, OutgoingCredentials: null, ErrorReason: null }

it.each(answerMediaTypes.flatMap((mediaType) => mediaType.names.map((name) => [name, mediaType] as const)))(
  'an account is found in a response of %s',
  (name, mediaType) => {
    const body = E.getOrElse((): Uint8Array => expect.fail('it cannot be written'))(
      mediaType.write(EMailAccount)(whole),
    )
    const response = { status: 200, headers: [['content-type', `${name}; charset=utf-8`] as const], body }

    expect(savedAccountIn(response)).toEqual(
      E.right(O.some(expect.objectContaining({ EMailAccountId: 271, EMailAddress: 'new@example.test' }))),
    )
    expect(idIn(response)).toBe(271)
    expect(idIn({ ...response, status: 201 })).toBe(0)
  },
)
