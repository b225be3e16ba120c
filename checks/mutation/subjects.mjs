/**
 * What is mutated: the pure code of four packages, each file of it. The tests that run it are those of the package, without the
 * ones that start processes, open sockets, look at bundles and documents, or measure growth.
 */

/**
 * @typedef {{
 *   readonly mutate: ReadonlyArray<string>
 *   readonly withoutTests: ReadonlyArray<string>
 *   readonly isBuilt?: boolean
 * }} Subject globs from the folder of the package; `isBuilt` if tests need more of it than the compiler makes
 */

/** Types, and what only hands on what other files have. */
const withoutCode = ['!src/**/index.ts', '!src/**/*.d.ts']

/** Tests of a package as a whole, of its documents and of what takes long. */
const ofTheWhole = [
  'test/{README,bundle,exports,growth,types,fuzz}.test.ts',
  'test/**/types.test.ts',
  'test/hostile/**',
]

/** @type {Readonly<Record<string, Subject>>} */
export const subjects = {
  codecs: {
    mutate: ['src/**/*.ts', ...withoutCode],
    withoutTests: ofTheWhole,
  },
  wire: {
    mutate: ['src/**/*.ts', ...withoutCode],
    withoutTests: [...ofTheWhole, 'test/laws/growth.test.ts'],
  },
  client: {
    // What runs on a platform is tested with sockets, which a mutation would leave open. A release writes the version.
    mutate: ['src/**/*.ts', '!src/transport/**', '!src/opentelemetry/**', '!src/version.ts', ...withoutCode],
    withoutTests: [...ofTheWhole, 'test/transport/**', 'test/opentelemetry/**'],
  },
  'provider-stub': {
    mutate: ['src/**/*.ts', '!src/{cli,server}/**', '!src/ui/**', ...withoutCode],
    withoutTests: [...ofTheWhole, 'test/{cli,server,clients,ui}/**', 'test/data/{kill,lostDatabase}.test.ts'],
    isBuilt: true,
  },
}
