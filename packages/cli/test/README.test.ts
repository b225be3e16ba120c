/** Every block of the README, literally: what a newcomer types, and what he sees. The stub has another port. */
import { execFile } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { commands } from '../src/commands/commands.js'
import { variables } from '../src/settings/variables.js'
import { main, runBuilt, temporaryFolder } from './support/built.js'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

interface Block {
  readonly language: string
  readonly code: string
  /** The text right below it. */
  readonly prints: string | null
}

const fenced = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```)?/gm)]
const blocks = fenced
  .map(([, language = '', code = '', prints]): Block => ({ language, code, prints: prints ?? null }))
  .filter(({ language }) => language !== 'text')

const [install, start, ...typed] = blocks.filter(({ language }) => language === 'sh')

const bash = '/bin/bash'

/** The command under its name, as npm links it. */
const folderOnPath = (): string => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'so-email'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`)
  chmodSync(join(folder, 'so-email'), 0o755)
  return folder
}

interface Accounts {
  readonly total: number
  readonly accounts: ReadonlyArray<{ readonly id: number; readonly address: string }>
  readonly next: number | null
}

/** The addresses that the page of a stub lists. */
const listedOnPage = async (url: string, after = 0): Promise<ReadonlyArray<string>> => {
  const response = await fetch(`${url}/_stub/accounts?after=${after}`)
  const { accounts, next } = (await response.json()) as Accounts // the protocol of the page
  return [...accounts.map(({ address }) => address), ...(next === null ? [] : await listedOnPage(url, next))]
}

describe.runIf(existsSync(bash))('the first steps', () => {
  it('print what the README shows, and lose and double nothing', async () => {
    const { printed, child } = runBuilt(['stub', '--port', '0', '--ui'])
    const out: Array<string> = []
    child.stdout?.on('data', (chunk) => out.push(String(chunk)))
    await printed('/_stub/\n')
    const url = /listening on (\S+)/.exec(out.join(''))?.[1] ?? expect.fail(out.join(''))
    const here = (text: string) => text.replaceAll('http://127.0.0.1:4000', url)
    const folder = temporaryFolder()
    const script = typed.map(({ code }, i) => `{\n${here(code)}} > ${i}.out 2> ${i}.err`).join('\n')
    const running = promisify(execFile)(bash, ['-c', script], {
      cwd: folder,
      env: { PATH: `${folderOnPath()}:${process.env['PATH']}` },
    })
    await running

    const results = typed.map((block, i) => ({
      code: block.code,
      out: block.prints === null ? null : readFileSync(join(folder, `${i}.out`), 'utf8'),
    }))
    expect(results).toEqual(typed.map(({ code, prints }) => ({ code, out: prints })))
    expect([start?.code, out.join('')]).toEqual(['so-email stub --port 4000 --ui\n', here(start?.prints ?? '')])

    const addresses = await listedOnPage(url)
    const expected = Array.from({ length: 1000 }, (_, i) => i + 1)
      .filter((i) => i % 100 !== 0)
      .map((i) => `box${i}@example.test`)
    expect(addresses.toSorted()).toEqual([...expected, 'sample@example.test'].toSorted())
    expect(readme).toContain(`that ${addresses.length} accounts exist`)
  })
})

describe('the README', () => {
  it('installs the packages that exist', () => {
    const { name, peerDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    const named = [...(install?.code ?? '').matchAll(/(?:@[\w-]+\/)?[\w-]+(?=[\s]|$)/g)].map(([each]) => each)

    expect(named.filter((each) => [name, ...Object.keys(peerDependencies)].includes(each))).toEqual([
      name,
      'libsql',
      '@so-email/provider-stub',
      '@so-email/verifier',
    ])
  })

  it('has a table of all commands but `export`, which does not exist', () => {
    const [, table = ''] = /^## The commands\n([\s\S]*?)\n## /m.exec(readme) ?? []
    const named = [...table.matchAll(/^\| (`.*?) \|/gm)]
      .flatMap(([, cell = '']) => [...cell.matchAll(/`([\w-]+)/g)])
      .map(([, name]) => name)

    expect(named.toSorted()).toEqual(
      commands
        .map(({ name }) => name)
        .filter((name) => name !== 'export')
        .toSorted(),
    )
  })

  it('has settings that are read', () => {
    const [settings] = blocks.filter(({ language }) => language === 'ini')
    const named = [...readme.matchAll(/SUPEROFFICE_\w+/g)].map(([name]) => name)

    expect(parseEnv(settings?.code ?? '')).toEqual({
      SUPEROFFICE_URL: 'https://host/Cust1',
      SUPEROFFICE_USER: 'tje0',
      SUPEROFFICE_PASSWORD: 'Tje0',
    })
    expect([...new Set(named)].filter((name) => !(name in variables))).toEqual([])
  })
})
