import { maxBytes } from '@so-email/wire'

/** The most bytes of one account in a file that is checked, saved or imported: as many as the readers of a body take. */
export const longestAccount = maxBytes
