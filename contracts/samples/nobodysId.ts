/** The id that contracts take for one that nobody has: the largest. */
export const nobodysId = 2_147_483_647
