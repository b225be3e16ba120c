/** The configuration of a client that writes a value of a header. */
import { basic, bearer, type ClientConfig, soTicket, xsrf } from '@so-email/client'
import { sampleUser } from '@so-email/provider-stub'
import { answerMediaTypes, findMediaType, type MediaType, requestMediaTypes } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'

/** For a value that we do not have, whose client then fails. */
const nothing = undefined as never

export const configOf = (name: string, value: string): Partial<ClientConfig> => {
  const mediaType = <M extends MediaType>(types: ReadonlyArray<M>): M =>
    F.pipe(
      findMediaType(types)(value),
      O.match(
        () => nothing,
        (found) => found.mediaType,
      ),
    )
  const schemes: Readonly<Record<string, ClientConfig['auth']>> = {
    Basic: basic({ user: 'tje0', password: 'Tje0' }),
    SoTicket: soTicket(sampleUser.tickets[0]),
    Bearer: bearer(sampleUser.tokens[0]),
  }
  const configs: Readonly<Record<string, () => Partial<ClientConfig>>> = {
    Authorization: () => ({ auth: schemes[value] ?? nothing }),
    'X-XSRF-TOKEN': () => ({ auth: xsrf(sampleUser.xsrfTokens[0]) }),
    'Content-Type': () => ({ contentType: mediaType(requestMediaTypes) }),
    Accept: () => ({ accept: mediaType(answerMediaTypes) }),
    'Accept-Language': () => ({ language: value }),
    'SO-Language': () => ({ soLanguage: value }),
    'SO-Culture': () => ({ soCulture: value }),
    'SO-TimeZone': () => ({ soTimeZone: value }),
    'SO-AppToken': () => ({ appToken: value }),
  }
  return configs[name]?.() ?? {}
}
