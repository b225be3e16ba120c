// What sends requests by default: under the conditions of Bun, Deno, workerd and browsers fetch, and undici on Node.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const cwd = fileURLToPath(new URL('../../', import.meta.url))

/** Node resolves as the others do: the first condition of the manifest that holds, and `node` always does here. */
const resolved = (...conditions: ReadonlyArray<string>): string => {
  const script = "console.log(import.meta.resolve('#platform'))"
  const argv = [...conditions.flatMap((each) => ['-C', each]), '--input-type=module', '-e', script]
  return execFileSync(process.execPath, argv, { cwd, encoding: 'utf8' }).trim().replace(/^.*\//, '')
}

it.each(['bun', 'deno', 'workerd', 'browser'])(
  'under the condition %s it is fetch, also beside that of Node',
  (name) => {
    expect(resolved(name)).toBe('platform.default.js')
  },
)

it('on Node it is undici', () => {
  expect(resolved()).toBe('platform.node.js')
})
