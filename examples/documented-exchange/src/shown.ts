/** Shows every exchange of a transport as a person wants to read it. No secret is shown. */
import { EMailAccount, redact, redacted } from '@so-email/codecs'
import { findMediaType, type HttpHeaders, header, type Transport } from '@so-email/wire'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import { mediaTypes } from './readOptions.js'

const drawHeaders = (headers: HttpHeaders): string =>
  headers.map(([name, value]) => `${name}: ${name.toLowerCase() === 'authorization' ? redacted : value}`).join('\n')

/** The text of a body without its secrets: read, redacted, and written again in its own media type. */
const drawBody = (headers: HttpHeaders, body: Uint8Array): string =>
  F.pipe(
    header('Content-Type')(headers),
    O.chain(findMediaType(mediaTypes)),
    O.chain(({ mediaType }) =>
      F.pipe(
        mediaType.read(EMailAccount)(body),
        E.map(redact(EMailAccount)),
        E.chainW(mediaType.write(EMailAccount)),
        O.fromEither,
      ),
    ),
    O.map((written) => drawText(new TextDecoder().decode(written))),
    O.getOrElse(() => `(${body.length} bytes)`),
  )

/** JSON and XML, a property a line. */
const drawText = (text: string): string => {
  if (text.startsWith('{')) return JSON.stringify(JSON.parse(text), null, 2)
  return text.startsWith('<') ? text.replaceAll('><', '>\n<') : text.replaceAll('&', '\n&')
}

const indent = (text: string): string => text.replace(/^/gm, '    ')

export const shown =
  (say: (text: string) => void) =>
  (transport: Transport): Transport =>
  (request, limits) =>
    F.pipe(
      TE.fromIO(() =>
        say(
          indent(
            `${request.method} ${request.url}\n${drawHeaders(request.headers)}\n\n${drawBody(request.headers, request.body)}\n`,
          ),
        ),
      ),
      TE.chain(() => transport(request, limits)),
      TE.tapIO(({ status, headers, body }) => () => {
        say(indent(`HTTP ${status}\n${drawHeaders(headers)}\n\n${drawBody(headers, body)}\n`))
      }),
    )
