import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('samples/', import.meta.url)

export interface Sample {
  readonly name: string
  readonly text: string
}

/** What the versions of the documented page show, one JSON file each, written by hand from the documentation. */
export const samples: ReadonlyArray<Sample> = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({ name: name.slice(0, -'.json'.length), text: readFileSync(new URL(name, folder), 'utf8') }))

const parsed = (name: string): unknown => JSON.parse(samples.find((each) => each.name === name)?.text ?? 'null')

/** The documented response. */
export const account = parsed('seed.response') as Readonly<Record<string, unknown>> // the sample is an object

/** Credentials as the older pages show them. */
export const credentials = {
  ServiceAuthId: 12,
  Server: 'imap.example.test',
  Port: 993,
  AuthType: 'plain-text',
  Username: 'ops',
  Password: 'a password',
}

/** The documented request. */
export const request = parsed('seed.request')
