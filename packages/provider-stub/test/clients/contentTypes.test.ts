/** Every content type of the page, over HTTP: by the platform's `fetch`, and by curl where the machine has it. */
import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningStub, startStub } from '../../src/index.js'
import { path } from '../support/requests.js'

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

type Post = (url: string, type: string, accept: string, body: string) => Promise<Answer>

const byFetch: Post = async (url, type, accept, body) => {
  const headers = { Authorization: `Basic ${btoa('tje0:Tje0')}`, 'Content-Type': type, Accept: accept }
  const response = await fetch(url, { method: 'POST', headers, body })
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.text() }
}

const byCurl: Post = async (url, type, accept, body) => {
  const options = ['-sS', '-u', 'tje0:Tje0', '-H', `Content-Type: ${type}`, '-H', `Accept: ${accept}`]
  const rest = ['--data-binary', body, '-w', '\n%{http_code}\n%{content_type}', url]
  const { stdout } = await promisify(execFile)('curl', [...options, ...rest])
  const [written = '', status, answered = ''] = /^([\s\S]*)\n(\d+)\n(.*)$/.exec(stdout)?.slice(1) ?? []
  return { status: Number(status), type: answered, body: written }
}

const hasCurl = spawnSync('curl', ['--version']).status === 0
const clients: ReadonlyArray<readonly [string, Post]> = [
  ['fetch', byFetch],
  ...(hasCurl ? [['curl', byCurl] as const] : []),
]

const json = '{"EMailAddress":"ops@example.test","AssociateId":244,"IncomingCredentials":{"Server":"imap"}}'
const xml =
  '<EMailAccount><EMailAddress>ops@example.test</EMailAddress><AssociateId>244</AssociateId>' +
  '<IncomingCredentials><Server>imap</Server></IncomingCredentials></EMailAccount>'
const form = 'EMailAddress=ops%40example.test&AssociateId=244&IncomingCredentials.Server=imap'

describe.each(clients)('%s', (_, post) => {
  let stub: RunningStub
  beforeAll(async () => {
    stub = await startStub({ accounts: [] })
  })
  afterAll(() => stub.close())

  it.each([
    ['application/json', json],
    ['text/json', json],
    ['application/xml', xml],
    ['text/xml', xml],
    ['application/x-www-form-urlencoded', form],
    ['application/json-patch+json', json],
    ['application/merge-patch+json', json],
  ])('saves %s', async (type, body) => {
    stub.reset()
    const answer = await post(`${stub.url}${path}`, type, 'application/json', body)

    expect([answer.status, answer.type]).toEqual([200, 'application/json; charset=utf-8'])
    const saved = {
      EMailAccountId: 1,
      EMailAddress: 'ops@example.test',
      AssociateId: 244,
      IncomingCredentials: { ServiceAuthId: 1, Server: 'imap', Port: 0 },
    }
    expect(JSON.parse(answer.body)).toMatchObject(saved)
    expect(stub.accounts.get(1)).toMatchObject(saved)
  })

  it.each(['application/xml', 'text/xml'])('is answered in %s', async (accept) => {
    stub.reset()
    const answer = await post(`${stub.url}${path}`, 'application/json', accept, json)

    expect([answer.status, answer.type]).toEqual([200, `${accept}; charset=utf-8`])
    expect(answer.body).toContain('<EMailAddress>ops@example.test</EMailAddress>')
    expect(answer.body).toContain('<EMailAccountId>1</EMailAccountId>')
  })

  it.each([
    ['application/json-patch+json', '[{"op":"add","path":"/EMailAddress","value":"x"}]'],
    ['application/xml', '<Contact><EMailAddress>x</EMailAddress></Contact>'],
    ['application/xml', '<EMailAccount><AssociateId></AssociateId></EMailAccount>'],
    ['application/x-www-form-urlencoded', 'AssociateId=x'],
  ])('is refused with 400 and an error object for a bad body of %s: %s', async (type, body) => {
    const answer = await post(`${stub.url}${path}`, type, 'application/json', body)

    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toMatchObject({ Error: true, ErrorType: 'ArgumentException' })
  })
})
