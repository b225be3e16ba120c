// `pnpm repository https://github.com/owner/name`: moves the project to another repository. The one place of its URL is
// `repository` in package.json; every other file that names it is rewritten, and a check compares them.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const github = /^https:\/\/github\.com\/([\w-]+\/[\w.-]+?)(?:\.git)?$/

/**
 * The owner and the name of the repository: `owner/name`.
 * @param {{ repository: { url: string } }} manifest
 */
export const slugOf = ({ repository }) => github.exec(repository.url.replace(/^git\+/, ''))?.[1]

const literal = (/** @type {string} */ text) => text.replaceAll(/[.]/g, '\\$&')

/**
 * A text that names the new repository wherever it named the old one. A scoped package name is no repository.
 * @param {string} text
 * @param {string} from
 * @param {string} to
 */
export const moved = (text, from, to) => text.replaceAll(new RegExp(`(?<![@\\w-])${literal(from)}(?![\\w-])`, 'g'), to)

const move = (/** @type {string} */ url) => {
  const from = slugOf(JSON.parse(readFileSync('package.json', 'utf8')))
  const [, to] = github.exec(url) ?? []
  if (from === undefined || to === undefined) throw new Error('usage: pnpm repository https://github.com/owner/name')
  const files = execFileSync('git', ['grep', '-lIF', from], { encoding: 'utf8' }).trim().split('\n')
  for (const file of files) writeFileSync(file, moved(readFileSync(file, 'utf8'), from, to))
  console.log(`${from} -> ${to}: ${files.length} files were read; review them with git diff`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) move(process.argv[2] ?? '')
