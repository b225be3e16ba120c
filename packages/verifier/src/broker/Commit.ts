/** The commit of a working tree: the version under which a pact or a verification is published. */
import { spawnSync } from 'node:child_process'
import { either as E, function as F } from 'fp-ts'
import type { Environment } from '../Environment.js'

export interface Commit {
  readonly version: string
  readonly branch: string
}

const git =
  (folder: string) =>
  (...args: ReadonlyArray<string>): E.Either<string, string> => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' })
    return status === 0 ? E.right(stdout.trim()) : E.left(`git ${args.join(' ')} failed: ${stderr?.trim()}`)
  }

/**
 * The commit of the working tree that a folder lies in. A broker never forgets a version, so a folder with changes that are
 * not committed is refused. A CI checks out a commit without a branch; its environment names the branch.
 */
export const commitOf = (folder: string, env: Environment): E.Either<string, Commit> => {
  const run = git(folder)
  const ciBranch = env['GITHUB_HEAD_REF'] || env['GITHUB_REF_NAME'] || env['CI_COMMIT_REF_NAME']
  return F.pipe(
    E.Do,
    E.apS('changed', run('status', '--porcelain', '--', '.')),
    E.filterOrElse(
      ({ changed }) => changed === '',
      () => 'there are changes that are not committed: commit them first',
    ),
    E.apS('version', run('rev-parse', 'HEAD')),
    E.apS('branch', ciBranch === undefined ? run('rev-parse', '--abbrev-ref', 'HEAD') : E.right(ciBranch)),
    E.map(({ version, branch }) => ({ version, branch })),
  )
}
