/** `pnpm start` as a person starts it. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { documentedRequest } from '../src/documentedRequest.js'

const command = fileURLToPath(new URL('../dist/start.js', import.meta.url))

const run = (args: ReadonlyArray<string>) =>
  new Promise<{ readonly code: number | null; readonly text: string }>((resolve) => {
    const child = execFile(process.execPath, [command, ...args], (_error, out, errors) =>
      resolve({ code: child.exitCode, text: out + errors }),
    )
  })

describe('the exchange', () => {
  it.each([
    ['application/json', '"EMailAddress": "sales@example.test"'],
    ['application/xml', '<EMailAddress>sales@example.test</EMailAddress>'],
  ])('is printed in %s, without a secret', async (mediaType, shown) => {
    const { code, text } = await run(['--content-type', mediaType, '--accept', mediaType])

    expect(text).toContain('\n    HTTP 200\n')
    expect(text.split(shown).length).toBe(3)
    expect(text).toMatch(/The new account sales@example\.test got the id \d+\.\n$/)
    expect(text).not.toMatch(/Tje0|dGplMDpUamUw/)
    expect(code).toBe(0)
  })

  it('lists the media types where another one is given', async () => {
    const { code, text } = await run(['--accept', 'text/plain'])

    expect(text).toMatch(/^\n--accept is one of: application\/json, .*\n$/)
    expect(code).toBe(1)
  })
})

describe('the documented request', () => {
  it('is the one that the page prints', () => {
    const page = readFileSync(
      fileURLToPath(new URL('../../../contracts/samples/SaveEMailAccount.request.http', import.meta.url)),
      'utf8',
    )

    expect(documentedRequest).toEqual(JSON.parse(page.slice(page.indexOf('\n\n'))))
  })
})
