/** The scripts are made of the commands; bash itself completes with its one. */
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

  it.runIf(existsSync('/bin/bash'))('completes commands and options in bash', async () => {
    const script = await scriptFor('bash')
    const complete = (...words: ReadonlyArray<string>) =>
      execFileSync(
        '/bin/bash',
        [
          '-c',
          `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _so_email; printf '%s\\n' "\${COMPREPLY[@]}"`,
          'bash',
          ...words,
        ],
        { encoding: 'utf8', cwd: import.meta.dirname },
      )
        .trim()
        .split('\n')

    expect(complete('so-email', 'c')).toEqual(['current', 'change', 'check', 'completion'])
    expect(complete('so-email', 'save', '--dr')).toEqual(['--dry-run'])
    expect(complete('so-email', 'check', 'comple')).toEqual(['completion.test.ts'])
  })
})
