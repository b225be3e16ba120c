/** What is slow about a reader, or `null`. */
export declare const superlinear: (read: (text: string) => unknown, make: (length: number) => string) => string | null

/** Makers of hostile texts of about a length, by what they are. */
export declare const hostileTexts: Readonly<Record<string, (length: number) => string>>

/** The regular expressions of a folder of sources, as they are written. */
export declare const regexLiterals: (folder: string) => ReadonlyArray<string>
