/** How a client says who it is. */
import { conceal } from '@so-email/codecs'
import type { Authorization } from '@so-email/wire'

export type Auth = Authorization.Authorization

/** A user name and a password, for an installation on site. The password cannot be printed from here on. */
export const basic = (credentials: { readonly user: string; readonly password: string }): Auth => ({
  _tag: 'Basic',
  user: credentials.user,
  password: conceal(credentials.password),
})
