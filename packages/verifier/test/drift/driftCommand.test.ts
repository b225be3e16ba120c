import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operations } from '@so-email/codecs'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { driftUsage } from '../../src/drift/DriftArguments.js'
import { driftCommand, driftOutcome } from '../../src/drift/driftCommand.js'
import { describeOperations } from './describe.js'

const folder = mkdtempSync(join(tmpdir(), 'drift-'))
afterAll(() => rmSync(folder, { recursive: true }))

const fileOf = (text: string): string => {
  const file = join(folder, 'description.json')
  writeFileSync(file, text)
  return file
}

const run = (...argv: ReadonlyArray<string>) => driftOutcome(argv)()

describe('the command', () => {
  test('ends with 1 for a description that drifts, and prints a report', () => {
    const [first, ...others] = Object.values(operations)
    const description = { ...describeOperations('Swagger 2', others), info: {} }
    const { stdout, stderr, exitCode } = run('--swagger', fileOf(JSON.stringify(description)))

    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 })
    expect(stdout).toContain(`Not explained:\n  gone: ${first?.name}\n`)
    expect(stdout).toContain('explain nothing, and are to be removed:\n')
    expect(stdout).toMatch(/^Swagger 2: \d+ operations compared, 0 others not compared$/m)
    expect(stdout).toMatch(/^1 not explained, \d+ explained, \d+ stale$/m)
  })

  test('prints nothing that a terminal follows, as text or as JSON', () => {
    const name = 'a\u001b[31m\u009b31m\u202e\u2028\u{e0001}'
    const [first, ...others] = Object.values(operations)
    const whole = describeOperations('Swagger 2', others)
    const path = `/api/v1/Agents/EMail/${first?.name}`
    const parameters = [{ name, in: 'query', type: 'string', required: true }]
    const description = {
      ...whole,
      info: {},
      paths: { ...Object(whole['paths']), [path]: { post: { operationId: name, parameters, responses: {} } } },
    }
    const file = fileOf(JSON.stringify(description))
    const written: Array<string> = []
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0)
    driftCommand(['--swagger', file])
    driftCommand(['--json', '--swagger', file])
    write.mockRestore()

    expect(written.map((text) => /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u.test(text))).toEqual([false, false])
    expect(written[0]).toContain('\\u{1b}[31m')
    expect(JSON.stringify(JSON.parse(written[1] ?? ''))).toContain('\u009b31m')
  })

  test('prints the same as JSON', () => {
    const document = { openapi: '3.0.0', paths: { '/other': { post: {} } } }
    const { stdout, exitCode } = run('--json', '--swagger', fileOf(JSON.stringify(document)))

    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      dialect: 'OpenAPI 3',
      operations: Object.keys(operations).length,
      others: 1,
      unexplained: Object.values(operations)
        .map(({ name }) => ({ _tag: 'Gone', place: name, line: `gone: ${name}` }))
        .sort((a, b) => (a.line < b.line ? -1 : 1)),
      explained: [],
    })
  })

  test('has no line that the name of a file adds', () => {
    expect(run('--swagger', 'x\ny').stderr).toBe(
      'so-email-verify drift: x\\u{a}y cannot be compared: no such file or directory',
    )
  })

  test('explains itself in a hundred columns', () => {
    expect(
      driftUsage('so-email-verify drift')
        .split('\n')
        .filter((line) => line.length > 100),
    ).toEqual([])
    expect(run('--help')).toEqual({ stdout: driftUsage('so-email-verify drift'), stderr: '', exitCode: 0 })
  })

  test.each([
    [[], '--swagger is missing: name the file of the description'],
    [['--swagger', 'mi\u001b[31mssing.json'], 'mi\u001b[31mssing.json cannot be compared: no such file or directory'],
    [['--url', 'x'], "Unknown option '--url'"],
  ])('reports an error as JSON with --json: %j', (argv, message) => {
    const written: Array<string> = []
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0)
    const exitCode = driftCommand(['--json', ...argv])
    write.mockRestore()

    expect({ exitCode, lines: written.map((text) => text.split('\n').length) }).toEqual({ exitCode: 2, lines: [2] })
    expect(JSON.parse(written[0] ?? '')).toEqual({ error: { message: expect.stringMatching(/^/) } })
    expect(JSON.parse(written[0] ?? '').error.message.startsWith(message)).toBe(true)
    expect(written[0]).not.toContain('\u001b')
  })

  test.each([
    [[], '--swagger is missing: name the file of the description'],
    [['--swagger'], "Option '--swagger <value>' argument missing"],
    [['--url', 'x'], "Unknown option '--url'"],
    [['file.json'], 'an argument has no option before it'],
    [['--swagger', 'a', '--swagger=b'], '--swagger is given more than once'],
    [['--swagger', '-x'], "Option '--swagger' argument is ambiguous"],
  ])('ends with 2 and one sentence for %j', (argv, reason) => {
    expect(run(...argv)).toEqual({
      stdout: '',
      stderr: `so-email-verify drift: ${reason}\nTry so-email-verify drift --help`,
      exitCode: 2,
    })
  })
})

describe('a file that is no description ends with 2 and a reason', () => {
  const none = 'it is no description in Swagger 2.0 or OpenAPI 3 with paths'

  test.each([
    ['', 'it is empty'],
    ['{', 'it ends too early (line 1, column 2)'],
    ['[]', 'it is no JSON object'],
    ['{}', none],
    ['{"swagger":"1.2","paths":{}}', none],
    ['{"openapi":"4.0.0","paths":{}}', none],
    ['{"swagger":"2.0","paths":[]}', none],
    ['{"swagger":"2.0"}', none],
    ['{"openapi":"3.0.0","paths":{},"servers":7}', none],
  ])('where it holds %j', (text, reason) => {
    const file = fileOf(text)

    expect(run('--swagger', file)).toEqual({
      stdout: '',
      stderr: `so-email-verify drift: ${file} cannot be compared: ${reason}`,
      exitCode: 2,
    })
  })

  test.each([
    ['a million open brackets', '['.repeat(1_000_000)],
    ['a valid text of a hundred levels', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`],
  ])('where it holds %s', (_, text) => {
    const { stdout, stderr, exitCode } = run('--swagger', fileOf(text))

    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 })
    expect(stderr).toContain('nested')
  })

  test('as do a file that is not there, a folder, and one that is too large', () => {
    const large = fileOf('{}')
    truncateSync(large, 4 * 1024 * 1024 + 1)

    expect(run('--swagger', large).stderr).toContain('it has more than 4194304 bytes')
    expect(run('--swagger', folder).stderr).toContain('it is no regular file')
    expect(run('--swagger', join(folder, 'missing.json'))).toMatchObject({ stdout: '', exitCode: 2 })
  })
})
