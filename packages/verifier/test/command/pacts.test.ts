/**
 * The command with the pacts of the folder `field/pacts`: each file has a pact, or pieces of text with the number of their
 * repetitions, the responses of a server, and what the command must conclude. Adding a case is adding a file.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { verifyCommand } from '../../src/command/verifyCommand.js'
import { startVerifier } from '../../src/verification/Verifier.js'
import { type FieldResponse, startFieldServer } from '../field/FieldServer.js'

interface Case {
  readonly pact?: unknown
  readonly text?: ReadonlyArray<readonly [string, number]>
  readonly responses?: Readonly<Record<string, FieldResponse>>
  readonly args?: ReadonlyArray<string>
  readonly code: number
  readonly printed: ReadonlyArray<string>
  readonly notPrinted?: ReadonlyArray<string>
  readonly writes?: number
}

const cases = readdirSync(new URL('../field/pacts', import.meta.url)).map((file): readonly [string, Case] => [
  file.replace('.json', '').replaceAll('-', ' '),
  JSON.parse(readFileSync(new URL(`../field/pacts/${file}`, import.meta.url), 'utf8')),
])

const folder = mkdtempSync(join(tmpdir(), 'so-email-pacts-'))
const [pactFile, report] = [join(folder, 'pact.json'), join(folder, 'report.xml')]
afterAll(() => rmSync(folder, { recursive: true }))

const verifier = startVerifier()
afterAll(verifier.close)

const printed: Array<string> = []
const print = (text: unknown): boolean => {
  printed.push(String(text))
  return true
}
beforeEach(() => {
  printed.length = 0
  writeFileSync(report, '')
  vi.stubEnv('SUPEROFFICE_TOKEN', '8A:planted-token')
  vi.stubEnv('SUPEROFFICE_ASSOCIATE_ID', '244')
  vi.spyOn(process.stdout, 'write').mockImplementation(print)
  vi.spyOn(process.stderr, 'write').mockImplementation(print)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

it.each(cases)('%s', async (_name, { pact, text = [], responses = {}, args = [], ...expected }) => {
  const [operation, response] = Object.entries(responses)[0] ?? []
  const server = await startFieldServer(
    operation === undefined || response === undefined
      ? undefined
      : { operation, response, isCarriedOut: response.status < 300 },
  )
  writeFileSync(
    pactFile,
    pact === undefined ? text.map(([piece, times]) => piece.repeat(times)).join('') : JSON.stringify(pact),
  )
  const code = await verifyCommand(
    ['--url', server.url, '--junit', report, '--leave-out', 'scenarios', ...args, pactFile],
    {
      program: 'so-email-verify',
      pacts: [],
      verifier,
    },
  )
  await server.close()
  const all = printed.join('')

  for (const text of expected.printed) expect(all).toContain(text)
  for (const text of [...(expected.notPrinted ?? []), 'planted-token'])
    expect(all + readFileSync(report, 'utf8')).not.toContain(text)
  expect(code).toBe(expected.code)
  expect(server.accounts.get(12)).toBe('owner@example.test')
  if (expected.writes !== undefined)
    expect(server.requests.filter(({ url }) => /Save|Delete/.test(url)).length).toBe(expected.writes)
})
