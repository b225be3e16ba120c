import { either as E, readerTaskEither as RTE } from 'fp-ts'
import { type Command, command } from '../command/Command.js'
import { among, argument } from '../command/Parameter.js'
import { completionFor, isShell, shells } from '../completion/shells.js'

/** It completes the commands that it is given, and itself. */
export const completion = (others: ReadonlyArray<Command>): Command => {
  const own: Command = command({
    name: 'completion',
    group: 'Terminal',
    summary: 'print a script that completes command lines',
    notes: ['The shell reads it once, at its start.'],
    examples: [
      ['source <(so-email completion bash)', 'in ~/.bashrc'],
      ['source <(so-email completion zsh)', 'in ~/.zshrc, below compinit'],
      ['so-email completion fish | source', 'in ~/.config/fish/config.fish'],
    ],
    arguments: {
      shell: among(
        shells,
        argument(
          '<shell>',
          'bash, zsh or fish',
          E.fromPredicate(isShell, () => '<shell> is bash, zsh or fish'),
        ),
      ),
    },
    options: {},
    run: ({ shell }) => RTE.right({ _tag: 'Script', text: completionFor(shell, [...others, own]) }),
  })
  return own
}
