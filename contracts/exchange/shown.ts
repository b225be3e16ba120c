/** Shows every exchange of a transport as a person wants to read it. The Authorization value is not shown. */
import { redact, redacted, SaveEMailAccountRequest } from '@so-email/codecs'
import type { HttpHeaders, Transport } from '@so-email/wire'
import { function as F, taskEither as TE } from 'fp-ts'

const drawHeaders = (headers: HttpHeaders): string =>
  headers.map(([name, value]) => `${name}: ${name.toLowerCase() === 'authorization' ? redacted : value}`).join('\n')

const drawBody = (body: Uint8Array): string => {
  const text = new TextDecoder().decode(body)
  try {
    return JSON.stringify(redact(SaveEMailAccountRequest)(JSON.parse(text)), null, 2)
  } catch {
    return `(${body.length} bytes)`
  }
}

const indent = (text: string): string => text.replace(/^/gm, '    ')

export const shown =
  (say: (text: string) => void) =>
  (transport: Transport): Transport =>
  (request, limits) =>
    F.pipe(
      TE.fromIO(() =>
        say(indent(`${request.method} ${request.url}\n${drawHeaders(request.headers)}\n\n${drawBody(request.body)}\n`)),
      ),
      TE.chain(() => transport(request, limits)),
      TE.tapIO(({ status, headers, body }) => () => {
        say(indent(`HTTP ${status}\n${drawHeaders(headers)}\n\n${drawBody(body)}\n`))
      }),
    )
