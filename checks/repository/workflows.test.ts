/** The workflows run scripts that exist, and the test command of the README. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')

const workflows = readdirSync(`${root}.github/workflows`)
const scripts = Object.keys(JSON.parse(read('package.json')).scripts)

describe('the workflows', () => {
  it('check, verify the contract, and release', () => {
    expect(workflows.toSorted()).toEqual(['check.yml', 'contract.yml', 'release.yml'])
  })

  it.each(workflows)('%s runs scripts that exist', (name) => {
    const called = [...read(`.github/workflows/${name}`).matchAll(/\bpnpm(?:@[\d.]+)? ([a-z][\w:-]+)/g)]
      .map(([, script = '']) => script)
      .filter((script) => script !== 'install')

    expect(called).not.toEqual([])
    expect(called.filter((script) => !scripts.includes(script))).toEqual([])
  })

  it('test with the command of the README', () => {
    const [command = expect.fail('the README names no test command')] =
      /npx --yes pnpm@[\d.]+ test\b/.exec(read('README.md')) ?? []

    expect(read('.github/workflows/check.yml')).toContain(`- run: ${command}\n`)
  })
})
