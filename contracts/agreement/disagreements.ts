/** Where our client and the contract may disagree about a response, each with its reason. */

export interface Disagreement {
  readonly reason: string
  /** Whether it is the reason for a verdict about a response that differs at a place of an interaction. */
  readonly explains: (difference: {
    readonly description: string
    readonly place: string
    readonly content: unknown
  }) => boolean
}

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
  },
  {
    reason:
      'XML: pact applies the rule of an element to each of that name; the client refuses a property that is repeated',
    explains: ({ content, place }) => textsAt(content, place).length > 1,
  },
  {
    reason: 'a later property has an interaction of its own, and is free elsewhere, as a server may not have it',
    explains: ({ place }) => laterAtTheTop.test(place),
  },
  {
    reason: 'rights inside credentials are free: the documented samples have several forms of them',
    explains: ({ place }) => /Credentials\.(?:TableRight|FieldProperties)/.test(place),
  },
]

/** What our client accepts, and the contract refuses at a place that it does not compare literally. */
export const refusedByTheContractAlone: ReadonlyArray<Disagreement> = [
  {
    reason: 'XML: the client reads an integer with a plus, as XML Schema allows; no server is known to write one',
    explains: ({ place, content }) => textsAt(content, place).some((text) => /^\s*\+\d+\s*$/.test(text ?? '')),
  },
  {
    reason: 'XML: the client reads the names of elements in any case; the page writes them in one',
    explains: ({ place, content }) =>
      typeof content === 'string' && content.includes(`<${place.split('.').at(-1)?.toLowerCase()}`),
  },
  {
    reason: 'pact has no "object or null": the interaction about credentials or rights has them, and others have none',
    explains: ({ place, content }) =>
      /(?:Credentials|FieldRight|TableRight|FieldProperties)(?:$|\.)/.test(place) &&
      (valueAt(content, place) === null || typeof valueAt(content, place) === 'object'),
  },
  {
    reason: 'the account of the state exists: `null`, or an empty list, is not the response to its request',
    explains: ({ place, content }) =>
      place === '$' && (content === null || (Array.isArray(content) && content.length === 0)),
  },
  {
    reason: 'an id above 0 is the meaning of the interaction; the client reads 0 as "nothing", and takes any other',
    explains: ({ place }) => /(?:EMailAccountId|ServiceAuthId|AccountId)$/.test(place),
  },
  {
    reason: 'rights have optional members for the client; the interaction about rights demands those of the page',
    explains: ({ place, description }) =>
      /rights/.test(description) && /(?:Mask|Reason|TableRight|FieldProperties)/.test(place),
  },
]
