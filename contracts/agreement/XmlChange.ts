/**
 * A response in XML, changed at one place at random: in the element there, by leaving it out, or by adding one. Elements stand
 * in any order, with or without white space and a declaration, which changes no account.
 */
import fc from 'fast-check'
import type { ResponseChange } from './ResponseChange.js'

interface Element {
  readonly name: string
  readonly markup: string
}

const root = 'EMailAccount'
const namespace = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

/** The elements of an entity whose properties are no entities. */
const elementsOf = (xml: string): ReadonlyArray<Element> =>
  [...xml.matchAll(/<(\w+)(?: xsi:nil="true")?(?:\/>|>[^<]*<\/\1>)/g)].map(([markup, name = '']) => ({ name, markup }))

const escaped = (text: string): string => text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`)

const printable = fc.string().map(escaped)
const anyContent = fc.oneof(
  { weight: 3, arbitrary: fc.integer().map(String) },
  { weight: 2, arbitrary: printable },
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '007',
    '+5',
    '1.0',
    '1e2',
    '3000000000',
    ' 5 ',
    'null',
    'true',
    '550 5.1.1',
    '<x>1</x>',
  ),
)

/** An element of this name: with a content, null, or empty. */
const anyMarkup = (name: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: anyContent.map((content) => `<${name}>${content}</${name}>`) },
    fc.constantFrom(`<${name} xsi:nil="true"/>`, `<${name}/>`, `<${name} xsi:nil="false">0</${name}>`),
  )

const anyName = fc.constantFrom(
  'InboxFolder',
  'SentFolder',
  'SimpleMode',
  'LastFetch',
  'UseGraphApi',
  'Tomorrow',
  'AccountStatus',
)

interface Changed {
  readonly name: string
  readonly elements: ReadonlyArray<Element>
}

const changeOf = (elements: ReadonlyArray<Element>): fc.Arbitrary<Changed> => {
  const anyElement = fc.constantFrom(...elements)
  const changed = anyElement.chain(({ name }) =>
    anyMarkup(name).map((markup) => ({
      name,
      elements: elements.map((each) => (each.name === name ? { name, markup } : each)),
    })),
  )
  const renamed = anyElement.map(({ name, markup }) => ({
    name,
    elements: elements.map((each) =>
      each.name === name ? { name, markup: markup.replaceAll(name, name.toLowerCase()) } : each,
    ),
  }))
  const left = anyElement.map(({ name }) => ({ name, elements: elements.filter((each) => each.name !== name) }))
  const added = anyName.chain((name) =>
    anyMarkup(name).map((markup) => ({ name, elements: [...elements, { name, markup }] })),
  )
  const none = fc.constant({ name: '', elements })
  return fc.oneof(
    { weight: 5, arbitrary: changed },
    { weight: 2, arbitrary: left },
    { weight: 2, arbitrary: added },
    renamed,
    none,
  )
}

const layouts: ReadonlyArray<(inner: ReadonlyArray<string>) => string> = [
  (inner) => `<${root} ${namespace}>${inner.join('')}</${root}>`,
  (inner) => `<?xml version="1.0" encoding="utf-8"?>\n<${root} ${namespace}>\n  ${inner.join('\n  ')}\n</${root}>`,
]

/** Another root, or no account at all. */
const wholes = [
  `<Account ${namespace}/>`,
  `<${root}/>`,
  `<${root} xsi:nil="true" ${namespace}/>`,
  '<int>5</int>',
  '',
  '<',
]

export const xmlChangeOf = (example: string): fc.Arbitrary<ResponseChange> => {
  const elements = elementsOf(example)
  const inside = fc
    .tuple(changeOf(elements), fc.constantFrom(...layouts), fc.nat(elements.length))
    .map(([{ name, elements: changed }, layout, turned]) => ({
      place: name === '' ? '$' : `$.${root}.${name}`,
      content: layout([...changed.slice(turned), ...changed.slice(0, turned)].map(({ markup }) => markup)),
    }))
  const whole = fc.constantFrom(...wholes).map((content) => ({ place: '$', content }))
  return fc.oneof({ weight: 30, arbitrary: inside }, { weight: 1, arbitrary: whole })
}
