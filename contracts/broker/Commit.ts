/** What git says of the state that is published: a pact's version is the commit that it comes from. */
import { spawnSync } from 'node:child_process'
import { either as E, function as F } from 'fp-ts'

export interface Commit {
  readonly version: string
  readonly branch: string
}

type Environment = Readonly<Record<string, string | undefined>>

const git =
  (folder: string) =>
  (...args: ReadonlyArray<string>): E.Either<string, string> => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' })
    return status === 0 ? E.right(stdout.trim()) : E.left(`git ${args.join(' ')} failed: ${stderr?.trim()}`)
  }

/**
 * The commit of the working tree that a folder lies in. A version is published once and for ever, so pacts that are not committed are refused.
 * A CI checks out a commit without a branch and says in its environment which one it was.
 */
export const commitOf = (folder: string, env: Environment): E.Either<string, Commit> => {
  const ask = git(folder)
  const ciBranch = env['GITHUB_HEAD_REF'] || env['GITHUB_REF_NAME'] || env['CI_COMMIT_REF_NAME']
  return F.pipe(
    E.Do,
    E.apS('changed', ask('status', '--porcelain', '--', ':/contracts/pacts')),
    E.filterOrElse(
      ({ changed }) => changed === '',
      () => 'contracts/pacts has changes that are not committed: commit them first',
    ),
    E.apS('version', ask('rev-parse', 'HEAD')),
    E.apS('branch', ciBranch === undefined ? ask('rev-parse', '--abbrev-ref', 'HEAD') : E.right(ciBranch)),
    E.map(({ version, branch }) => ({ version, branch })),
  )
}
