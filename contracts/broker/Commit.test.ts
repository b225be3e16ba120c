import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { either as E } from 'fp-ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitOf } from './Commit.js'

const folder = mkdtempSync(join(tmpdir(), 'so-email-commit-'))
const git = (...args: ReadonlyArray<string>): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], {
    cwd: folder,
    encoding: 'utf8',
    // Nothing of a git hook that may run this, nor of anybody's configuration.
    env: { PATH: process.env['PATH'] },
  }).trim()

beforeAll(() => {
  git('init', '-q', '-b', 'feature/a')
  mkdirSync(join(folder, 'contracts/pacts'), { recursive: true })
  writeFileSync(join(folder, 'contracts/pacts/a.json'), '{}')
  git('add', '.')
  git('commit', '-qm', 'a pact')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the commit of a working tree', () => {
  it('is its version, with the branch that is checked out', () => {
    expect(commitOf(folder, {})).toEqual(E.right({ version: git('rev-parse', 'HEAD'), branch: 'feature/a' }))
  })

  it('has the branch that a CI names', () => {
    const branchIn = (env: Record<string, string>) =>
      E.map(({ branch }: { branch: string }) => branch)(commitOf(folder, env))

    expect(branchIn({ GITHUB_REF_NAME: 'main' })).toEqual(E.right('main'))
    expect(branchIn({ GITHUB_HEAD_REF: 'fix', GITHUB_REF_NAME: '12/merge' })).toEqual(E.right('fix'))
  })

  it('is not that of pacts which are not committed', () => {
    writeFileSync(join(folder, 'contracts/pacts/a.json'), '{"changed":true}')

    const refused = E.left('contracts/pacts has changes that are not committed: commit them first')

    expect(commitOf(folder, {})).toEqual(refused)
    expect(commitOf(join(folder, 'contracts/pacts'), {})).toEqual(refused)
  })
})
