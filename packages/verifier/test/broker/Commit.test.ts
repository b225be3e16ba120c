import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { either as E } from 'fp-ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitOf } from '../../src/broker/Commit.js'

const folder = mkdtempSync(join(tmpdir(), 'so-email-commit-'))
const pacts = join(folder, 'contracts/pacts')
const git = (...args: ReadonlyArray<string>): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], {
    cwd: folder,
    encoding: 'utf8',
    // Nothing of a git hook that may run this, nor of anybody's configuration.
    env: { PATH: process.env['PATH'] },
  }).trim()

beforeAll(() => {
  git('init', '-q', '-b', 'feature/a')
  mkdirSync(pacts, { recursive: true })
  writeFileSync(join(pacts, 'a.json'), '{}')
  git('add', '.')
  git('commit', '-qm', 'a pact')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the commit of a working tree', () => {
  it('is its version, with the branch that is checked out', () => {
    expect(commitOf(pacts, {})).toEqual(E.right({ version: git('rev-parse', 'HEAD'), branch: 'feature/a' }))
  })

  it('has the branch that a CI names', () => {
    const branchIn = (env: Record<string, string>) =>
      E.map(({ branch }: { branch: string }) => branch)(commitOf(pacts, env))

    expect(branchIn({ GITHUB_REF_NAME: 'main' })).toEqual(E.right('main'))
    expect(branchIn({ GITHUB_HEAD_REF: 'fix', GITHUB_REF_NAME: '12/merge' })).toEqual(E.right('fix'))
  })

  it('is not that of pacts which are not committed', () => {
    writeFileSync(join(pacts, 'a.json'), '{"changed":true}')

    expect(commitOf(pacts, {})).toEqual(E.left('there are changes that are not committed: commit them first'))
    git('checkout', '-q', '.')
  })
})
