/** The elements and the attributes of XML that stand for a value, next to those that do not. */
import { DateTimeOffset, dictionary, entity, Int32, nullable, secret } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it, test } from 'vitest'
import { xml } from '../../src/index.js'

const Item = entity('Item', {}, { Id: Int32 })
const Values = entity(
  'Values',
  {},
  {
    Text: nullable(t.string),
    Date: DateTimeOffset,
    List: t.array(t.string),
    Map: dictionary(nullable(Item), 'Map'),
    Item,
    Any: t.unknown,
    Pin: secret(Int32),
  },
)

const reasonOf = (codec: t.Mixed, text: string, charset?: string) =>
  F.pipe(
    xml.read(codec)(
      Uint8Array.from(text, (char) => char.charCodeAt(0)),
      charset,
    ),
    E.mapLeft(({ reason }) => reason),
  )
const read = (inner: string) => reasonOf(Values, `<Values>${inner}</Values>`)
const write = (value: unknown, codec: t.Mixed = Values) =>
  F.pipe(
    xml.write(codec)(value),
    E.bimap(
      ({ reason }) => reason,
      (bytes) => new TextDecoder().decode(bytes),
    ),
  )
const values = (inner: string) => E.right(`<Values>${inner}</Values>`)

describe('an element', () => {
  it.each(['x:nil="true"', 'x:nil="1"', 'x:nil=" true "', "i:nil='\n1\t'", 'a="" xsi:nil="true"', 'a:b:nil="true"'])(
    'is null: %s',
    (attribute) => {
      expect([read(`<Text ${attribute}/>`), read(`<Text ${attribute}> \n<!-- c --></Text>`)]).toEqual([
        E.right({ Text: null }),
        E.right({ Text: null }),
      ])
      const withContent = E.left('Text: it is null, and has content')
      expect([read(`<Text ${attribute}>a</Text>`), read(`<Text ${attribute}><b/></Text>`)]).toEqual([
        withContent,
        withContent,
      ])
    },
  )

  it.each([
    ...['x:nil="false"', 'x:nil="0"', 'x:nil=""', 'x:nil="True"', 'x:nil="xtrue"', 'x:nil="truex"', 'x:nil="true 1"'],
    ...['nil="true"', 'x:nils="true"', 'x:nil.a="true"', 'x:anil="true"', 'xnil="1"'],
  ])('is not null: %s', (attribute) => {
    expect(read(`<Text ${attribute}>a</Text>`)).toEqual(E.right({ Text: 'a' }))
  })

  it.each(['z:Ref="i1"', 'z:ref=""', 'z:REF="i1"', 'href="#i1"', 'HREF="#"', 'x:nil="true" z:Ref="i1"'])(
    'is a reference to another one: %s',
    (attribute) => {
      const reason = 'it is a reference to another element, which is not supported'
      for (const name of ['Text', 'Item', 'Any', 'Map'])
        expect(read(`<${name} ${attribute}/>`)).toEqual(E.left(`${name}: ${reason}`))
      expect(read(`<Unknown ${attribute}/>`)).toEqual(E.left(reason))
    },
  )

  it.each([
    'z:Refs="i1"',
    'z:aRef="i1"',
    'Ref="i1"',
    'href="i1"',
    'href="i#1"',
    'link="#i1"',
    'ahref="#i1"',
    'z:Id="#"',
  ])('is no reference to another one: %s', (attribute) => {
    expect(read(`<Text ${attribute}/>`)).toEqual(E.right({ Text: '' }))
  })

  it('is a date-time without the blanks around it, and a text with them', () => {
    expect(read('<Date> 2008-08-06T16:32:38\n</Date><Text> a\n</Text><Pin>1</Pin>')).toEqual(
      E.right({ Date: '2008-08-06T16:32:38', Text: ' a\n', Pin: 1 }),
    )
  })

  it('is an entry of a dictionary by its Key, whose Value may be absent', () => {
    expect([
      read('<Map><e><Key>k</Key></e><e><VALUE><Id>1</Id></VALUE><KEY>l</KEY></e></Map>'),
      read('<Map><e><Key>k</Key><Other/></e></Map>'),
      read('<Map><e><Key x:nil="true"/></e></Map>'),
      read('<Map><e><Key>k</Key><Key>k</Key></e></Map>'),
      read('<Map><e><Key>k</Key><Value/><Value/></e></Map>'),
      read('<Map><e><Key><a/></Key></e></Map>'),
      read('<Map><e><Key>k</Key><Value><Id>a</Id></Value></e></Map>'),
    ]).toEqual([
      E.right({ Map: { k: null, l: { Id: 1 } } }),
      E.right({ Map: { k: null } }),
      E.left('Map: an entry of a dictionary has no Key'),
      E.left('Map: an entry of a dictionary has two keys or two values'),
      E.left('Map: an entry of a dictionary has two keys or two values'),
      E.left('Map: expected a text, not elements'),
      E.left('Map.Id: expected a 32-bit integer'),
    ])
  })
})

describe('a text that is no XML', () => {
  it.each([
    '',
    ' ',
    '<!-- -->',
    '<Values>&#x110000;</Values>',
    '<Values>&#0;</Values>',
    '<Values/><Values/>',
    '<Values',
  ])('is rejected: %j', (text) => {
    expect(reasonOf(Values, text)).toEqual(
      E.left(text === '' ? 'the body is empty' : 'the body is not well-formed XML'),
    )
  })
})

test('a reference to a character that does not exist is where it ends', () => {
  expect(xml.read(t.unknown)(new TextEncoder().encode('<a>&#x110000;</a>'))).toEqual(
    E.left({
      _tag: 'ReadFailure',
      reason: 'the body is not well-formed XML',
      position: O.some({ line: 1, column: 14 }),
    }),
  )
})

describe('the declaration', () => {
  const body = '<Values><Text>\u00e5</Text></Values>'

  it.each([
    '<?xml version="1.0" encoding="iso-8859-1"?>',
    "<?xml version='1.0' encoding='iso-8859-1'?>",
    '<?xml version="1.0" encoding = "iso-8859-1" ?>',
    '<?xml version="1.0"\n\tencoding\n=\n"iso-8859-1"?>',
    '<?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?>',
  ])('names the charset: %s', (declaration) => {
    expect(reasonOf(Values, declaration + body)).toEqual(E.right({ Text: '\u00e5' }))
    expect(reasonOf(Values, declaration + body, 'utf-8')).toEqual(E.left('the body is not utf-8'))
  })

  it.each([
    '<?xml version="1.0"?>',
    '<!--<?xml version="1.0" encoding="iso-8859-1"?>-->',
    '<?xml version="1.0"?><?a encoding="iso-8859-1"?>',
    '<?xmlx version="1.0" encoding="iso-8859-1"?>',
    '<?xml version="1.0" xencoding="iso-8859-1"?>',
    ' <?xml version="1.0" encoding="iso-8859-1"?>',
  ])('names none: %s', (declaration) => {
    expect(reasonOf(Values, declaration + body)).toEqual(E.left('the body is not utf-8'))
  })
})

describe('XML that is written', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 'x' : { a: deep(levels - 1) })
  const path = (levels: number) => Array(levels).fill('a').join('.')
  const tooDeep = 'it is nested deeper than 64 levels, or holds itself'
  const lists = (levels: number, item: t.Mixed = t.string): t.Mixed =>
    levels === 0 ? item : t.array(lists(levels - 1, item))
  const inLists = (levels: number): unknown => (levels === 0 ? 'x' : [inLists(levels - 1)])

  it.each<[unknown, string]>([
    [{ x: ['a', 'b'] }, '<x>a</x><x>b</x>'],
    [{ x: ['a', null, { y: 1 }] }, '<x>a</x><x xsi:nil="true"/><x><y>1</y></x>'],
    [{ List: 'ab', Map: 'cd', Item: 'ef' }, '<List>ab</List><Map>cd</Map><Item>ef</Item>'],
    [{ List: [], Map: {}, Item: {} }, '<List/><Map/><Item/>'],
    [{ Text: 'a&b<c>d\r' }, '<Text>a&amp;b&lt;c&gt;d&#13;</Text>'],
  ])('has an element for each value: %j', (value, inner) => {
    const text = E.map((written: string) => written.replace(/ xmlns:xsi="[^"]*"/, ''))(write(value))
    expect(text).toEqual(values(inner))
  })

  it.each<[unknown, string]>([
    [{ x: ['a'] }, 'x: XML cannot carry a list of fewer than two that no codec describes'],
    [{ x: ['a', []] }, 'x.1: XML cannot carry a list here that no codec describes'],
    [{ x: ['a', {}] }, 'x.1: XML cannot distinguish an empty object from an empty text where no codec describes it'],
    [{ x: Object.assign(Array(3), { 0: 'a', 2: 'b' }) }, 'x.1: XML cannot carry what is undefined'],
    [{ x: new Date(0) }, 'x: XML cannot carry what is object'],
    [{ Map: { k: { Id: undefined } } }, 'Map.k.Id: XML cannot carry what is undefined'],
    [{ Map: { '\u0000': null } }, 'Map: a property: XML cannot carry one of its characters'],
    [{ Map: { k: undefined } }, 'Map.k: XML cannot carry what is undefined'],
    [{ List: ['a', undefined] }, 'List.1: XML cannot carry what is undefined'],
    [{ text: 'a' }, 'text: XML cannot carry a property of that name'],
    [{ '1a': 'a' }, '1a: XML cannot carry a property of that name'],
    [{ 'a:b': 'a' }, 'a property: XML cannot carry a property of that name'],
  ])('cannot carry everything: %j', (value, reason) => {
    expect(write(value)).toEqual(E.left(reason))
  })

  it('is nested up to 64 levels, whatever holds what is below', () => {
    expect([write({ x: deep(62) }), write({ List: inLists(1) })].map(E.isRight)).toEqual([true, true])
    expect(write({ x: deep(63) })).toEqual(E.left(`x.${path(62)}: ${tooDeep}`))
    expect(E.isRight(write(inLists(63), lists(63)))).toBe(true)
    expect(write(inLists(64), lists(64))).toEqual(E.left(`${path(63).replaceAll('a', '0')}: ${tooDeep}`))
    expect(E.isRight(write(deep(63), t.unknown))).toBe(true)
    expect(write(deep(64), t.unknown)).toEqual(E.left(`${path(63)}: ${tooDeep}`))
  })

  it('is nested by two levels for each dictionary: its entry and the value', () => {
    const codec = (levels: number): t.Mixed => (levels === 0 ? t.string : dictionary(codec(levels - 1), 'Any'))

    expect(E.isRight(write(deep(31), codec(31)))).toBe(true)
    expect(write(deep(32), codec(32))).toEqual(E.left(`${path(31)}: ${tooDeep}`))
  })

  it.each(['', 'a b', '1a', 'a:b', '-a', '\ud83d', 'a\n'])(
    'has no root with the name of its codec where that is none: %j',
    (name) => {
      expect(write({}, entity(name, {}, {}))).toEqual(E.left('the codec has no name that XML can carry'))
    },
  )
})

it.each<[string, t.Mixed, unknown, string]>([
  [
    'a property',
    entity('N', { 'first name': t.string }, {}),
    { 'first name': 'x' },
    'a property: XML cannot carry a property of that name',
  ],
  [
    'an optional property',
    entity('N', {}, { $type: t.string }),
    { $type: 'x' },
    '$type: XML cannot carry a property of that name',
  ],
  [
    'an item',
    entity('N', { L: t.array(entity('My item', {}, {})) }, {}),
    { L: [{}] },
    'L.0: the codec has no name that XML can carry',
  ],
  [
    'an entry',
    entity('N', { M: dictionary(entity('My item', {}, {}), 'M') }, {}),
    { M: { a: {} } },
    'M.a: the codec has no name that XML can carry',
  ],
])('a name of a codec that is no name of XML is not written: %s', (_, codec, value, reason) => {
  expect(write(value, codec)).toEqual(E.left(reason))
})

it.each(['utf-16', 'UTF-16', 'utf-16le'])('a declaration of %s that can be read in UTF-8 is wrong', (encoding) => {
  const text = `<?xml version="1.0" encoding="${encoding}"?><Values><Text>\u00c3\u00a5</Text></Values>` // the bytes of å
  expect(reasonOf(Values, text)).toEqual(E.right({ Text: 'å' }))
})

it('the attributes of an element that no codec describes are dropped', () => {
  expect(read('<Extra currency="NOK" b:type="x">5</Extra>')).toEqual(E.right({ Extra: '5' }))
})
