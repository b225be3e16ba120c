/** An account as an output: without its secrets. */
import { EMailAccount, redact } from '@so-email/codecs'
import type { Output } from '../Output.js'

export const withoutSecrets = redact(EMailAccount)

/** The output of a command that shows an account. */
export const accountOf = (account: EMailAccount): Output => ({ _tag: 'Account', account: withoutSecrets(account) })
