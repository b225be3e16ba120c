/** Libraries that export functions around one of our packages: the compiler has to be able to name their types. */
import type { Example } from './compileExamples.js'

/** A library, and the package of ours that it installs; it sees no other. */
export type Library = Readonly<{ package: string; example: Example }>

const promise = `import { basic, ClientException, makeClient } from '@so-email/client/promise'
const client = makeClient({ baseUrl: 'https://crm.example.test', auth: basic({ user: 'u', password: 'p' }) })
export const save = async () => client.saveEMailAccount({ EMailAddress: 'sales@example.test', AssociateId: 244 })
export const get = (id: number) => client.getEMailAccount({ eMailAccountId: id })
export const functions = { ...client }
export const errorOf = (thrown: unknown) => (thrown instanceof ClientException ? thrown.error : undefined)
export const partsOf = async () => {
  const { IncomingCredentials, FieldProperties, TableRight, LastFetch } = await client.createDefaultEMailAccount()
  const property = FieldProperties?.['EMailAddress']
  return [IncomingCredentials, FieldProperties, TableRight, LastFetch, property, property?.FieldRight] as const
}
`

const functional = `import { basic, type Client, type ClientConfig, type ClientError, fetchTransport, makeClient } from '@so-email/client'
import { function as F, taskEither as TE } from 'fp-ts'
declare const client: Client
declare const config: ClientConfig
declare const error: ClientError
export const save = () => client.saveEMailAccount({ EMailAddress: 'sales@example.test', AssociateId: 244 })
export const saved = () => F.pipe(save(), TE.map(({ IncomingCredentials }) => IncomingCredentials))
export const functions = { ...client }
export const settings = { ...config }
export const failure = 'failure' in error ? error.failure : null
export const rejection = 'rejection' in error ? error.rejection : null
export const made = makeClient(config)
export const byFetch = fetchTransport
export const auth = basic({ user: 'u', password: 'p' })
`

const codecs = `import { arrayOf, DateTimeOffset, dictionary, EMailAccount, entity, ETableRight, Int32, nullable, secret } from '@so-email/codecs'
import * as t from 'io-ts'
const required = { Id: Int32, Changed: DateTimeOffset, Rights: ETableRight, Accounts: arrayOf(EMailAccount) }
export const Contact = entity('Contact', required, { Pin: secret(t.string), Notes: dictionary(nullable(t.string), 'Notes') })
`

const library = (name: string, file: string, code: string): Library => ({
  package: name,
  example: { file, source: file, line: 1, code },
})

export const libraries: ReadonlyArray<Library> = [
  library('@so-email/client', 'promise', promise),
  library('@so-email/client', 'functional', functional),
  library('@so-email/codecs', 'entities', codecs),
]

/** What such a library sets in its tsconfig.json. The declarations of the packages are checked with the examples. */
export const declaring = { declaration: true, skipLibCheck: true }
