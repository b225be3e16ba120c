import { fileURLToPath } from 'node:url'
import { entity, parameters, secret } from '@so-email/codecs'
import { measuresTimes, regexLiterals, slowTexts } from '@so-email/testing/growth'
import { json } from '@so-email/wire'
import { either as E, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { errorMessage } from '../src/errors/errorMessage.js'
import { unwritableInput } from '../src/errors/unwritableInput.js'
import { rejectsCredentials } from '../src/features/rejectsCredentials.js'
import { isId } from '../src/opentelemetry/openTelemetry.js'
import { fromResponse } from '../src/response/fromResponse.js'
import { markedQuery } from '../src/secrets/markedQuery.js'
import { makeRedactor } from '../src/secrets/Redactor.js'
import { secretsInHead } from '../src/secrets/SentSecrets.js'
import { spellings } from '../src/secrets/spellings.js'
import { Headers } from '../src/settings/Headers.js'
import { Site } from '../src/settings/Site.js'
import { isTraceparent } from '../src/settings/traceparent.js'
import { connectionFailure } from '../src/transport/connectionFailure.js'
import { findThings } from './operations.js'
import { response } from './support.js'

const marked = markedQuery(parameters.query(entity('Open', { token: secret(t.string) }, {}), 'token'))

type Reader = (text: string) => unknown

const redactor = makeRedactor(O.some(['s3cret', 'a\\"b', '\\\\\\', 'p w', '== =', '&<a>', 'aaaa=', '0'.repeat(501)]))

const read = (status: number, type: string, headers: ReadonlyArray<readonly [string, string]>, body: string) => {
  const outcome = fromResponse(
    findThings,
    [json],
    false,
  )(response(status, body, [['Content-Type', type], ...headers]), 0)
  return E.isLeft(outcome) ? outcome.left(redactor) : outcome
}

const error = read(400, 'text/plain', [], 'no')

/** Every function of this package that takes a text from outside. */
const readers: Readonly<Record<string, Reader>> = {
  'a body': (text) =>
    ['', '{"a":"', '<', '<html><title>', '<title', '<form type="'].flatMap((start) => [
      read(400, 'text/html', [], start + text),
      read(403, 'text/plain', [], start + text),
      read(500, 'application/json', [], start + text),
    ]),
  'a header': (text) => [
    read(200, text, [], ''),
    read(400, `text/plain; charset${text}`, [], 'no'),
    read(400, `text/plain; ${text}`, [], 'no'),
    read(302, 'a', [['Location', `https://${text}`]], ''),
    read(429, 'a', [['Retry-After', text]], ''),
  ],
  'a login': (text) =>
    [302, 200, 403].map((status) =>
      rejectsCredentials(
        response(status, `<form type${text}`, [
          ['Content-Type', `text/html${text}`],
          ['Location', `/log${text}`],
        ]),
      ),
    ),
  // A pattern is compiled when it is used, for a bounded start of the secret.
  'a secret': (text) => spellings(text).map(({ expression }) => expression()),
  'a header of the request': (text) => secretsInHead([['Cookie', text]], []),
  'a text with secrets': (text) => redactor.text(text),
  'an option': (text) => [
    isTraceparent(text),
    Site.decode(`https://host.test/${text}`),
    Site.decode(`https://host.test/api${text}`),
    Headers.decode({ [text]: text, a: text }),
  ],
  'a reason of a media type': (reason) => unwritableInput('body')({ reason }),
  'the name of a header': isId,
  'a URL': marked.hiding,
  'a message': (text) => [
    errorMessage({
      _tag: 'ConnectionFailed',
      cause: 'other',
      sent: true,
      message: text,
      duration: 5,
      request: { operation: 'a', method: 'b', url: 'c', headers: [] },
    }),
    connectionFailure(Object.assign(new Error(text), { code: text })),
    connectionFailure(new Error(text)),
    connectionFailure(new Error(`:error:${text}`)),
  ],
}

it('reads an error', () => expect(error).toMatchObject({ _tag: 'Rejected' }))

describe.each(Object.entries(readers))('%s', (_, reader) => {
  it.runIf(measuresTimes)('takes a time that grows no faster than the text, whatever the text', async () => {
    expect(await slowTexts(reader)).toEqual([])
  })
})

/** Each regular expression of the sources, and the reader above that runs it over text from outside. */
const runBy: Readonly<Record<string, keyof typeof readers>> = {
  '/(?:[Ll]og|LOG|[Ss]ign|SIGN)-?(?:[IiOo]n|IN|ON)(?![a-z])/': 'a login',
  [String.raw`/\\*([^a-zA-Z0-9\\])|\\+/gu`]: 'a secret',
  [String.raw`/(^|[^/])(?:\/+api(?:\/+v1)?)?\/*$/i`]: 'an option',
  '/<(?!redacted>)[^<>]*>/g': 'a body',
  [String.raw`/<form\b/i`]: 'a login',
  '/<title[^<>]*>((?:[^<]|<redacted>)*)/i': 'a body',
  '/[.!?…]$/': 'a message',
  '/([?&]([^?=&]*)=)[^?&]*/g': 'a URL',
  [String.raw`/[;,]\s*/`]: 'a header of the request',
  [String.raw`/[^\w\s]/`]: 'a secret',
  '/[^a-z0-9]/gi': 'a secret',
  '/[a-zA-Z0-9]+/': 'a secret',
  '/[a-f]/g': 'a secret',
  [String.raw`/\btype\s*=\s*["']?password\b/i`]: 'a login',
  [String.raw`/\p{L}/u`]: 'a body',
  [String.raw`/\s+/g`]: 'a body',
  '/^(?!ERR_SSL)[^ ]*(?:CERT|SIGNED|UNABLE_TO_VERIFY)/': 'a message',
  '/^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH) /': 'a message',
  '/^(?:ENOTFOUND|EAI_AGAIN) /': 'a message',
  '/^(?:HTTPParserError|HPE_|UND_ERR_|Z_|ERR_)/': 'a message',
  [String.raw`/^(?:[^\s=]+ +)?(?:[^\s"=]+=(?!=*$))?"?|"$/g`]: 'a header of the request',
  [String.raw`/^([\p{L}\p{N}_.$-]+): /u`]: 'a reason of a media type',
  '/^ECONNREFUSED /': 'a message',
  '/^UND_ERR_CONNECT_TIMEOUT /': 'a message',
  '/^UND_ERR_SOCKET bad response$/': 'a message',
  ["/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/"]: 'an option',
  [String.raw`/^[\t\x20-\x7e\x80-\xff]*$/`]: 'an option',
  [String.raw`/^[\w+/]{4,}={0,2}$/`]: 'a secret',
  '/^(?:Left|Right)$/': 'an option',
  '/^(?:connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i': 'an option',
  [String.raw`/^[\w-]{1,64}$/`]: 'an option',
  [String.raw`/^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/`]: 'an option',
  '/^(?:x-)?(?:ms-)?(?:request|correlation)-id$/i': 'the name of a header',
  '/^[^ ]*(?:TLS|SSL|EPROTO)/': 'a message',
  [String.raw`/^\s*(?:text\/html|application\/xhtml\+xml)\b/i`]: 'a header',
  [String.raw`/^\w+ bad port$/`]: 'a message',
  '/^[^:]*:error:(?:[^:]*:){3}([^:]*):.*$/s': 'a message',
  '/^https?:/': 'an option',
  [String.raw`/^https?:\/\/[^/?#@]+(?=[/?#]|$)/i`]: 'a header',
  [String.raw`/charset\s*=\s*["']?([\w.:-]+)/i`]: 'a header',
  '/content-encodings/': 'a message',
  '/expired/i': 'a login',
  '/html/i': 'a login',
  '/token|ticket|session|credential/i': 'a login',
}

it('knows every regular expression of the sources, and a reader that runs it', () => {
  expect(Object.keys(runBy).sort()).toEqual(regexLiterals(fileURLToPath(new URL('../src', import.meta.url))))
  expect(Object.values(runBy).filter((reader) => readers[reader] === undefined)).toEqual([])
})
