/** The scripts that complete a command line, made of the commands. They are static: no key press starts this program. */
import type { Command } from '../command/Command.js'

const optionsOf = ({ options, isForwarded }: Command): ReadonlyArray<string> =>
  isForwarded ? ['--help'] : [...options.map(({ syntax }) => syntax.split(/[ ,]/)[0] ?? syntax), '--json', '--help']

const takesFile = ({ arguments: parameters, options }: Command): boolean =>
  [...parameters, ...options].some(({ syntax }) => syntax.includes('file'))

/** A text in single quotes, for every one of these shells. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const bash = (commands: ReadonlyArray<Command>): string =>
  [
    '_so_email() {',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
    '  local word="${COMP_WORDS[COMP_CWORD]}" words= files=',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    words=${quoted([...commands.map(({ name }) => name), 'help', '--version', '--help'].join(' '))}`,
    '  else',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
    '    case ${COMP_WORDS[1]} in',
    ...commands.map(
      (command) =>
        `      ${command.name}) words=${quoted(optionsOf(command).join(' '))}${takesFile(command) ? ' files=yes' : ''} ;;`,
    ),
    '    esac',
    '  fi',
    '  COMPREPLY=()',
    '  while IFS= read -r each; do COMPREPLY+=("$each"); done < <(compgen -W "$words" -- "$word")',
    '  if [ -n "$files" ]; then',
    '    while IFS= read -r each; do COMPREPLY+=("$each"); done < <(compgen -f -- "$word")',
    '  fi',
    '}',
    'complete -o filenames -F _so_email so-email',
  ].join('\n')

/** zsh reads a colon in a description as the end of the name. */
const described = (name: string, meaning: string): string => quoted(`${name}:${meaning.replaceAll(':', '\\:')}`)

const zsh = (commands: ReadonlyArray<Command>): string =>
  [
    '#compdef so-email',
    '_so_email() {',
    '  local -a commands options',
    '  if (( CURRENT == 2 )); then',
    `    commands=(${commands.map(({ name, summary }) => described(name, summary)).join(' ')})`,
    "    _describe 'command' commands",
    '    return',
    '  fi',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
    '  case ${words[2]} in',
    ...commands.map(
      (command) =>
        `    ${command.name}) options=(${optionsOf(command).map(quoted).join(' ')})${takesFile(command) ? '; _files' : ''} ;;`,
    ),
    '  esac',
    "  _describe 'option' options",
    '}',
    'if [ "$funcstack[1]" = "_so_email" ]; then _so_email "$@"; else compdef _so_email so-email; fi',
  ].join('\n')

const fish = (commands: ReadonlyArray<Command>): string =>
  [
    'complete -c so-email -f',
    ...commands.map(
      ({ name, summary }) => `complete -c so-email -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ),
    ...commands.flatMap((command) => {
      const here = `complete -c so-email -n '__fish_seen_subcommand_from ${command.name}'`
      return [
        ...optionsOf(command).map((option) => `${here} -l ${option.slice(2)}`),
        ...(takesFile(command) ? [`${here} -F`] : []),
      ]
    }),
  ].join('\n')

const scripts = { bash, zsh, fish } as const

export type Shell = keyof typeof scripts

export const isShell = (name: string): name is Shell => Object.hasOwn(scripts, name)

/** The script of a shell. */
export const completionFor = (shell: Shell, commands: ReadonlyArray<Command>): string => scripts[shell](commands)
