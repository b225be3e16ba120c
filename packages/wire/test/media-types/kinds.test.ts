/** How XML and forms write and read a value of each kind of codec: a list, a dictionary, a union, a mask. */
import { DateTimeOffset, dictionary, ETableRight, entity, Int32, nullable, secret } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { form, json, type MediaType, xml } from '../../src/index.js'

const encoder = new TextEncoder()
const written = (mediaType: MediaType, codec: t.Mixed, value: unknown) =>
  F.pipe(
    mediaType.write(codec)(value),
    E.map((bytes) => new TextDecoder().decode(bytes)),
  )
const reasonOf = (mediaType: MediaType, codec: t.Mixed, text: string) =>
  F.pipe(
    mediaType.read(codec)(encoder.encode(text)),
    E.mapLeft(({ reason }) => reason),
  )

const Item = entity('Item', {}, { Id: Int32 })

describe('the items of a list, in XML', () => {
  it.each<[string, t.Mixed, unknown, string]>([
    ['a text', t.string, 'a', '<string>a</string>'],
    ['a boolean', t.boolean, true, '<boolean>true</boolean>'],
    ['an integer', Int32, 1, '<int>1</int>'],
    ['a date-time', DateTimeOffset, '2008-08-06T16:32:38', '<dateTime>2008-08-06T16:32:38</dateTime>'],
    ['a mask', ETableRight, 'FULL', '<ETableRight>FULL</ETableRight>'],
    ['a literal text', t.literal('a'), 'a', '<string>a</string>'],
    ['a literal number', t.literal(1), 1, '<int>1</int>'],
    ['a literal boolean', t.literal(true), true, '<boolean>true</boolean>'],
    ['a secret', secret(t.string), 'a', '<string>a</string>'],
    ['anything', t.unknown, 'a', '<anyType>a</anyType>'],
    ['a list', t.array(Int32), [1], '<ArrayOfint><int>1</int></ArrayOfint>'],
    ['a list of anything', t.array(t.unknown), ['a'], '<ArrayOfanyType><anyType>a</anyType></ArrayOfanyType>'],
    ['the first of a union that has a name', t.union([t.null, Int32, t.string]), 1, '<int>1</int>'],
    ['an entity', Item, { Id: 1 }, '<Item><Id>1</Id></Item>'],
    [
      'a dictionary',
      dictionary(Int32, 'Counts'),
      { a: 1 },
      '<intDictionary><intDictionaryKeyValuePair><Key>a</Key><Value>1</Value></intDictionaryKeyValuePair></intDictionary>',
    ],
    [
      'a dictionary of anything',
      dictionary(t.unknown, 'All'),
      { a: 'b' },
      '<anyTypeDictionary><anyTypeDictionaryKeyValuePair><Key>a</Key><Value>b</Value></anyTypeDictionaryKeyValuePair></anyTypeDictionary>',
    ],
  ])('that are %s have the name of their kind', (_, codec, value, text) => {
    const list = t.array(codec)
    const body = E.map((each: string) => each.replace(/^<ArrayOf\w+>|<\/ArrayOf\w+>$/g, ''))(
      written(xml, list, [value]),
    )

    expect(body).toEqual(E.right(text))
    expect(E.chainW(xml.read(list))(xml.write(list)([value]))).toEqual(E.right([value]))
  })

  it('that are null and nothing else have no name of their own', () => {
    expect(written(xml, t.array(t.null), [null])).toEqual(
      E.right(
        '<ArrayOfanyType xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><anyType xsi:nil="true"/></ArrayOfanyType>',
      ),
    )
  })
})

describe('what does not fit its kind', () => {
  const All = entity(
    'All',
    {},
    {
      Text: t.string,
      Flag: t.boolean,
      Number: Int32,
      Date: DateTimeOffset,
      Mask: ETableRight,
      Kind: t.literal('a'),
      Items: t.array(Int32),
      Counts: dictionary(Int32, 'Counts'),
      Item,
      Either: t.union([t.boolean, Int32]),
    },
  )

  it.each([
    ['<Text><a/></Text>', 'Text: expected a text, not elements'],
    ['<Flag>yes</Flag>', 'Flag: expected true or false'],
    ['<Flag><a/></Flag>', 'Flag: expected true or false, not elements'],
    ['<Number>1.5</Number>', 'Number: expected a 32-bit integer'],
    ['<Date><a/></Date>', 'Date: expected a date-time, not elements'],
    ['<Mask><a/></Mask>', 'Mask: expected a mask, not elements'],
    ['<Kind><a/></Kind>', 'Kind: expected the text a, not elements'],
    ['<Items>1</Items>', 'Items: expected elements, not a text'],
    ['<Items><int>a</int></Items>', 'Items: expected a 32-bit integer'],
    ['<Counts><a><Key>a</Key><Value>b</Value></a></Counts>', 'Counts: expected a 32-bit integer'],
    ['<Counts><a>b</a></Counts>', 'Counts: expected elements, not a text'],
    ['<Counts>b</Counts>', 'Counts: expected elements, not a text'],
    ['<Item>1</Item>', 'Item: expected elements, not a text'],
    ['<Item><Id>a</Id></Item>', 'Item.Id: expected a 32-bit integer'],
    ['<Either>a</Either>', 'Either: expected a 32-bit integer'],
  ])('is rejected in XML: %s', (inner, reason) => {
    expect(reasonOf(xml, All, `<All>${inner}</All>`)).toEqual(E.left(reason))
  })

  it.each([
    ['Text.a=1', 'Text: expected a text, not properties'],
    ['Text=1&Text.a=1', 'Text: expected a text, not properties'],
    ['Flag=yes', 'Flag: expected true or false'],
    ['Flag.a=1', 'Flag: expected true or false, not properties'],
    ['Number=1.5', 'Number: expected a 32-bit integer'],
    ['Number=1&number=1', 'Number: it is there twice'],
    ['Date.a=1', 'Date: expected a text, not properties'],
    ['Mask.a=1', 'Mask: expected a text, not properties'],
    ['Kind.a=1', 'Kind: expected the text a, not properties'],
    ['Items=a', 'Items: expected a 32-bit integer'],
    ['Items[0]=a', 'Items: expected a 32-bit integer'],
    ['Items=1&Items[0]=1', 'Items: expected items, not a text'],
    ['Items[1a]=1', 'Items: expected numbered items'],
    ['Items[a1]=1', 'Items: expected numbered items'],
    ['Items[1234567890]=1', 'Items: expected numbered items'],
    ['Counts=1', 'Counts: expected properties, not a text'],
    ['Counts[a]=b', 'Counts: expected a 32-bit integer'],
    ['Counts=&Counts=', 'Counts: expected properties, not a text'],
    ['Item=1', 'Item: expected properties, not a text'],
    ['Item.Id=a', 'Item.Id: expected a 32-bit integer'],
    ['Either=a', 'Either: expected a 32-bit integer'],
  ])('is rejected in a form: %s', (text, reason) => {
    expect(reasonOf(form, All, text)).toEqual(E.left(reason))
  })

  it('is a failure where a literal is another one', () => {
    const Kinds = entity('Kinds', {}, { A: t.literal(1), B: t.literal(true), C: t.literal('c') })

    expect(reasonOf(xml, Kinds, '<Kinds><A>1</A><B>true</B><C>c</C></Kinds>')).toEqual(
      E.right({ A: 1, B: true, C: 'c' }),
    )
    expect(reasonOf(xml, Kinds, '<Kinds><A>1</A><B>true</B><C>d</C></Kinds>')).toEqual(E.left('C: expected the text c'))
    expect(reasonOf(form, Kinds, 'A=1&B=true&C=d')).toEqual(E.left('C: expected the text c'))
  })

  it('is read as the first member of a union that takes it', () => {
    const Either = entity('Either', {}, { A: nullable(t.union([t.boolean, Int32, t.string])) })
    const values = ['true', '1', '0', 'False', '2', 'a', ''].map((text) => [
      reasonOf(xml, Either, `<Either><A>${text}</A></Either>`),
      reasonOf(form, Either, `A=${text}`),
    ])

    expect(values).toEqual([true, true, false, false, 2, 'a', ''].map((A) => [E.right({ A }), E.right({ A })]))
  })
})

describe('a value of a union', () => {
  const Person = entity('Person', {}, { Id: Int32, Name: t.string })
  const Unions = entity(
    'Unions',
    {},
    {
      List: nullable(t.array(Person)),
      Map: nullable(dictionary(Person, 'People')),
      Deep: nullable(nullable(t.array(Person))),
      Either: t.union([t.string, Person, t.array(Person)]),
      Any: t.union([t.unknown, Int32]),
    },
  )
  const [person, inOrder] = [
    { Name: 'a', Id: 1 },
    { Id: 1, Name: 'a' },
  ]

  it.each<[unknown, string, string, string]>([
    [
      { List: [person] },
      '{"List":[{"Id":1,"Name":"a"}]}',
      '<List><Person><Id>1</Id><Name>a</Name></Person></List>',
      'List[0].Id=1&List[0].Name=a',
    ],
    [
      { Map: { k: person } },
      '{"Map":{"k":{"Id":1,"Name":"a"}}}',
      '<Map><PersonDictionaryKeyValuePair><Key>k</Key><Value><Id>1</Id><Name>a</Name></Value></PersonDictionaryKeyValuePair></Map>',
      'Map[k].Id=1&Map[k].Name=a',
    ],
    [
      { Deep: [person] },
      '{"Deep":[{"Id":1,"Name":"a"}]}',
      '<Deep><Person><Id>1</Id><Name>a</Name></Person></Deep>',
      'Deep[0].Id=1&Deep[0].Name=a',
    ],
    [
      { Either: person },
      '{"Either":{"Id":1,"Name":"a"}}',
      '<Either><Id>1</Id><Name>a</Name></Either>',
      'Either.Id=1&Either.Name=a',
    ],
    [
      { Either: [person] },
      '{"Either":[{"Id":1,"Name":"a"}]}',
      '<Either><Person><Id>1</Id><Name>a</Name></Person></Either>',
      'Either[0].Id=1&Either[0].Name=a',
    ],
    [{ Either: 'x', Any: 1 }, '{"Either":"x","Any":1}', '<Either>x</Either><Any>1</Any>', 'Either=x&Any=1'],
  ])('is written by the member of its shape: %j', (value, ofJson, ofXml, ofForm) => {
    expect([json, xml, form].map((mediaType) => written(mediaType, Unions, value))).toEqual([
      E.right(ofJson),
      E.right(`<Unions>${ofXml}</Unions>`),
      E.right(ofForm.replaceAll('[', '%5B').replaceAll(']', '%5D')),
    ])
  })

  it('is read by the first member that takes it', () => {
    expect(
      reasonOf(xml, Unions, '<Unions><Any>a</Any><List><Person><Id>1</Id><Name>a</Name></Person></List></Unions>'),
    ).toEqual(E.right({ Any: 'a', List: [inOrder] }))
    expect(reasonOf(form, Unions, 'Any=a&List[0].Id=1&List[0].Name=a')).toEqual(E.right({ Any: 'a', List: [inOrder] }))
  })
})

describe('a union of literals', () => {
  const Kinds = entity('Kinds', { Kind: t.union([t.literal(1), t.literal(2), t.literal('a'), t.literal(true)]) }, {})

  it.each([1, 2, 'a', true])('comes back as the value that was written: %j', (Kind) => {
    for (const mediaType of [json, xml, form])
      expect(
        F.pipe(
          written(mediaType, Kinds, { Kind }),
          E.chainW((text) => reasonOf(mediaType, Kinds, text)),
        ),
      ).toEqual(E.right({ Kind }))
  })
})

describe('the items of a list, in a form', () => {
  it.each([
    ['L[10]=c&L[9]=b&L[1]=a', ['a', 'b', 'c']],
    ['L=a', ['a']],
    ['L=', []],
    ['L=&L=', ['', '']],
    ['L[]=a&L[]=b', ['a', 'b']],
  ])('are read in the order of their numbers, or as they come: %s', (text, L) => {
    expect(reasonOf(form, t.type({ L: t.array(t.string) }), text)).toEqual(E.right({ L }))
  })

  it('are not written where one is null', () => {
    expect(written(form, t.type({ L: t.array(nullable(t.string)) }), { L: ['a', null] })).toEqual(
      E.left({ _tag: 'WriteFailure', reason: 'L.1: a form cannot carry null in a list' }),
    )
  })
})

describe('a text that stands for a value', () => {
  const Values = entity('Values', {}, { N: Int32, B: t.boolean })
  const inBoth = (name: string, text: string) => [
    E.toUnion(reasonOf(xml, Values, `<Values><${name}>${text}</${name}></Values>`)),
    E.toUnion(reasonOf(form, Values, `${name}=${encodeURIComponent(text)}`)),
  ]

  it.each([
    ['0', 0],
    ['-0', -0],
    ['+7', 7],
    ['007', 7],
    [' \t12\n', 12],
    ['2147483647', 2147483647],
    ['-2147483648', -2147483648],
  ])('is the integer that it shows: %j', (text, N) => {
    expect(inBoth('N', text)).toEqual([{ N }, { N }])
  })

  it.each(['', ' ', '+', '1.0', '1e2', '0x1', '1 2', 'a1', '1a', '--1', '2147483648', '-2147483649', '٣', 'Infinity'])(
    'is no integer: %j',
    (text) => {
      expect(inBoth('N', text)).toEqual(Array(2).fill('N: expected a 32-bit integer'))
    },
  )

  it.each([
    ['true', true],
    ['TRUE', true],
    ['1', true],
    [' True ', true],
    ['false', false],
    ['False', false],
    ['0', false],
  ])('is the boolean that it shows: %j', (text, B) => {
    expect(inBoth('B', text)).toEqual([{ B }, { B }])
  })

  it.each(['', 'yes', '2', '10', 'truex'])('is no boolean: %j', (text) => {
    expect(inBoth('B', text)).toEqual(Array(2).fill('B: expected true or false'))
  })
})

describe.each([
  ['JSON', json],
  ['XML', xml],
  ['a form', form],
])('%s', (name, mediaType) => {
  const Lists = entity('Lists', {}, { Known: t.array(t.string), Any: t.unknown })
  const reason = (value: unknown) =>
    F.pipe(
      mediaType.write(Lists)(value),
      E.match(
        ({ reason }) => reason,
        (bytes) => new TextDecoder().decode(bytes),
      ),
    )

  it('carries no list with an empty place, wherever the list and the place are', () => {
    const lists = [
      [1, Object.assign(Array(3), { 0: 'a', 2: 'b' })],
      [2, Object.assign(Array(3), { 0: 'a', 1: 'b' })],
      [0, Array(2)],
    ] as const

    expect(lists.flatMap(([, list]) => [reason({ Known: list }), reason({ Unknown: list })])).toEqual(
      lists.flatMap(([place]) => [
        `Known.${place}: ${name} cannot carry what is undefined`,
        `Unknown.${place}: ${name} cannot carry what is undefined`,
      ]),
    )
  })

  it.each([new Date(0), new Map(), new Set(), new Uint8Array(1), new String('a'), Promise.resolve(), /a/])(
    'carries no object that is more than its properties: %o',
    (value) => {
      expect([reason({ Any: value }), reason({ Unknown: value })]).toEqual([
        `Any: ${name} cannot carry an object that is more than its properties`,
        `Unknown: ${name} cannot carry an object that is more than its properties`,
      ])
    },
  )
})
