/**
 * What an account of a server has of the later properties, found out from an account that was saved with all of them: what
 * the response does not have, the server lacks; what it has, the server has to keep.
 */
import type { ServerVersion } from '@so-email/codecs'
import * as t from 'io-ts'
import type { Group, Lacking } from './groups.js'
import { lacking } from './lacking.js'

type Account = Readonly<Record<string, unknown>>

interface Later {
  readonly sent: Account
  readonly isIn: (account: Account) => boolean
  readonly reason: string
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
const property = (name: string, value: unknown): Later => ({
  sent: { [name]: value },
  isIn: (account) => Object.hasOwn(account, name),
  reason: `the server has no ${name}`,
})

/** With ticks and with an offset. */
const LastFetch = '2008-08-06T16:32:38.9926739+02:00'

const ticks: Later = {
  sent: { LastFetch },
  isIn: (account) => account['LastFetch'] === LastFetch,
  reason: 'the server does not keep the LastFetch that is sent',
}

/** A version decides about these. */
const ofVersions = {
  // "if available in the db": both are null where they are not.
  'later:folders': {
    sent: { InboxFolder: 'Inbox', SentFolder: 'Sent' },
    isIn: ({ InboxFolder, SentFolder }) => isText(InboxFolder) || isText(SentFolder),
    reason: 'the server has no folders',
  },
  'later:SimpleMode': property('SimpleMode', 1),
  'later:UseGraphApi': property('UseGraphApi', 1),
} satisfies Partial<Record<Group, Later>>

const ofServers = {
  'later:LastFetch': ticks,
  // It could not be seen.
  'assumption:time zone': ticks,
  'later:unknown properties': {
    ...property('PropertyOfTomorrow', 1),
    reason: 'the server does not keep a property that it does not know',
  },
  'later:rights': {
    sent: {},
    isIn: ({ TableRight }) => t.UnknownRecord.is(TableRight),
    reason: 'the server has no rights on accounts',
  },
} satisfies Partial<Record<Group, Later>>

const all: Readonly<Record<string, Later>> = { ...ofVersions, ...ofServers }

/** Every later property, as an account is saved with to find them. */
export const laterProperties: Account = Object.assign({}, ...Object.values(all).map(({ sent }) => sent))

/** What a server lacks that answered so to an account with all of them. */
export const lackingIn =
  (version: ServerVersion | null) =>
  (account: Account): Lacking => ({
    ...lacking(version),
    ...Object.fromEntries(
      Object.entries(version === null ? all : ofServers)
        .filter(([, { isIn }]) => !isIn(account))
        .map(([group, { reason }]) => [group, reason]),
    ),
  })
