/** The account in a response, which has it only if the response decodes: an id anywhere else in the bytes is none. */
import { entity, Int32, nullable, rejectionUnderSuccess } from '@so-email/codecs'
import { answerMediaTypes, combinedHeader, findMediaType, type HttpResponse } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { contentOf } from '../../http/contentOf.js'

/** What a run has to know about an account. A mistake of a server in another property hides no account. */
export interface SavedAccount {
  readonly EMailAccountId: number
  readonly EMailAddress?: string | null
}

const Answer: t.Type<SavedAccount | null> = nullable(
  entity('EMailAccount', { EMailAccountId: Int32 }, { EMailAddress: nullable(t.string) }),
)

/** The account, or none where the server has none: `null` or the id 0. A Left is the reason why the response cannot be read. */
export const savedAccountIn = (response: HttpResponse): E.Either<string, O.Option<SavedAccount>> =>
  F.pipe(
    E.Do,
    E.filterOrElse(
      () => response.status === 200,
      () => `the status is ${response.status}`,
    ),
    E.bind('content', () => contentOf(response)),
    E.bind('found', () =>
      F.pipe(
        combinedHeader('Content-Type')(response.headers),
        O.chain(findMediaType(answerMediaTypes)),
        E.fromOption(() => 'its content type is unknown'),
      ),
    ),
    E.chain(({ content, found: { mediaType, charset } }) =>
      F.pipe(
        mediaType.read(Answer)(content, O.toUndefined(charset)),
        E.mapLeft(({ reason }) => `it cannot be read: ${reason}`),
      ),
    ),
    E.filterOrElse(
      (body) => O.isNone(rejectionUnderSuccess(body)),
      () => 'it is an error object',
    ),
    E.chain(
      F.flow(
        Answer.decode,
        E.mapLeft(() => 'it is no e-mail account'),
      ),
    ),
    E.map(
      F.flow(
        O.fromNullable,
        O.filter(({ EMailAccountId }) => EMailAccountId !== 0),
      ),
    ),
    E.filterOrElse(
      O.match(
        () => true,
        ({ EMailAccountId }) => EMailAccountId > 0,
      ),
      () => 'its id is no id',
    ),
  )

/** Whether an account has an address. */
export const hasAddress =
  ({ EMailAddress }: SavedAccount) =>
  (address: string): boolean =>
    EMailAddress?.toLowerCase() === address.toLowerCase()

/** The id of the account in a response of any documented media type; 0 if there is none. */
export const idIn = (response: HttpResponse): number =>
  F.pipe(
    savedAccountIn(response),
    O.fromEither,
    O.flatten,
    O.match(
      () => 0,
      ({ EMailAccountId }) => EMailAccountId,
    ),
  )
