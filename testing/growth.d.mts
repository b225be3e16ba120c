/** Whether this run measures times: `pnpm fuzz` does, `pnpm test` does not. */
export declare const measuresTimes: boolean

/** The least seconds of the processor that three runs take. */
export declare const leastSeconds: (run: () => unknown) => Promise<number>

/** What a measurement finds, or `null` where one of several attempts finds nothing. */
export declare const foundAlways: <A>(measure: () => Promise<A | null>) => Promise<A | null>

/** What is slow about a reader, or `null`. `make` makes what it reads of about a size. */
export declare const superlinear: <A>(read: (given: A) => unknown, make: (size: number) => A) => Promise<string | null>

/** The texts that a reader is slow on, of the hostile ones if there are no others. */
export declare const slowTexts: (
  read: (text: string) => unknown,
  texts?: Readonly<Record<string, (length: number) => string>>,
) => Promise<ReadonlyArray<string>>

/** Makers of hostile texts of about a length, by what they are. */
export declare const hostileTexts: Readonly<Record<string, (length: number) => string>>

/** The regular expressions of a folder of sources, as they are written. */
export declare const regexLiterals: (folder: string) => ReadonlyArray<string>
