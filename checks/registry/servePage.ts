/** A server for a built page, which gives what the page posts to `/result`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listen } from '@so-email/verifier'
import { taskEither as TE } from 'fp-ts'

export interface ServedPage {
  readonly origin: string
  /** The body of the first `POST /result`. */
  readonly result: Promise<string>
  readonly close: () => Promise<void>
}

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' }

/** Serves a folder. `driver` is a module that is added to the page: it uses the page as a person does. */
export const servePage = async (folder: string, driver = ''): Promise<ServedPage> => {
  const { promise: result, resolve: settle } = withResolver()
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const { url: origin, close } = await listen(({ url, body }) => {
    if (url === '/result') settle(new TextDecoder().decode(body))
    const path = new URL(url, 'http://localhost').pathname.slice(1) || 'index.html'
    if (!files.includes(path)) return TE.right({ status: 404, headers: [], body: new Uint8Array() })
    const added = path === 'index.html' && driver !== '' ? `<script type="module">${driver}</script>` : ''
    return TE.right({
      status: 200,
      headers: [['content-type', types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream']],
      body: Buffer.concat([readFileSync(join(folder, path)), Buffer.from(added)]),
    })
  })
  return { origin, result, close }
}

/** A promise, and what fulfils it. */
export const withResolver = () => {
  let resolve: (text: string) => void = () => undefined
  const promise = new Promise<string>((settle) => {
    resolve = settle
  })
  return { promise, resolve: (text: string) => resolve(text) }
}

/** What a page posts, or an error if it posts nothing in time. */
export const posted = ({ result }: Pick<ServedPage, 'result'>): Promise<string> => {
  const late = new Promise<never>((_, reject) =>
    setTimeout(reject, 60_000, new Error('the page posted no result')).unref(),
  )
  return Promise.race([result, late])
}
