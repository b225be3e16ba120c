import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { format, inspect } from 'node:util'
import { serialize } from 'node:v8'
import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import { conceal, Redacted, redacted, reveal } from '../../src/index.js'

/** Everything that a console would write. */
const written = (value: unknown): string => {
  const chunks: Array<string> = []
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      chunks.push(String(chunk))
      done()
    },
  })
  const console = new Console({ stdout: stream, stderr: stream })
  console.log(value)
  console.error('%s %o %O %j', value, value, value, value)
  console.dir(value, { showHidden: true, depth: null })
  console.table([{ value }])
  return chunks.join('')
}

const prints: ReadonlyArray<readonly [string, (secret: Redacted<unknown>) => string]> = [
  ['String', String],
  ['a template', (secret) => `${secret}`],
  ['a joined list', (secret) => [secret, secret].join()],
  ['JSON', (secret) => JSON.stringify({ secret, list: [secret] })],
  ['util.inspect', (secret) => inspect({ secret }, { showHidden: true, depth: null })],
  ['util.inspect without custom functions', (secret) => inspect(secret, { showHidden: true, customInspect: false })],
  ['util.format', (secret) => format('%s %o %O %j %d', secret, secret, secret, secret, secret)],
  ['a console', written],
  ['a structured clone', (secret) => inspect(structuredClone(secret), { showHidden: true })],
  ['a serialization', (secret) => serialize(secret).toString('latin1')],
  ['its own properties', (secret) => JSON.stringify(Object.getOwnPropertyDescriptors(secret))],
  ['a spread', (secret) => JSON.stringify({ ...secret })],
  ['an error', (secret) => inspect(new Error(`with ${secret}`, { cause: secret }))],
]

test.each(prints)('%s does not show it', (_, print) => {
  const secret = fc.stringMatching(/^[a-z]{12}$/)
  fc.assert(fc.property(secret, (text) => !print(conceal(text)).includes(text)))
  fc.assert(fc.property(secret, (text) => !print(conceal({ text })).includes(text)))
})

test('it prints as redacted', () => {
  expect(`${conceal('s')}`).toBe('<redacted>')
  expect(JSON.stringify({ password: conceal('s') })).toBe('{"password":"<redacted>"}')
  expect(inspect(conceal('s'))).toBe(redacted)
})

test('who reveals it has the very value', () => {
  fc.assert(fc.property(fc.anything(), (value) => Object.is(reveal(conceal(value)), value)))
})

test('it cannot be changed', () => {
  expect(Object.isFrozen(conceal('s'))).toBe(true)
})

test('a secret is no text to the compiler', () => {
  expectTypeOf<Redacted<string>>().not.toExtend<string>()
  // @ts-expect-error a plain text has not been concealed
  const secret: Redacted<string> = 'text'
  expect(secret).not.toBeInstanceOf(Redacted)
})
