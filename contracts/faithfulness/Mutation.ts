/**
 * One change of the code that a row of `docs/faithfulness` is about. The test that the row names must turn red with it;
 * a test that stays green does not prove its row.
 */
export interface Mutation {
  /** The first cell of its row, or enough of its beginning to be that of no other row. */
  readonly statement: string
  /** The file that is changed, from the root of the repository. */
  readonly file: string
  /** The text that is replaced; the file has it once. */
  readonly find: string
  readonly replace: string
  /** A test that the row names: its file, or `pact` for an interaction of our client's pact; its name, or `''` for any. */
  readonly test: readonly [where: string, name: string]
}

/** The mutations of one file: `within(file)(find, replace)(test)(statement)`. */
export const within =
  (file: string) =>
  (find: string, replace: string) =>
  (test: Mutation['test']) =>
  (statement: string): Mutation => ({ statement, file, find, replace, test })

/** The same, for each file of the sources of a package. */
export const sourcesOf = (name: string) => (path: string) => within(`packages/${name}/src/${path}.ts`)

/** Any test of a file of a package: the tables of the packages name files. */
export const testsOf =
  (name: string) =>
  (path: string): Mutation['test'] => [`packages/${name}/test/${path}.test.ts`, '']

/** The file whose tests decide: an interaction is verified with the stub, or driven with the client, whichever is changed. */
export const testFileOf = ({ file, test: [where] }: Pick<Mutation, 'file' | 'test'>): string => {
  if (where.startsWith('contracts/wrong-providers/')) return 'contracts/provider/wrong.provider.test.ts'
  if (where !== 'pact') return where
  return file.startsWith('packages/provider-stub/')
    ? 'contracts/provider/stub.provider.test.ts'
    : 'contracts/consumer/so-email-client.test.ts'
}

/** The titles that a name with placeholders, as `sends the property %s`, stands for. */
export const titlesOf = (name: string): RegExp =>
  new RegExp(
    name === '' ? '^.*$' : `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%[sdifjo]|\\\$[a-z]\w*/g, '.*')}$`,
  )
