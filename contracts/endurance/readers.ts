/**
 * `pnpm fuzz readers [runs] [seed]`: our readers of JSON, XML and forms beside `JSON.parse`, libxml2 and `URLSearchParams`, on
 * samples that are broken at random. Where they differ, `differences` has the reason; any other difference fails.
 */
import { isDeepStrictEqual } from 'node:util'
import { EMailAccount } from '@so-email/codecs'
import { sampleAccount } from '@so-email/provider-stub'
import { form, json, type MediaType, maxBytes, xml } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { XmlDocument, XmlElement } from 'libxml2-wasm'
import { orThrow } from '../orThrow.js'
import { mailbox } from '../samples/credentials.js'
import { broken } from './broken.js'
import { differences } from './differences.js'
import { randomOf } from './random.js'

const [runs = 50_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)

const account = {
  ...sampleAccount,
  EMailAddress: 'Ünï <a&b>@example.test',
  ErrorReason: 'a "quoted" text',
  IncomingCredentials: { ...mailbox, AuthType: null },
}

const sampleOf = (mediaType: MediaType): Uint8Array => orThrow(mediaType.write(EMailAccount)(account))

/** The texts and numbers of an account that each reader gives as they are; those of its credentials stand one level deeper. */
const places = [
  ...['EMailAddress', 'ErrorReason', 'InboxFolder', 'SentFolder', 'EMailAccountId', 'AssociateId', 'ErrorCount'],
  ...['Server', 'Port', 'Username', 'Password'].map((name) => `IncomingCredentials.${name}`),
].map((place) => ({ place, path: place.split('.'), isNumber: /(?:Id|Count|Port)$/.test(place) }))

type Values = Readonly<Record<string, unknown>>

/** What a reader gives, or why it refuses. */
type Reading = E.Either<string, unknown>

interface Format {
  readonly name: 'JSON' | 'XML' | 'form'
  readonly mediaType: MediaType
  readonly fragments: ReadonlyArray<string>
  /** The part of what our reader gives that both have. */
  readonly ours: (value: unknown) => unknown
  readonly other: (text: string, bytes: Uint8Array) => unknown
}

const valuesOf = (valueAt: (path: ReadonlyArray<string>) => unknown): Values =>
  Object.fromEntries(places.map(({ place, path }) => [place, valueAt(path) ?? null]))

/** The value of a text, where a number stands. */
const typed = (values: Values): Values =>
  Object.fromEntries(
    places.map(({ place, isNumber }) => {
      const text = values[place]
      return [place, isNumber && typeof text === 'string' ? Number(text) : text]
    }),
  )

const inEntity = (value: unknown) => valuesOf((path) => path.reduce((owner, name) => Object(owner)[name], value))

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const isNil = ({ attrs }: XmlElement): boolean =>
  attrs.some(({ name, value }) => name === 'nil' && /^(?:true|1)$/.test(value.trim()))

const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element
    ?.find('*')
    .filter((node) => node instanceof XmlElement)
    .find((child) => isSame(child.name, name) && !isNil(child))

const xmlValues = (bytes: Uint8Array): Values => {
  const document = XmlDocument.fromBuffer(bytes)
  try {
    return typed(valuesOf((path) => path.reduce<XmlElement | undefined>(childOf, document.root)?.content))
  } finally {
    document.dispose()
  }
}

/** The place of a pair: of `a[b]` and of `a.b` it is the same. */
const placeOf = (name: string): string => name.replace(/\[(\w+)\]/g, '.$1')

const formValues = (text: string): Values => {
  const pairs = [...new URLSearchParams(text)]
  return typed(valuesOf((path) => pairs.findLast(([name]) => isSame(placeOf(name), path.join('.')))?.[1]))
}

const formats: ReadonlyArray<Format> = [
  {
    name: 'JSON',
    mediaType: json,
    fragments: [
      ...['{', '}', '[', ']', ',', ':', 'null', 'tru', '-0', '1e400', '01', '.5', '1.', '\\u12', '\\x', '"a":1,'],
      ...['"__proto__":{},', '/**/', '['.repeat(70)],
    ],
    ours: (value) => value,
    other: (text) => JSON.parse(text),
  },
  {
    name: 'XML',
    mediaType: xml,
    fragments: [
      ...['<', '>', '</', '/>', '<!--', '-->', '<![CDATA[', ']]>', '<?a b?>', '<?xml version="1.0"?>', '<!DOCTYPE a>'],
      ...['&amp;', '&#65;', '&#0;', '&#xD800;', '&nope;', 'xsi:nil="true"', ' a="b"', ' a="b" a="c"'],
      ...['<EMailAddress>x</EMailAddress>', 'z:Ref="1"', ' xmlns="urn:x"'],
    ],
    ours: inEntity,
    other: (_, bytes) => xmlValues(bytes),
  },
  {
    name: 'form',
    mediaType: form,
    fragments: [
      ...['&', '=', '&&', '==', '%', '%4', '%zz', '%C3', '%00', '+', '.', '[', ']', '[0]', ';', '#', '&EMailAddress=x'],
      ...['&emailaddress=y', '&InboxFolder', '?'],
    ],
    ours: inEntity,
    other: (text) => formValues(text),
  },
]

const attempt = (read: () => unknown): Reading => E.tryCatch(read, (error) => String(error).split('\n')[0] ?? '')

const ourReading = ({ mediaType, ours }: Format, bytes: Uint8Array): Reading =>
  E.bimap(({ reason }: { readonly reason: string }) => reason, ours)(mediaType.read(EMailAccount, { maxBytes })(bytes))

/** How two readings differ, or null. */
const differenceOf = (ours: Reading, other: Reading): string | null => {
  if (E.isLeft(ours)) return E.isLeft(other) ? null : `only we refuse: ${ours.left}`
  if (E.isLeft(other)) return `only the other refuses: ${other.left}`
  return isDeepStrictEqual(ours.right, other.right) ? null : 'another value'
}

const counts = new Map<string, number>()
const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
let unexplained = 0

for (const format of formats) {
  const sample = new TextDecoder().decode(sampleOf(format.mediaType))
  const bytesOf = new TextEncoder()
  for (let run = 0; run < runs; run++) {
    const text = broken(format.fragments)(randomOf(seed + run))(sample)
    const bytes = bytesOf.encode(text)
    const read = new TextDecoder().decode(bytes)
    const ours = ourReading(format, bytes)
    const difference = differenceOf(
      ours,
      attempt(() => format.other(read, bytes)),
    )
    if (difference === null) {
      count(`${format.name}: ${E.isRight(ours) ? 'both read the same' : 'both refuse'}`)
      continue
    }
    const known = differences.find(({ format: name, is }) => name === format.name && is.test(difference))
    count(`${format.name}: ${known?.because ?? difference}`)
    if (known === undefined && unexplained++ < 10)
      console.log(`${format.name}, ${difference}:\n  ${JSON.stringify(text)}`)
  }
}

console.log(`seed ${seed}, ${runs} texts a format`)
for (const [key, times] of [...counts].toSorted(([, a], [, b]) => b - a)) console.log(`${times} x ${key}`)
console.log(`${unexplained} differences without a reason`)
process.exitCode = unexplained === 0 ? 0 : 1
