/** The mutations of the headers that `docs/faithfulness/page.md` has. */
import { type Mutation, within } from './Mutation.js'

const page = (name: string): Mutation['test'] => ['contracts/coverage/page.test.ts', name]
const pact = (description: string): Mutation['test'] => ['pact', description]
const authorization = within('packages/wire/src/headers/Authorization.ts')
const authenticate = within('packages/provider-stub/src/request/authenticate.ts')
const locale = within('packages/provider-stub/src/localization/Locale.ts')
const documentedTypes = within('packages/wire/src/media-types/documented.ts')

export const mutationsOfHeaders: ReadonlyArray<Mutation> = [
  authorization(
    "const basicScheme = 'Basic'",
    "const basicScheme = 'Digest'",
  )(page('has the scheme Basic, which our client uses and the stub knows'))('Authorization '),
  authorization(
    "const ticketScheme = 'SoTicket'",
    "const ticketScheme = 'SoTickets'",
  )(page('has the scheme SoTicket, which our client uses and the stub knows'))('Authorization '),
  authenticate(
    'tokens?.includes(reveal(credentials.token)) === true',
    'true',
  )(page('has the scheme Bearer, which our client uses and the stub knows'))('Authorization '),
  authenticate(
    "      return mode === 'onsite'\n",
    "      return mode === 'online'\n",
  )(pact('a request to save a new account Online, with a user and a password'))('Authorization '),
  authenticate(
    'O.exists((cookie) => reveal(cookie) === token)',
    'O.exists(() => true)',
  )(page('has an XSRF token for a request without Authorization, of the value that its cookie has'))('X-XSRF-TOKEN '),
  within('packages/client/src/auth/credentialHeader.ts')(
    'field(headerWriters.XsrfToken,',
    "field({ ...headerWriters.XsrfToken, name: 'X-XSRF' },",
  )(pact('a request to save a new account in the session of a browser, with its XSRF token'))('X-XSRF-TOKEN '),
  ...['json, ', 'xml, ', 'form, ', 'jsonPatch, '].map((type) => {
    const name = { 'json, ': 'text/json', 'xml, ': 'text/xml', 'form, ': 'application/x-www-form-urlencoded' }[type]
    return documentedTypes(
      `requestMediaTypes = [json, xml, form, jsonPatch, mergePatch]`,
      `requestMediaTypes = [${'json, xml, form, jsonPatch, mergePatch'.replace(type, '')}]`,
    )(
      page(`has the request type ${name ?? 'application/json-patch+json'}, which our client writes and the stub reads`),
    )('Content-Type ')
  }),
  documentedTypes(
    'form, jsonPatch, mergePatch] as const',
    'form, jsonPatch] as const',
  )(page('has the request type application/merge-patch+json, which our client writes and the stub reads'))(
    'Content-Type ',
  ),
  ...['xml, ', 'jsonPatch, '].map((type) =>
    documentedTypes(
      'answerMediaTypes = [json, xml, jsonPatch, mergePatch]',
      `answerMediaTypes = [${'json, xml, jsonPatch, mergePatch'.replace(type, '')}]`,
    )(
      page(
        `has the response type ${type === 'xml, ' ? 'text/xml' : 'application/json-patch+json'}, which the stub writes and our client reads`,
      ),
    )('Accept Content-type'),
  ),
  within('packages/wire/src/headers/AcceptLanguage.ts')(
    "export const name = 'Accept-Language'",
    "export const name = 'Content-Language'",
  )(pact('a request to update an account, with the texts of the response in French'))('Accept-Language '),
  locale(
    'O.match(() => readAccepted(headers), readTranslated)',
    'O.match(() => O.none, readTranslated)',
  )(page('has a language that Accept-Language selects, and SO-Language before it'))('Accept-Language '),
  locale(
    'combinedHeader(SoLanguage.name)',
    "combinedHeader('SO-Lang')",
  )(pact('a request to update an account, with SO-Language before Accept-Language'))('SO-Language '),
  within('packages/wire/src/headers/SoLanguage.ts')("const off = '*x-'", "const off = '*x'")([
    'packages/wire/test/headers/headers.test.ts',
    'switch translation off with *, x and -',
  ])('SO-Language '),
  locale(
    'combinedHeader(AcceptLanguage.name)',
    "combinedHeader('SO-Culture')",
  )(page('has a culture that is ignored without a language, and changes no text with one'))('SO-Culture '),
  within('packages/wire/src/headers/SoCulture.ts')(
    "export const name = 'SO-Culture'",
    "export const name = 'SO-Format'",
  )(page('has the request header SO-Culture, which our client sends'))('SO-Culture '),
  locale(
    'combinedHeader(SoTimeZone.name)',
    "combinedHeader('SO-Zone')",
  )(page('has a time zone that dates of the response are converted to'))('SO-TimeZone '),
  authenticate(
    "return mode === 'onsite' || hasAppToken(appTokens, headers)",
    'return true',
  )(page('has an application token that a ticket needs Online'))('SO-AppToken '),
  within('packages/wire/src/headers/SoAppToken.ts')(
    "export const name = 'SO-AppToken'",
    "export const name = 'SO-Token'",
  )(pact('a request to save a new account Online, with a ticket and the token of the application'))('SO-AppToken '),
]
