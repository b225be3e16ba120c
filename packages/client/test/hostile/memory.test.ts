/**
 * What memory a wrong answer takes, beside a right one of the same size and of the same parts: no more, so surely not five
 * times as much. A process that has little more than the right one needs reads both; it ends where a call needs more.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { account } from '../support.js'
import { builtProgram, run } from './program.js'

/** As many of these parts as the size allows. */
const parts = (size: number, separator: string, part: (i: number) => string): string => {
  const given: Array<string> = []
  for (let length = 0, i = 0; length < size; i++) {
    const next = part(i)
    given.push(next)
    length += next.length + separator.length
  }
  return given.join(separator)
}

const inJson = (more: string) => `${JSON.stringify(account(270)).slice(0, -1)},"More":${more}}`
const nil = ' xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"'
const inXml = (more: string) =>
  `<EMailAccount>${Object.entries(account(270))
    .map(([name, value]) => (value === null ? `<${name}${nil}/>` : `<${name}>${value}</${name}>`))
    .join('')}<More>${more}</More></EMailAccount>`

/** A body that is right inside of an account, alone is a wrong list and a wrong account, and with the status 400 a refusal. */
interface Filler {
  readonly what: string
  readonly format: 'json' | 'xml'
  /** What is little more than the right answer needs, in MiB. */
  readonly heap: number
  readonly make: () => string
  readonly right: (filler: string) => string
  readonly wrong: (filler: string) => string
}

/** What is as long as a response may be takes ten seconds: `pnpm fuzz client` reads it, over both transports. */
const isFuzz = process.env['FUZZ_RUNS'] !== undefined
const most = (isFuzz ? 10 : 1.25) * 1024 * 1024 - 4096
const given = (filler: string): string => filler

const fillers: ReadonlyArray<Filler> = [
  {
    what: 'empty objects in JSON',
    format: 'json',
    heap: isFuzz ? 512 : 56,
    make: () => `[${parts(isFuzz ? most : most / 2, ',', () => '{}')}]`,
    right: inJson,
    wrong: given,
  },
  {
    what: 'names in JSON',
    format: 'json',
    heap: isFuzz ? 256 : 52,
    make: () => `{${parts(most, ',', (i) => `"n${i}":1`)}}`,
    right: inJson,
    wrong: given,
  },
  {
    what: 'elements in XML',
    format: 'xml',
    heap: isFuzz ? 320 : 46,
    make: () => parts(most / 5, '', () => '<a>1</a>'),
    right: inXml,
    wrong: (filler) => `<ArrayOfEMailAccount>${filler}</ArrayOfEMailAccount>`,
  },
]

const bodies = new Map<string, string>()
const server = createServer((request, response) => {
  request.resume()
  const [, index = '', each = ''] = request.url?.split('/') ?? []
  const filler = bodies.get(index) ?? ''
  const { format, right, wrong } = fillers[Number(index)] ?? { format: 'json', right: given, wrong: given }
  // A connection that waits while the program is busy with a response would be closed at its next request.
  const headers = { 'Content-Type': `application/${format}`, Connection: 'close' }
  response.writeHead(each === 'refusal' ? 400 : 200, headers)
  response.end(each === 'right' ? right(filler) : wrong(filler))
})
let url: string
let program: string

beforeAll(async () => {
  program = await builtProgram('readAnswers')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // the address of a TCP server is never a string
})
afterAll(() => server.close())

describe.each(isFuzz ? ['undici', 'fetch'] : ['undici'])('over %s', (transport) => {
  test.each(fillers.map((filler, i) => [filler.what, filler, String(i)] as const))(
    'a wrong answer takes no more memory than a right one: %s',
    async (_, { format, heap, make }, index) => {
      bodies.set(index, bodies.get(index) ?? make())

      const limit = `--max-old-space-size=${heap}`
      const cases = ['right', 'list', 'account', 'refusal']
      expect(await run(limit, program, `${url}/${index}`, transport, format, ...cases)).toEqual({
        code: 0,
        lines: ['right: answer', 'list: NotUnderstood', 'account: NotUnderstood', 'refusal: Rejected'],
      })
    },
  )
})
