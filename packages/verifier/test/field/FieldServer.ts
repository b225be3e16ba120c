/**
 * A server of accounts, for the cases of this folder: it has the account 12 from the start. One operation answers with the
 * response of a case, whatever it did; `%id%` and `%address%` in it are those of the account of the request.
 */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

export interface FieldResponse {
  readonly status: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly encoding?: 'gzip' | 'utf-16le'
  /** How the connection ends before the response does. */
  readonly end?: 'cut' | 'hang' | 'drip'
}

export interface Override {
  readonly operation: string
  /** As the operation answers unless given. */
  readonly response?: FieldResponse
  /** Whether the operation is carried out nevertheless. */
  readonly isCarriedOut: boolean
  /** The ids of new accounts, whether or not there is one with that id; they go on from the account 12 unless given. */
  readonly ids?: ReadonlyArray<number>
  /** Whether the server lists the account 12; it does unless `false`. */
  readonly isListed?: boolean
  /** The status of the response to a read of an account that is not there; 200 unless given. */
  readonly missing?: number
}

const bytesOf = ({ body = '', encoding }: FieldResponse): Buffer => {
  if (encoding === 'gzip') return gzipSync(body)
  return Buffer.from(body, encoding === 'utf-16le' ? 'utf16le' : 'utf8')
}

const json = (body: unknown, status = 200): FieldResponse => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
})

const write = (to: ServerResponse, response: FieldResponse) => {
  if (response.end === 'hang') return
  const bytes = bytesOf(response)
  to.writeHead(response.status, {
    ...(response.type === undefined ? {} : { 'Content-Type': response.type }),
    ...(response.encoding === 'gzip' ? { 'Content-Encoding': 'gzip' } : {}),
    ...response.headers,
    ...(response.status === 204 || response.end === 'drip' ? {} : { 'Content-Length': bytes.length }),
  })
  if (response.end === undefined) to.end(bytes)
  else to.write(bytes.subarray(0, bytes.length - 1))
  if (response.end === 'cut') setTimeout(() => to.destroy(), 20)
  if (response.end === 'drip') {
    const timer = setInterval(() => to.write(' '), 20)
    to.once('close', () => clearInterval(timer))
  }
}

/** Starts it; `accounts` are the addresses by their ids. */
export const startFieldServer = async (override?: Override) => {
  const accounts = new Map([[12, 'owner@example.test']])
  const requests: Array<{
    readonly method: string
    readonly url: string
    readonly authorization: string
    readonly userAgent: string
  }> = []
  const ids = [...(override?.ids ?? [])]
  let nextId = 13
  const account = (id: number) =>
    accounts.has(id) ? { EMailAccountId: id, EMailAddress: accounts.get(id), AssociateId: 244 } : null

  const save = (body: string) => {
    const id = Number(/EMailAccountId"?\s*[:=>]\s*(\d+)/i.exec(body)?.[1] ?? 0)
    const address = /EMailAddress"?\s*[:=>]\s*"?([^"<&]+)/i.exec(body)?.[1] ?? ''
    const saved = id === 0 ? (ids.shift() ?? nextId++) : id
    if (id === 0 || accounts.has(id)) accounts.set(saved, decodeURIComponent(address))
    return saved
  }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const operation = pathname.split('/').at(-1) ?? ''
    requests.push({
      method: request.method ?? '',
      url: request.url ?? '',
      authorization: request.headers.authorization ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    })
    const replaced = override?.operation === operation ? override : undefined
    const asked = Number([...searchParams.values()][0] ?? 0)
    let [id, answer]: [number, FieldResponse] = [asked, json(null, 404)]
    if (operation === 'SaveEMailAccount') {
      if (replaced?.isCarriedOut ?? true) id = save(body)
      answer = json(account(id))
    }
    if (operation === 'DeleteEMailAccount') {
      if (replaced?.isCarriedOut ?? true) accounts.delete(asked)
      answer = { status: 204 }
    }
    if (operation === 'GetCurrentAccountId') answer = json(override?.isListed === false ? 0 : 12)
    if (operation === 'CreateDefaultEMailAccount') answer = json({ EMailAccountId: 0, AssociateId: 244 })
    const read = (found: ReturnType<typeof account>) => json(found, found === null ? override?.missing : 200)
    if (operation === 'GetEMailAccount') answer = read(account(asked))
    if (operation === 'GetEMailAccountFromEMailAddress') {
      const { FromAddress } = JSON.parse(body)
      answer = read(account([...accounts].find(([, address]) => address === FromAddress)?.[0] ?? 0))
    }
    const text = (given: string) => given.replaceAll('%id%', String(id)).replaceAll('%address%', accounts.get(id) ?? '')
    const given = replaced?.response
    write(response, given === undefined ? answer : { ...given, body: text(given.body ?? '') })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // the address of a TCP server is never a string
    accounts,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
