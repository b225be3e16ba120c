/** Providers whose messages are other ones as HTTP and JSON allow it: their headers, their white space, their pages. */
import { brotliCompressSync } from 'node:zlib'
import { responding, responseHeader, text, withText, xml } from '../providers/changes.js'
import type { Provider } from '../providers/Provider.js'
import { right } from './right.js'

export const messages: Readonly<Record<string, Provider>> = {
  'responds without a charset': right(
    'JSON has no charset',
    responseHeader('Content-Type', (value) => value.replace(/;.*$/, '')),
  ),
  'spells the charset in capitals': right(
    'names of charsets have no case',
    responseHeader('Content-Type', (value) => value.replace('; charset=utf-8', ';charset=UTF-8')),
  ),
  'writes the media type in capitals': right(
    'names of media types have no case',
    responseHeader('Content-Type', (value) => value.replace(/^[^;]*/, (name) => name.toUpperCase()).replace(';', ' ;')),
  ),
  'begins with a byte order mark': right(
    'UTF-8 may begin so, and our client skips it',
    text((body) => `\uFEFF${body}`, /json/),
  ),
  'writes XML as the serializer of data contracts does': right(
    'our client reads names in any namespace',
    xml((body) =>
      body
        .replaceAll('xsi:', 'i:')
        .replaceAll('xmlns:xsi=', 'xmlns:i=')
        .replace('<EMailAccount', '$& xmlns="http://schemas.datacontract.org/2004/07/SuperOffice"'),
    ),
  ),
  'compresses with Brotli': right(
    'HTTP allows it',
    responding((response) =>
      response.body.length === 0
        ? response
        : {
            ...response,
            headers: [
              ...response.headers.filter(([name]) => name.toLowerCase() !== 'content-length'),
              ['Content-Encoding', 'br'],
            ],
            body: brotliCompressSync(response.body),
          },
    ),
  ),
  'names another realm': right(
    'a realm is a name for people',
    responseHeader('WWW-Authenticate', () => 'Basic realm="SuperOffice CRM"'),
  ),
  'names the scheme in lower case': right(
    'names of schemes have no case',
    responseHeader('WWW-Authenticate', (value) => value.replace('Basic', 'basic')),
  ),
  'offers several ways to log in': right(
    'each may have a header field of its own',
    responding((response) => ({
      ...response,
      headers: response.headers.flatMap(([name, value]) =>
        name.toLowerCase() === 'www-authenticate'
          ? [[name, 'Negotiate'] as const, [name, value] as const, [name, 'NTLM'] as const]
          : [[name, value] as const],
      ),
    })),
  ),
  'has a login page in other words': right(
    'its words are for people',
    responding((response) =>
      response.status === 401
        ? withText(() => '<!DOCTYPE html>\n<HTML lang="en"><body>Log in</body></HTML>')(response)
        : response,
    ),
  ),
  'sends further headers': right(
    'HTTP allows it',
    responding((response) => ({ ...response, headers: [...response.headers, ['X-Db-Stats', '12']] })),
  ),
  'writes white space between values': right(
    'JSON allows it',
    text((body) => (body.startsWith('{') ? JSON.stringify(JSON.parse(body), null, 2) : body)),
  ),
  'writes a line break behind its JSON': right(
    'JSON allows it',
    text((body) => `${body}\n`, /json/),
  ),
}
