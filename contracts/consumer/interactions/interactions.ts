/** Every interaction of our own client's contract. */
import type { Interaction } from '../Interaction.js'
import { accountLife } from './account.js'
import { authentication } from './authentication.js'
import { contentTypes } from './contentTypes.js'
import { currentAccount } from './currentAccount.js'
import { languages } from './languages.js'
import { mail } from './mail.js'
import { refusals } from './refusals.js'
import { save } from './save.js'
import { tenantLife } from './tenant.js'
import { wrongPassword } from './wrongPassword.js'

export const interactions: ReadonlyArray<Interaction> = [
  ...save,
  ...contentTypes,
  ...authentication,
  ...languages,
  ...refusals,
  ...accountLife,
  ...currentAccount,
  ...mail,
  ...wrongPassword,
  ...tenantLife,
]
