/** What `pnpm start` prints. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { documentedRequest } from '../src/documentedRequest.js'
import { run } from '../src/run.js'

const command = fileURLToPath(new URL('../dist/start.js', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly text: string
}

/** Starts it as a person does. */
const start = (args: ReadonlyArray<string>) =>
  new Promise<Ended>((resolve) => {
    const child = execFile(process.execPath, [command, ...args], (_error, out, errors) =>
      resolve({ code: child.exitCode, text: out + errors }),
    )
  })

/** Does what it does, in this process. */
const play = async (args: ReadonlyArray<string>): Promise<Ended> => {
  const lines: Array<string> = []
  for (const method of ['log', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((line) => lines.push(`${line}\n`))
  const code = await run(args)()
  return { code, text: lines.join('') }
}
afterEach(() => vi.restoreAllMocks())

/** A message of the page: its body as JSON, as a person reads it. */
const bodyOf = (name: string): string => {
  const text = readFileSync(fileURLToPath(new URL(`../../../contracts/samples/${name}`, import.meta.url)), 'utf8')
  return JSON.stringify(JSON.parse(text.slice(text.indexOf('\n\n'))), null, 2)
}

const indented = (text: string): string => text.replace(/^/gm, '    ')

describe('the exchange', () => {
  let started: Ended
  beforeAll(async () => {
    started = await start([])
  })

  it('begins with the request and the response of the page, to the letter', () => {
    const [first = ''] = started.text.split('\n2. ')
    const [request = '', response = ''] = first.split('HTTP 200\n')

    expect(request).toContain(`\n${indented(bodyOf('SaveEMailAccount.request.http'))}\n`)
    expect(response).toContain(`\n${indented(bodyOf('SaveEMailAccount.response.http'))}\n`)
    expect(response).toMatch(/\nThe response is the EMailAccount of the page: 789, veritatis\.\n$/)
  })

  it('goes on with an update and a new account of the stub', () => {
    const { code, text } = started
    const [, update = '', create = ''] = text.split(/^[23]\. /m)

    expect(update).toContain('"SentFolder": "Sent Items"')
    expect(update).toMatch(/\nThe account 270 has Sent Items as its folder for sent mail\.\n\n$/)
    expect(create).toMatch(/\nThe new account sales@example\.test got the id 271\.\n$/)
    expect(code).toBe(0)
  })

  it.each([
    ['application/json', '"EMailAddress": "sales@example.test"'],
    ['application/xml', '<EMailAddress>sales@example.test</EMailAddress>'],
  ])('is printed in %s, without a secret', async (mediaType, shown) => {
    const { code, text } = await play(['--content-type', mediaType, '--accept', mediaType])

    expect(text).toContain('\n    HTTP 200\n')
    expect(text.split(shown).length).toBe(3)
    expect(text).toMatch(/The new account sales@example\.test got the id \d+\.\n$/)
    expect(started.text + text).not.toMatch(/Tje0|dGplMDpUamUw/)
    expect(code).toBe(0)
  })

  it('lists the media types where another one is given', async () => {
    const { code, text } = await start(['--accept', 'text/plain'])

    expect(text).toMatch(/^\n--accept is one of: application\/json, .*\n$/)
    expect(code).toBe(1)
  })
})

describe('the documented request', () => {
  it('is the one that the page prints', () => {
    expect(documentedRequest).toEqual(JSON.parse(bodyOf('SaveEMailAccount.request.http')))
  })
})
