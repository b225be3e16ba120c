/** Who asks. */
import { reveal } from '@so-email/codecs'
import { Authorization, type HttpHeaders, header } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'

export interface User {
  readonly name: string
  readonly password: string
}

/** The user that the headers name, if the password is right. */
export const authenticate =
  (users: ReadonlyArray<User>) =>
  (headers: HttpHeaders): O.Option<User> =>
    F.pipe(
      headers,
      header('Authorization'),
      O.chain(Authorization.read),
      O.filter((authorization) => authorization._tag === 'Basic'),
      O.chain(({ user, password }) =>
        O.fromNullable(users.find((known) => known.name === user && known.password === reveal(password))),
      ),
    )
