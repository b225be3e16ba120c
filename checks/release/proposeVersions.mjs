// `node checks/release/proposeVersions.mjs`: commits what `pnpm release:version` changed to `changeset-release/main`, opens
// its pull request if none is open, and starts its checks: GitHub starts no workflow for a push or a pull request of
// the workflow's own token, but it does for a dispatch. Needs git and `gh`, with GH_TOKEN.
import { execFileSync } from 'node:child_process'
import { publicPackages } from './publicPackages.mjs'

const branch = 'changeset-release/main'
const title = 'chore: version packages'
/**
 * @param {string} command
 * @param {ReadonlyArray<string>} args
 */
const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8' }).trim()

const body = [
  'The merge of this pull request publishes:',
  '',
  ...publicPackages().map(({ name, version, folder }) => `- \`${name}@${version}\`, see \`${folder}/CHANGELOG.md\``),
].join('\n')

run('git', 'switch', '--force-create', branch)
run('git', 'add', '--all')
const bot = ['user.name=github-actions[bot]', 'user.email=41898282+github-actions[bot]@users.noreply.github.com']
run('git', ...bot.flatMap((each) => ['-c', each]), 'commit', '--message', title)
run('gh', 'auth', 'setup-git')
run('git', 'push', '--force', 'origin', `HEAD:refs/heads/${branch}`)

const [open] = JSON.parse(run('gh', 'pr', 'list', '--head', branch, '--state', 'open', '--json', 'number'))
if (open === undefined) run('gh', 'pr', 'create', '--base', 'main', '--head', branch, '--title', title, '--body', body)
else run('gh', 'pr', 'edit', String(open.number), '--title', title, '--body', body)
run('gh', 'workflow', 'run', 'check.yml', '--ref', branch)
console.log(`${open === undefined ? 'opened' : 'updated'} the pull request of ${branch}, and started its checks`)
