import {
  dictionary,
  EMailAccount,
  FieldProperties,
  Int32,
  nullable,
  SaveEMailAccountRequest,
  ServiceAuth,
} from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { contentTypeOf, named, xml } from '../../src/index.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string, codec: t.Mixed = SaveEMailAccountRequest) => xml.read(codec)(bytes(text))
const write = (value: unknown, codec: t.Mixed = SaveEMailAccountRequest) =>
  E.map((body: Uint8Array) => new TextDecoder().decode(body))(xml.write(codec)(value))
const inAccount = (inner: string) => read(`<EMailAccount>${inner}</EMailAccount>`)
const failure = (reason: string, line: number, column: number) =>
  E.left({ _tag: 'ReadFailure', reason, position: O.some({ line, column }) })
const unwritable = (reason: string) => E.left({ _tag: 'WriteFailure', reason })

describe('xml, writing', () => {
  it('writes the root without declaration or namespace, and an element for each property', () => {
    expect(
      write({ EMailAddress: 'ops@example.test', EMailAccountId: 0, IncomingCredentials: { Port: 993, Server: '' } }),
    ).toEqual(
      E.right(
        '<EMailAccount><EMailAccountId>0</EMailAccountId><EMailAddress>ops@example.test</EMailAddress><IncomingCredentials><Server/><Port>993</Port></IncomingCredentials></EMailAccount>',
      ),
    )
  })

  it('writes a dictionary as deep as it is read, and no deeper', () => {
    const lists = Array.from({ length: 61 })
    const codec = lists.reduce<t.Mixed>((item) => t.array(item), dictionary(Int32, 'Counts'))
    const value = lists.reduce<unknown>((item) => [item], { a: 1 })
    expect(E.chainW(xml.read(codec))(xml.write(codec)(value))).toEqual(E.right(value))
    const path = '0.'.repeat(62).slice(0, -1)
    expect(write([value], t.array(codec))).toEqual(
      unwritable(`${path}: it is nested deeper than 64 levels, or holds itself`),
    )
  })

  it('takes only the nil of a namespace for null', () => {
    expect(inAccount('<EMailAddress nil="true">a</EMailAddress>')).toEqual(E.right({ EMailAddress: 'a' }))
  })

  it('writes null as xsi:nil, and declares the prefix only then', () => {
    expect(write({ EMailAddress: null })).toEqual(
      E.right(
        '<EMailAccount xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><EMailAddress xsi:nil="true"/></EMailAccount>',
      ),
    )
    expect(write({ EMailAddress: ' xsi:nil="true"/>' })).toEqual(
      E.right('<EMailAccount><EMailAddress> xsi:nil="true"/&gt;</EMailAddress></EMailAccount>'),
    )
    expect(write(null, nullable(EMailAccount))).toEqual(
      E.right('<EMailAccount xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>'),
    )
  })

  it('writes the members of the base class first, then the documented order, then the unknown as it came', () => {
    expect(
      write(
        {
          Zebra: { B: 'b', A: 'a' },
          EMailAddress: 'a',
          EMailAccountId: 1,
          FieldProperties: {
            fieldName: { FieldType: 'System.Int32', FieldRight: { Mask: 'FULL', Reason: '' }, FieldLength: 803 },
          },
          TableRight: { Mask: 51 },
        },
        EMailAccount,
      ),
    ).toEqual(
      E.right(
        '<EMailAccount><TableRight><Mask>51</Mask></TableRight><FieldProperties><FieldPropertyDictionaryKeyValuePair><Key>fieldName</Key><Value><FieldRight><Mask>FULL</Mask><Reason/></FieldRight><FieldType>System.Int32</FieldType><FieldLength>803</FieldLength></Value></FieldPropertyDictionaryKeyValuePair></FieldProperties><EMailAccountId>1</EMailAccountId><EMailAddress>a</EMailAddress><Zebra><B>b</B><A>a</A></Zebra></EMailAccount>',
      ),
    )
  })

  it('names a value that is no entity as a .NET data contract does', () => {
    expect([
      write(554, Int32),
      write([{ AssociateId: 1 }], t.array(EMailAccount)),
      write({ a: { FieldLength: 1 } }, FieldProperties),
      write('a', t.string),
      write({ a: 'b' }, t.unknown),
    ]).toEqual([
      E.right('<int>554</int>'),
      E.right('<ArrayOfEMailAccount><EMailAccount><AssociateId>1</AssociateId></EMailAccount></ArrayOfEMailAccount>'),
      E.right(
        '<FieldPropertyDictionary><FieldPropertyDictionaryKeyValuePair><Key>a</Key><Value><FieldLength>1</FieldLength></Value></FieldPropertyDictionaryKeyValuePair></FieldPropertyDictionary>',
      ),
      E.right('<string>a</string>'),
      E.right('<anyType><a>b</a></anyType>'),
    ])
  })

  it('keeps every character that XML has', () => {
    for (const text of [
      '007',
      ' x ',
      'true',
      ']]>',
      '\r\n',
      '\r',
      '\n\t',
      '👍',
      '&amp;',
      '<a>',
      '"\'',
      '\u0085\u2028',
      '',
    ]) {
      expect(E.chainW((written: string) => read(written))(write({ EMailAddress: text }))).toEqual(
        E.right({ EMailAddress: text }),
      )
    }
  })

  it('rejects a value that XML cannot carry, with its path', () => {
    const address = (reason: string) => unwritable(`EMailAddress: ${reason}`)
    expect([
      write({ EMailAddress: '\u0000' }),
      write({ EMailAddress: '\u001b' }),
      write({ EMailAddress: '\ud800' }),
      write({ EMailAddress: '\uffff' }),
      write({ EMailAddress: undefined }),
      write({ EMailAddress: Number.NaN }),
      write({ IncomingCredentials: { 'a b': 1 } }),
      write({ eMailAddress: 'a' }),
      write({ Tags: [] }),
      write({ Tags: {} }),
      write([]),
    ]).toEqual([
      address('XML cannot carry one of its characters'),
      address('XML cannot carry one of its characters'),
      address('XML cannot carry one of its characters'),
      address('XML cannot carry one of its characters'),
      address('XML cannot carry what is undefined'),
      address('XML has no such number'),
      unwritable('IncomingCredentials: a property: XML cannot carry a property of that name'),
      unwritable('eMailAddress: XML cannot carry a property of that name'),
      unwritable('Tags: XML cannot carry a list of fewer than two that no codec describes'),
      unwritable('Tags: XML cannot distinguish an empty object from an empty text where no codec describes it'),
      unwritable('XML cannot carry a list here that no codec describes'),
    ])
  })

  it('rejects a value that holds itself', () => {
    const loop: { self?: unknown } = {}
    loop.self = loop
    expect(E.isLeft(write(loop))).toBe(true)
  })
})

describe('xml, reading', () => {
  it('reads the documented shape with a declaration, any prefix, any order and any casing of names', () => {
    expect(
      read(`<?xml version="1.0" encoding="utf-8"?>
<!-- as another server may write it -->
<so:EMailAccount xmlns:so="urn:a" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:b">
  <so:EMAILADDRESS>a@example.test</so:EMAILADDRESS>
  <eMailAccountId> 270 </eMailAccountId>
  <OutgoingCredentials i:nil="true"/>
  <IncomingCredentials i:nil="false"><Port>993</Port></IncomingCredentials>
</so:EMailAccount>
`),
    ).toEqual(
      E.right({
        EMailAddress: 'a@example.test',
        EMailAccountId: 270,
        OutgoingCredentials: null,
        IncomingCredentials: { Port: 993 },
      }),
    )
  })

  it('types by the codec and by nothing else', () => {
    expect(
      inAccount(
        '<EMailAddress>007</EMailAddress><ErrorReason>true</ErrorReason><InboxFolder> x </InboxFolder><Port>1</Port>',
      ),
    ).toEqual(E.right({ EMailAddress: '007', ErrorReason: 'true', InboxFolder: ' x ', Port: '1' }))
  })

  it('reads CDATA and references as text, and comments as nothing', () => {
    expect(inAccount('<EMailAddress>a<![CDATA[<&>]]>b&#13;<!-- c -->&#x1F44D;</EMailAddress>')).toEqual(
      E.right({ EMailAddress: 'a<&>b\r👍' }),
    )
  })

  it('takes an empty element for an empty text or an entity without properties, and for no number', () => {
    expect(inAccount('<EMailAddress/><IncomingCredentials/>')).toEqual(
      E.right({ EMailAddress: '', IncomingCredentials: {} }),
    )
    expect(inAccount('<IncomingCredentials><Port/></IncomingCredentials>')).toEqual(
      failure('IncomingCredentials.Port: expected a 32-bit integer', 1, 36),
    )
  })

  it('reads the dictionary, whose keys are data', () => {
    const pair = (key: string) => `<KeyValue><Key>${key}</Key><Value><FieldLength>1</FieldLength></Value></KeyValue>`
    const dictionary = (pairs: string) =>
      read(`<FieldPropertyDictionary>${pairs}</FieldPropertyDictionary>`, FieldProperties)
    expect(dictionary(pair('emailaddress') + pair('EMailAddress'))).toEqual(
      E.right({ emailaddress: { FieldLength: 1 }, EMailAddress: { FieldLength: 1 } }),
    )
    expect(dictionary(pair('a') + pair('a'))).toEqual(failure('a key of a dictionary is there twice', 1, 102))
    expect(dictionary('<a><Value/></a>')).toEqual(failure('an entry of a dictionary has no Key', 1, 26))
    const proto = E.getOrElseW(() => null)(dictionary(pair('__proto__')))
    expect(Object.entries(proto ?? {})).toEqual([['__proto__', { FieldLength: 1 }]])
  })

  it('keeps masks as the text that they came in', () => {
    const right = (mask: string) =>
      inAccount(`<IncomingCredentials><TableRight><Mask>${mask}</Mask></TableRight></IncomingCredentials>`)
    for (const mask of ['Select, Update', 'Select Update', 'FULL', '51', '']) {
      expect(right(mask)).toEqual(E.right({ IncomingCredentials: { TableRight: { Mask: mask } } }))
    }
  })

  it('keeps unknown properties: texts, objects, lists and null', () => {
    expect(inAccount('<A>1</A><B><C>x</C><D/></B><L>1</L><L><M>2</M></L><N xmlns:x="u" x:nil="1"/>')).toEqual(
      E.right({ A: '1', B: { C: 'x', D: '' }, L: ['1', { M: '2' }], N: null }),
    )
  })

  it('rejects another root, a property twice, text between properties and elements in a text', () => {
    expect([
      read('<ServiceAuth/>'),
      read('\n  <EMailAccount><Port>1</Port>\n<EMailAddress/><emailAddress/></EMailAccount>'),
      inAccount('text'),
      inAccount('<EMailAddress><b/></EMailAddress>'),
      inAccount('<A>text<b/></A>'),
      inAccount('<EMailAccountId>2147483648</EMailAccountId>'),
    ]).toEqual([
      failure('the root element is not EMailAccount', 1, 1),
      failure('EMailAddress: it is there twice', 3, 16),
      failure('expected elements, not a text', 1, 1),
      failure('EMailAddress: expected a text, not elements', 1, 29),
      failure('expected elements, not a text', 1, 15),
      failure('EMailAccountId: expected a 32-bit integer', 1, 15),
    ])
  })

  it('rejects document types and undeclared entities', () => {
    expect([
      read('<!DOCTYPE EMailAccount><EMailAccount/>'),
      read('\n<!DOCTYPE EMailAccount><EMailAccount/>'),
      read('<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]><EMailAccount>&b;</EMailAccount>'),
      inAccount('<EMailAddress>&b;</EMailAddress>'),
    ]).toEqual([
      failure('the body has a document type definition', 1, 1),
      failure('the body has a document type definition', 2, 1),
      failure('the body has a document type definition', 2, 1),
      failure('the body is not well-formed XML', 1, 29),
    ])
  })

  it('rejects a text that is not well-formed, and quotes none of it', () => {
    const secret = 'S3CRET'
    for (const text of [
      `<a>${secret}</b>`,
      `<a>${secret}&x;</a>`,
      `<a ${secret}></a>`,
      `${secret}<a/>`,
      `<a/>${secret}`,
      `<a>\u0000${secret}</a>`,
    ]) {
      const result = read(text)
      expect(E.isLeft(result) && result.left.reason).toBe('the body is not well-formed XML')
    }
    expect(read('')).toEqual(E.left({ _tag: 'ReadFailure', reason: 'the body is empty', position: O.none }))
  })

  it('reads 64 levels and not 65', () => {
    const nested = (depth: number) =>
      `<EMailAccount>${'<a>'.repeat(depth - 1)}${'</a>'.repeat(depth - 1)}</EMailAccount>`
    expect(E.isRight(read(nested(64)))).toBe(true)
    expect(read(nested(65))).toEqual(failure('the body is nested deeper than 64 levels', 1, 204))
    expect(E.isLeft(read(nested(100_000)))).toBe(true)
  })

  it('takes no bracket in an attribute for the end of a tag', () => {
    const nested = `<EMailAccount>${`<a b="/>" c='/>'>`.repeat(70)}${'</a>'.repeat(70)}</EMailAccount>`
    const result = read(nested)
    expect(E.isLeft(result) && result.left.reason).toBe('the body is nested deeper than 64 levels')
  })

  it('does not take brackets in comments, CDATA and attributes for depth', () => {
    const noise = `<!--${'<a>'.repeat(99)}--><A b="${'/&gt;>'.repeat(99)}"><![CDATA[${'<a>'.repeat(99)}]]></A>`
    expect(inAccount(noise)).toEqual(E.right({ A: '<a>'.repeat(99) }))
  })

  it('honours the charset of the header, else a byte order mark, else the declaration', () => {
    const declared =
      '<?xml version="1.0" encoding="iso-8859-1"?><EMailAccount><EMailAddress>å</EMailAddress></EMailAccount>'
    const latin1 = Uint8Array.from(declared, (char) => char.charCodeAt(0))
    const utf16 = new Uint8Array(Uint16Array.from(`\ufeff${declared}`, (char) => char.charCodeAt(0)).buffer)
    const right = E.right({ EMailAddress: 'å' })
    expect([
      xml.read(EMailAccount)(bytes(declared), 'utf-8'),
      xml.read(EMailAccount)(utf16),
      xml.read(EMailAccount)(latin1),
      E.isLeft(xml.read(EMailAccount)(latin1, 'utf-8')),
    ]).toEqual([right, right, right, true])
  })
})

describe('xml, as a media type', () => {
  it('writes under either of its names', () => {
    expect([contentTypeOf(xml), contentTypeOf(named(xml, 'text/xml'))]).toEqual([
      'application/xml; charset=utf-8',
      'text/xml; charset=utf-8',
    ])
  })

  it('takes credentials for a root of their own', () => {
    expect(read('<ServiceAuth><Port>1</Port></ServiceAuth>', ServiceAuth)).toEqual(E.right({ Port: 1 }))
  })
})
