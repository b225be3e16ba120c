/** The id that contracts use for an account that does not exist: the largest one. */
export const unusedId = 2_147_483_647
