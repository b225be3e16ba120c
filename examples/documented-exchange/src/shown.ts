/** Prints every exchange of a transport as text for a person, without secrets. */
import { EMailAccount, redact, redacted } from '@so-email/codecs'
import {
  findMediaType,
  type HttpHeaders,
  header,
  type RequestMediaType,
  requestMediaTypes,
  type Transport,
} from '@so-email/wire'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'

interface Message {
  readonly headers: HttpHeaders
  readonly body: Uint8Array
}

const drawHeaders = (headers: HttpHeaders): string =>
  headers.map(([name, value]) => `${name}: ${name.toLowerCase() === 'authorization' ? redacted : value}`).join('\n')

/** The text of a body without its secrets: read, redacted, and written again in its own media type. */
const drawBody = (headers: HttpHeaders, body: Uint8Array): string =>
  F.pipe(
    header('Content-Type')(headers),
    O.chain(findMediaType<RequestMediaType>(requestMediaTypes)),
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

/** The text with one property a line. */
const drawText = (text: string): string => {
  if (text.startsWith('{')) return JSON.stringify(JSON.parse(text), null, 2)
  return text.startsWith('<') ? text.replaceAll('><', '>\n<') : text.replaceAll('&', '\n&')
}

const indent = (text: string): string => text.replace(/^/gm, '    ')

const draw = (startLine: string, { headers, body }: Message): string =>
  indent(`${startLine}\n${drawHeaders(headers)}\n\n${drawBody(headers, body)}\n`)

/** The same transport, which prints each request and each response. */
export const shown =
  (print: (text: string) => void) =>
  (transport: Transport): Transport =>
  (request, limits) =>
    F.pipe(
      TE.fromIO(() => print(draw(`${request.method} ${request.url}`, request))),
      TE.chain(() => transport(request, limits)),
      TE.tapIO((response) => () => print(draw(`HTTP ${response.status}`, response))),
    )
