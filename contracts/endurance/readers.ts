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
import { broken } from './broken.js'
import { differences } from './differences.js'
import { randomOf } from './random.js'

const [runs = 50_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)

const account = {
  ...sampleAccount,
  EMailAddress: 'Ünï <a&b>@example.test',
  ErrorReason: 'a "quoted" text',
  IncomingCredentials: {
    ServiceAuthId: 1,
    Server: 'imap.example.test',
    Port: 993,
    AuthType: null,
    Username: 'u',
    Password: 'p',
  },
}

const sampleOf = (mediaType: MediaType): Uint8Array =>
  E.getOrElseW((failure) => {
    throw new TypeError(JSON.stringify(failure))
  })(mediaType.write(EMailAccount)(account)) as Uint8Array // every media type writes bytes

/** The texts of an account that each reader gives as they are. */
const texts = ['EMailAddress', 'ErrorReason', 'InboxFolder', 'SentFolder'] as const

type Texts = Readonly<Record<string, unknown>>

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

const textsOf = (value: Texts): Texts => Object.fromEntries(texts.map((name) => [name, value[name] ?? null]))

const xmlTexts = (bytes: Uint8Array): Texts => {
  const document = XmlDocument.fromBuffer(bytes)
  try {
    const children = document.root.find('*').filter((node) => node instanceof XmlElement)
    return Object.fromEntries(
      texts.map((name) => {
        const found = children.find((child) => child.name.toLowerCase() === name.toLowerCase())
        const isNil = found?.attrs.some(
          (attribute) => attribute.name === 'nil' && /^(?:true|1)$/.test(attribute.value.trim()),
        )
        return [name, found === undefined || isNil === true ? null : found.content]
      }),
    )
  } finally {
    document.dispose()
  }
}

const formTexts = (text: string): Texts => {
  const pairs = [...new URLSearchParams(text)]
  return Object.fromEntries(
    texts.map((name) => [name, pairs.findLast(([each]) => each.toLowerCase() === name.toLowerCase())?.[1] ?? null]),
  )
}

const formats: ReadonlyArray<Format> = [
  {
    name: 'JSON',
    mediaType: json,
    fragments: [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      'null',
      'tru',
      '-0',
      '1e400',
      '01',
      '.5',
      '1.',
      '\\u12',
      '\\x',
      '"a":1,',
      '"__proto__":{},',
      '/**/',
      '['.repeat(70),
    ],
    ours: (value) => value,
    other: (text) => JSON.parse(text),
  },
  {
    name: 'XML',
    mediaType: xml,
    fragments: [
      '<',
      '>',
      '</',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?a b?>',
      '<?xml version="1.0"?>',
      '<!DOCTYPE a>',
      '&amp;',
      '&#65;',
      '&#0;',
      '&#xD800;',
      '&nope;',
      'xsi:nil="true"',
      ' a="b"',
      ' a="b" a="c"',
      '<EMailAddress>x</EMailAddress>',
      'z:Ref="1"',
      ' xmlns="urn:x"',
    ],
    ours: (value) => textsOf(Object(value)),
    other: (_, bytes) => xmlTexts(bytes),
  },
  {
    name: 'form',
    mediaType: form,
    fragments: [
      '&',
      '=',
      '&&',
      '==',
      '%',
      '%4',
      '%zz',
      '%C3',
      '%00',
      '+',
      '.',
      '[',
      ']',
      '[0]',
      ';',
      '#',
      '&EMailAddress=x',
      '&emailaddress=y',
      '&InboxFolder',
      '?',
    ],
    ours: (value) => textsOf(Object(value)),
    other: (text) => formTexts(text),
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
    const known = differences.find(
      ({ format: name, is, where }) => name === format.name && is.test(difference) && (where?.test(text) ?? true),
    )
    count(`${format.name}: ${known?.because ?? difference}`)
    if (known === undefined && unexplained++ < 10)
      console.log(`${format.name}, ${difference}:\n  ${JSON.stringify(text)}`)
  }
}

console.log(`seed ${seed}, ${runs} texts a format`)
for (const [key, times] of [...counts].toSorted(([, a], [, b]) => b - a)) console.log(`${times} x ${key}`)
console.log(`${unexplained} differences without a reason`)
process.exitCode = unexplained === 0 ? 0 : 1
