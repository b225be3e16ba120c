/** A server for a built page, which gives what the page posts to `/result`. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

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
  const server = createServer(async (request, response) => {
    if (request.url === '/result') {
      const chunks: Array<Buffer> = []
      for await (const chunk of request) chunks.push(chunk)
      settle(Buffer.concat(chunks).toString())
      return response.end()
    }
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1) || 'index.html'
    if (!files.includes(path)) return response.writeHead(404).end()
    response.setHeader('content-type', types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
    const added = path === 'index.html' && driver !== '' ? `<script type="module">${driver}</script>` : ''
    return response.end(Buffer.concat([readFileSync(join(folder, path)), Buffer.from(added)]))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return {
    origin,
    result,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
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
