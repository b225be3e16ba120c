/** The mutations of `docs/faithfulness/wire.md`. */
import { type Mutation, testsOf, within } from './Mutation.js'

const header = (name: string) => within(`packages/wire/src/headers/${name}.ts`)
const mediaType = (name: string) => within(`packages/wire/src/media-types/${name}.ts`)
const test = testsOf('wire')

const headers = test('headers/headers')
const xml = test('media-types/xml')

export const mutationsOfWire: ReadonlyArray<Mutation> = [
  mediaType('documented')('form, jsonPatch, mergePatch] as const', 'form, jsonPatch] as const')(
    test('media-types/documented'),
  )('A request body has one of seven'),
  mediaType('mergePatch')("patchName('application/merge-patch+json')", "patchName('application/merge+json')")(
    test('media-types/findMediaType'),
  )('A request body has one of seven'),
  mediaType('documented')('answerMediaTypes = [json, xml, jsonPatch', 'answerMediaTypes = [json, xml, form, jsonPatch')(
    test('media-types/documented'),
  )('A response body has one of six'),
  mediaType('negotiate')("text.replace(charsetParameter, '')", 'text')(test('media-types/negotiate'))(
    'The response to `Accept: application/json',
  ),
  mediaType('negotiate')('O.alt(() => O.fromNullable(offers[0]))', 'O.alt(() => O.fromNullable(offers[1]))')(
    test('media-types/negotiate'),
  )('`Accept` selects the type'),
  mediaType('patchName')('!Array.isArray(value)', 'true')(test('media-types/json'))('The two patch types'),
  mediaType('json')(
    'E.right(JSON.parse(text))',
    String.raw`E.right(JSON.parse(text.replace(/("(\w+)":[^,{}]+),"\2":[^,{}]+/, '$1')))`,
  )(test('media-types/json'))('JSON: the last of two'),
  mediaType('xml/writeXml')(': readable(written)', ': readable(\'<?xml version="1.0"?>\' + written)')(xml)(
    'XML: the root has the name of',
  ),
  mediaType('xml/markup')("content === '' ? ", "content === 'x' ? ")(xml)('XML: an empty text'),
  mediaType('xml/readXml')('if (isReference(element))', 'if (false)')(test('field'))('XML: a reference'),
  mediaType('xml/readXml')('isEmpty(element) ? E.right(null)', 'true ? E.right(null)')(test('field'))(
    'XML: a reference',
  ),
  mediaType('json')('mayHaveInfinity(text) && E.isRight(value)', 'false && E.isRight(value)')(test('field'))(
    'JSON: a number',
  ),
  mediaType('ContentType')('value.length > 1 && value.startsWith("\'")', 'false')(test('field'))(
    '`Content-Type`: of several',
  ),
  mediaType('decodeText')("['ascii', 'utf-8']", "['ascii', 'windows-1252']")(test('field'))(
    '`Content-Type`: of several',
  ),
  mediaType('form/tree')('maxNames = 10_000', 'maxNames = 100_000')(test('field'))('Form: at most'),
  mediaType('xml/checkStructure')('10_000 + length / 8', '10_000 + length')(test('field'))('XML: at most one element'),
  mediaType('xml/markup')('xsi:nil="true"/>', 'xsi:null="true"/>')(xml)('XML: null is'),
  mediaType('xml/elementName')('?? anyType}DictionaryKeyValuePair', '?? anyType}KeyValuePair')(xml)(
    'XML: a dictionary',
  ),
  mediaType('xml/writeXml')("['TableRight', 'FieldProperties']", '[]')(xml)('XML: `TableRight`'),
  mediaType('xml/elementName')("int32: () => 'int'", "int32: () => 'integer'")(xml)('XML: the root of a value'),
  mediaType('xml/elementName')('`ArrayOf${item', '`ListOf${item')(xml)('XML: the root of a value'),
  mediaType('xml/readXml')('known.get(localName(child).toLowerCase())', 'known.get(localName(child))')(xml)(
    'XML: names are read',
  ),
  mediaType('xml/readXml')('if (found !== undefined && values.has(name))', 'if (false)')(xml)('XML: names are read'),
  mediaType('xml/readXml')("text(O.some, 'a mask')", "text((mask) => O.some(mask.split(' ')), 'a mask')")(xml)(
    'XML: masks are',
  ),
  mediaType('form/path')("isKey || part.includes('.')", 'path')(test('media-types/form'))('Form: nested names'),
  mediaType('form/writeForm')(
    "if (value === null) return takes(room, 1) ? ''",
    "if (value === null) return takes(room, 1) ? path + '='",
  )(test('media-types/form'))('Form: nested names'),
  header('Authorization')("const bearerScheme = 'Bearer'", "const bearerScheme = 'Token'")(headers)(
    '`Authorization` takes',
  ),
  header('Authorization')('switch (scheme.toLowerCase())', 'switch (scheme)')(headers)('`Authorization` takes'),
  within('packages/wire/src/base64.ts')(
    'encode(new TextEncoder().encode(text))',
    'encode(Uint8Array.from(text, (char) => char.charCodeAt(0)))',
  )(headers)('Basic credentials'),
  header('XsrfToken')("cookieName = 'XSRF-TOKEN'", "cookieName = 'X-XSRF-TOKEN'")(headers)(
    'The value of `X-XSRF-TOKEN`',
  ),
  header('XsrfToken')("export const name = 'X-XSRF-TOKEN'", "export const name = 'X-CSRF-TOKEN'")(headers)(
    'The value of `X-XSRF-TOKEN`',
  ),
  header('language')('(?:-[a-z0-9]{1,8})*', '')(headers)('`Accept-Language`, `SO-Language`'),
  header('SoLanguage')("'*x-'", "'*-'")(headers)('`SO-Language: *` and'),
  header('SoLanguage')("'*x-'", "'x-'")(headers)('`SO-Language: *` and'),
  header('SoLanguage')("'*x-'", "'*x'")(headers)('`SO-Language: -`'),
  header('SoTimeZone')('isNumber(zone) ? Number(zone) : zone', 'zone')(headers)('`SO-TimeZone` is'),
  header('SoTimeZone')('\\s*,\\s*(includeTZOffset)', ', (includeTZOffset)')(headers)('`SO-TimeZone` is'),
  header('RetryAfter')('Number(seconds) * 1000', 'Number(seconds)')(test('headers/RetryAfter'))('`Retry-After` is'),
  header('RetryAfter')('Math.max(0, timeOf(date) - now)', 'Math.max(0, now - timeOf(date))')(
    test('headers/RetryAfter'),
  )('`Retry-After` is'),
  within('packages/wire/src/query.ts')(
    'sameName: eq.Eq<string> = caseless',
    'sameName: eq.Eq<string> = { equals: (a, b) => a === b }',
  )(test('query'))('A query is read'),
  within('packages/wire/src/query.ts')('...Object.fromEntries(all.filter(([name]) => name === select)) })', '})')(
    test('query'),
  )('A query is read'),
  within('packages/wire/src/HttpHeaders.ts')("'; ' : ', '", "', ' : ', '")(test('HttpHeaders'))('Several fields'),
  within('packages/wire/src/HttpHeaders.ts')('combined + separator + field[1]', 'combined')(test('HttpHeaders'))(
    'Several fields',
  ),
]
