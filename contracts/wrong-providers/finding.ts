/** Providers that find another account than the one with the address of a request, or an account as it was. */
import { getEMailAccount, getEMailAccountFromEMailAddress } from '@so-email/codecs'
import type { HttpResponse } from '@so-email/wire'
import { function as F, taskEither as TE } from 'fp-ts'
import { of, propertiesIn, requestHeader, textIn, withText } from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { deletedIsGone, readInEachMediaType, renewedIsFound, savedIsFound, updatedIsFound, wrong } from './form.js'

/** Takes an address for that of the first account whose address is like it. */
const byAddressLike = (isLike: (address: string, sought: string) => boolean): Change =>
  of(getEMailAccountFromEMailAddress, (respond, stub) => (request) => {
    const sought = String(propertiesIn(request)['FromAddress'])
    const found = [...stub.accounts.all()].find(({ EMailAddress }) => isLike(EMailAddress ?? '', sought))
    return respond(withText((text) => text.replace(sought, found?.EMailAddress ?? sought))(request))
  })

const beforeAt = (address: string): string => address.split('@', 1)[0] ?? ''

/** As `LIKE` compares. */
const isLikeInSql = (address: string, pattern: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+]/g, '\\$&').replaceAll('%', '.*').replaceAll('_', '.')}$`).test(address)

/** Responds to a request as it did before, if it then had an account. */
const cached: Change = (respond) => {
  const before = new Map<string, HttpResponse>()
  return (request) => {
    const key = JSON.stringify([request.url, request.headers, textIn(request)])
    const known = before.get(key)
    return known === undefined
      ? F.pipe(
          respond(request),
          TE.tapIO((response) => () => {
            if (Number(propertiesIn(response)['EMailAccountId'] ?? 0) > 0) before.set(key, response)
          }),
        )
      : TE.right(known)
  }
}

const alike = 'an address that is only like that of the account'
const wrongMailbox = 'mail for one mailbox is filed under another one'
const old = 'the client shows and saves back the account as it was'

export const finding: Readonly<Record<string, Provider>> = {
  'finds an account by the end of its address': wrong(
    wrongMailbox,
    byAddressLike((address, sought) => address.endsWith(sought)),
    { [savedIsFound]: alike },
  ),
  'finds an account by the beginning of its address': wrong(
    wrongMailbox,
    byAddressLike((address, sought) => address.startsWith(sought)),
    { [savedIsFound]: alike },
  ),
  'finds an account by its address before the @': wrong(
    wrongMailbox,
    byAddressLike((address, sought) => beforeAt(address) === beforeAt(sought)),
    { [savedIsFound]: alike },
  ),
  'takes an address for a pattern of SQL': wrong(wrongMailbox, byAddressLike(isLikeInSql), { [savedIsFound]: alike }),
  'finds an account in JSON only': wrong(
    'the client refuses a type that it did not accept',
    of(
      getEMailAccountFromEMailAddress,
      requestHeader('Accept', () => 'application/json; charset=utf-8'),
    ),
    { [readInEachMediaType]: 'the response of GetEMailAccountFromEMailAddress' },
  ),
  'reads accounts from a cache that no write clears': wrong(old, of(getEMailAccount, cached), {
    [renewedIsFound]: 'the account by its id',
    [deletedIsGone]: 'the account by its id',
  }),
  'finds accounts in a cache that no write clears': wrong(old, of(getEMailAccountFromEMailAddress, cached), {
    [renewedIsFound]: 'the account by its address',
    [updatedIsFound]: 'the address before the update',
  }),
}
