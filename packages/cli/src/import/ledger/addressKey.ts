/** Addresses that differ in case alone have one. Databases do not agree on what that is: SQLite knows it of ASCII only. */
export const addressKey = (address: string | null): string | null => address?.toLowerCase() ?? null
