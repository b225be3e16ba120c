import type { Handlers } from './Handler.js'
import { saveEMailAccount } from './saveEMailAccount.js'

export const handlers: Handlers = { saveEMailAccount }
