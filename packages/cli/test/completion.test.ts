/** The scripts are made of the commands; shells themselves complete with them. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commands } from '../src/commands/commands.js'
import { sessionOf } from './support/session.js'

const scriptFor = async (shell: string) => (await sessionOf({ variables: {} }).execute('completion', shell)).out

describe('the completion', () => {
  it.each(['bash', 'zsh', 'fish'])('for %s has every command and every option', async (shell) => {
    const script = await scriptFor(shell)
    const options = commands.flatMap(({ options }) => options.map(({ syntax }) => syntax.split(' ')[0] ?? ''))
    const written = (option: string) => (shell === 'fish' ? `-l ${option.slice(2)}` : option)

    expect(commands.map(({ name }) => name).filter((name) => !script.includes(name))).toEqual([])
    expect(options.filter((option) => !script.includes(written(option)))).toEqual([])
  })
})

const bash = '/bin/bash'

describe.runIf(existsSync(bash))('in bash', () => {
  /** What the function leaves for a command line whose last word is to be completed, with more lines to run behind it. */
  const completing = async (words: ReadonlyArray<string>, more = '') => {
    const script = await scriptFor('bash')
    const run = `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); ${more}\n_so_email\nprintf '%s\\n' "\${COMPREPLY[@]}"`
    return execFileSync(bash, ['-c', `each=keep\n${run}\necho "$each"`, 'bash', 'so-email', ...words], {
      encoding: 'utf8',
      cwd: import.meta.dirname,
    })
      .trim()
      .split('\n')
  }
  const complete = async (...words: ReadonlyArray<string>) => (await completing(words)).slice(0, -1)

  it('completes commands, options and files', async () => {
    expect(await complete('c')).toEqual(['current', 'change', 'check', 'completion'])
    expect(await complete('save', '--dr')).toEqual(['--dry-run'])
    expect(await complete('check', 'comple')).toEqual(['completion.test.ts'])
  })

  it('completes the texts that an argument or an option takes', async () => {
    expect(await complete('completion', '')).toEqual(['bash', 'zsh', 'fish', '--json', '--help'])
    expect(await complete('import', 'x', '--format', '')).toEqual(['ndjson', 'json', 'csv'])
    expect(await complete('help', 'ch')).toEqual(['change', 'check'])
  })

  it.each(['stub', 'verify', 'drift'])('completes files for %s, which another package reads', async (name) => {
    expect(await complete(name, '--option', 'comple')).toEqual(['completion.test.ts'])
  })

  it('completes in a shell that separates words in another way', async () => {
    expect(await completing(['ch'], "IFS=$'\\n'")).toEqual(['change', 'check', 'keep'])
  })

  it('changes no variable of the shell', async () => {
    expect((await completing(['check', 'comple'])).at(-1)).toBe('keep')
  })

  it('completes a command to its name, and not to a folder of that name', async () => {
    const asked = 'compopt() { echo "compopt $*"; }'

    expect(await completing(['imp'], asked)).toEqual(['compopt +o filenames', 'import', 'keep'])
    expect(await completing(['check', 'comple'], asked)).toEqual(['completion.test.ts', 'keep'])
  })
})

const fish = '/usr/bin/fish'

describe.runIf(existsSync(fish))('in fish', () => {
  it.each([
    ['so-email ge', ['get']],
    ['so-email help ge', ['get']],
    ['so-email --v', ['--version']],
    ['so-email completion ', ['bash', 'fish', 'zsh']],
    ['so-email import x --format ', ['csv', 'json', 'ndjson']],
    ['so-email verify comple', ['completion.test.ts']],
    ['so-email save --dr', ['--dry-run']],
  ])('completes %s', async (line, expected) => {
    const script = await scriptFor('fish')
    const found = execFileSync(fish, ['--no-config', '-c', `${script}\ncomplete -C '${line}'`], {
      encoding: 'utf8',
      cwd: import.meta.dirname,
    })

    expect(found.match(/^[^\t\n]+/gm)).toEqual(expected)
  })
})
