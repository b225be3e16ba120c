/** Where our client and the contract may disagree about a response, each with its reason. */

export interface Disagreement {
  readonly reason: string
  /** Whether it is the reason for a verdict about a response that differs at a place of an interaction. */
  readonly explains: (difference: {
    readonly description: string
    readonly place: string
    readonly content: unknown
  }) => boolean
  /** One such response: the interaction, the place, and the difference from its example. */
  readonly example: readonly [description: string, place: string, change: (example: unknown) => unknown]
}

const update = 'a request to update an account that exists'
const xml = 'a request to save a new account as application/xml, with a response as application/xml'
const credentials = 'a request to save credentials for both directions'
const rights = 'a request to update an account that has rights'

const having =
  (properties: object) =>
  (example: unknown): unknown => ({ ...Object(example), ...properties })

const replacing =
  (text: string, by: string) =>
  (example: unknown): unknown =>
    String(example).replace(text, by)

const laterAtTheTop =
  /^\$\.(?:EMailAccount\.)?(?:InboxFolder|SentFolder|SimpleMode|LastFetch|UseGraphApi|TableRight|FieldProperties)/

const valueAt = (content: unknown, place: string): unknown =>
  place
    .split('.')
    .slice(1)
    .reduce<unknown>((value, name) => Object(value)[name], content)

/** The texts of the elements at a place of an XML document; null of one that is empty. */
const textsAt = (content: unknown, place: string): ReadonlyArray<string | null> => {
  const name = place.split('.').at(-1)
  const elements = new RegExp(`<${name}\\b[^>]*?(?:/>|>([^]*?)</${name}>)`, 'g')
  return typeof content === 'string' ? [...content.matchAll(elements)].map(([, text]) => text ?? null) : []
}

const isInteger = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value)

/** What our client refuses, and the contract accepts. */
export const refusedByTheClientAlone: ReadonlyArray<Disagreement> = [
  {
    reason: 'pact has no bound of an integer: the client refuses one beyond int32',
    explains: ({ content, place }) => {
      const value = valueAt(content, place)
      const values = [
        value,
        ...textsAt(content, place).map((text) => (/^-?\d+$/.test(text ?? '') ? Number(text) : null)),
      ]
      return values.some((each) => isInteger(each) && Math.abs(each) >= 2 ** 31)
    },
    example: [update, '$.ErrorCount', having({ ErrorCount: 3_000_000_000 })],
  },
  {
    reason:
      'XML: pact applies the rule of an element to each of that name; the client refuses a property that is repeated',
    explains: ({ content, place }) => textsAt(content, place).length > 1,
    example: [
      xml,
      '$.EMailAccount.ErrorCount',
      replacing('<ErrorReason/>', '<ErrorReason/><ErrorCount>1</ErrorCount>'),
    ],
  },
  {
    reason: 'a later property has an interaction of its own, and is free elsewhere, as a server may not have it',
    explains: ({ place }) => laterAtTheTop.test(place),
    example: [update, '$.SimpleMode', having({ SimpleMode: 'x' })],
  },
  {
    reason: 'rights inside credentials are free: the documented samples have several forms of them',
    explains: ({ place }) => /Credentials\.(?:TableRight|FieldProperties)/.test(place),
    example: [
      credentials,
      '$.IncomingCredentials.TableRight',
      (example) =>
        having({ IncomingCredentials: having({ TableRight: 5 })(Object(example).IncomingCredentials) })(example),
    ],
  },
]

/** What our client accepts, and the contract refuses at a place that it does not compare literally. */
export const refusedByTheContractAlone: ReadonlyArray<Disagreement> = [
  {
    reason: 'XML: the client reads an integer with a plus, as XML Schema allows; no server is known to write one',
    explains: ({ place, content }) => textsAt(content, place).some((text) => /^\s*\+\d+\s*$/.test(text ?? '')),
    example: [xml, '$.EMailAccount.ErrorCount', replacing('<ErrorCount>0', '<ErrorCount>+5')],
  },
  {
    reason: 'XML: the client reads the names of elements in any case; the page writes them in one',
    explains: ({ place, content }) =>
      typeof content === 'string' && content.includes(`<${place.split('.').at(-1)?.toLowerCase()}`),
    example: [xml, '$.EMailAccount.ErrorReason', replacing('<ErrorReason/>', '<errorreason/>')],
  },
  {
    reason: 'pact has no "object or null": the interaction about credentials or rights has them, and others have none',
    explains: ({ place, content }) =>
      /(?:Credentials|FieldRight|TableRight|FieldProperties)(?:$|\.)/.test(place) &&
      (valueAt(content, place) === null || typeof valueAt(content, place) === 'object'),
    example: [credentials, '$.IncomingCredentials', having({ IncomingCredentials: null })],
  },
  {
    reason: 'the account of the state exists: `null`, or an empty list, is not the response to its request',
    explains: ({ place, content }) =>
      place === '$' && (content === null || (Array.isArray(content) && content.length === 0)),
    example: ['a request for an account by its id', '$', () => null],
  },
  {
    reason: 'an id above 0 is the meaning of the interaction; the client reads 0 as "nothing", and takes any other',
    explains: ({ place }) => /(?:EMailAccountId|ServiceAuthId|AccountId)$/.test(place),
    example: ['a request to save a new account', '$.EMailAccountId', having({ EMailAccountId: 0 })],
  },
  {
    reason: 'rights have optional members for the client; the interaction about rights demands those of the page',
    explains: ({ place, description }) =>
      /rights/.test(description) && /(?:Mask|Reason|TableRight|FieldProperties)/.test(place),
    example: [rights, '$.TableRight.Reason', having({ TableRight: { Mask: 'Select' } })],
  },
]
