/** The scripts that complete a command line, made of the commands. They are static: no key press starts this program. */
import type { Command } from '../command/Command.js'

/** What a shell completes behind the name of a command. */
interface Completed {
  readonly name: string
  readonly summary: string
  /** With their dashes. */
  readonly options: ReadonlyArray<string>
  /** The texts that an argument takes. */
  readonly words: ReadonlyArray<string>
  /** The texts that options take, by the option. */
  readonly values: ReadonlyArray<readonly [option: string, values: ReadonlyArray<string>]>
  readonly takesFile: boolean
}

const optionOf = (syntax: string): string => syntax.split(/[ ,]/)[0] ?? syntax

const completed = ({ name, summary, arguments: parameters, options, isForwarded }: Command): Completed => ({
  name,
  summary,
  options: isForwarded ? ['--help'] : [...options.map(({ syntax }) => optionOf(syntax)), '--json', '--help'],
  words: parameters.flatMap(({ choices = [] }) => choices),
  values: options.flatMap(({ syntax, choices }) => (choices === undefined ? [] : [[optionOf(syntax), choices]])),
  // The options of another package are not known here, and some of them take a file.
  takesFile: isForwarded || [...parameters, ...options].some(({ syntax }) => syntax.includes('file')),
})

/** `help` is no command of ours: commander has it. */
const withHelp = (commands: ReadonlyArray<Command>): ReadonlyArray<Completed> => [
  ...commands.map(completed),
  {
    name: 'help',
    summary: 'print the help of a command',
    options: [],
    words: commands.map(({ name }) => name),
    values: [],
    takesFile: false,
  },
]

/** In place of a command. */
const general = ['--version', '--help']

/** A text in single quotes, for every one of these shells. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const allValues = (commands: ReadonlyArray<Completed>): Completed['values'] => commands.flatMap(({ values }) => values)

/** Where no file is completed, `+o filenames` (bash 4) keeps readline from taking a word for the folder of that name. */
const bash = (commands: ReadonlyArray<Completed>): string =>
  [
    '_so_email() {',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
    '  local word="${COMP_WORDS[COMP_CWORD]}" words= files= each= IFS=$\' \\t\\n\'',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    words=${quoted([...commands.map(({ name }) => name), ...general].join(' '))}`,
    '  else',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
    '    case ${COMP_WORDS[1]} in',
    ...commands.map(
      ({ name, options, words, takesFile }) =>
        `      ${name}) words=${quoted([...words, ...options].join(' '))}${takesFile ? ' files=yes' : ''} ;;`,
    ),
    '    esac',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
    '    case ${COMP_WORDS[COMP_CWORD - 1]} in',
    ...allValues(commands).map(([option, values]) => `      ${option}) words=${quoted(values.join(' '))} files= ;;`),
    '    esac',
    '  fi',
    '  COMPREPLY=()',
    '  while IFS= read -r each; do COMPREPLY+=("$each"); done < <(compgen -W "$words" -- "$word")',
    '  if [ -n "$files" ]; then',
    '    while IFS= read -r each; do COMPREPLY+=("$each"); done < <(compgen -f -- "$word")',
    '  else',
    '    compopt +o filenames 2>/dev/null',
    '  fi',
    '}',
    'complete -o filenames -F _so_email so-email',
  ].join('\n')

/** zsh reads a colon in a description as the end of the name. */
const described = (name: string, meaning: string): string => quoted(`${name}:${meaning.replaceAll(':', '\\:')}`)

const zsh = (commands: ReadonlyArray<Completed>): string =>
  [
    '#compdef so-email',
    '_so_email() {',
    '  local -a commands options',
    '  local -i failed=1',
    '  if (( CURRENT == 2 )); then',
    `    commands=(${[...commands.map(({ name, summary }) => described(name, summary)), ...general].join(' ')})`,
    "    _describe 'command' commands",
    '    return',
    '  fi',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
    '  case ${words[CURRENT - 1]} in',
    ...allValues(commands).map(([option, values]) => `    ${option}) compadd -- ${values.join(' ')}; return ;;`),
    '  esac',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
    '  case ${words[2]} in',
    ...commands.map(
      ({ name, options, words, takesFile }) =>
        `    ${name}) options=(${[...words, ...options].map(quoted).join(' ')})${takesFile ? '; _files && failed=0' : ''} ;;`,
    ),
    '  esac',
    "  _describe 'option' options && failed=0",
    '  return failed',
    '}',
    'if [ "$funcstack[1]" = "_so_email" ]; then _so_email "$@"; else compdef _so_email so-email; fi',
  ].join('\n')

const fish = (commands: ReadonlyArray<Completed>): string =>
  [
    'complete -c so-email -f',
    ...commands.map(
      ({ name, summary }) => `complete -c so-email -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ),
    ...general.map((option) => `complete -c so-email -n __fish_use_subcommand -l ${option.slice(2)}`),
    ...commands.flatMap(({ name, options, words, values, takesFile }) => {
      const here = `complete -c so-email -n '__fish_seen_subcommand_from ${name}'`
      const taken = new Map(values)
      return [
        ...options.map((option) => {
          const texts = taken.get(option)
          return `${here} -l ${option.slice(2)}${texts === undefined ? '' : ` -x -a ${quoted(texts.join(' '))}`}`
        }),
        ...(words.length > 0 ? [`${here} -a ${quoted(words.join(' '))}`] : []),
        ...(takesFile ? [`${here} -F`] : []),
      ]
    }),
  ].join('\n')

const scripts = { bash, zsh, fish } as const

export type Shell = keyof typeof scripts

export const shells: ReadonlyArray<string> = Object.keys(scripts)

export const isShell = (name: string): name is Shell => Object.hasOwn(scripts, name)

/** The script of a shell. */
export const completionFor = (shell: Shell, commands: ReadonlyArray<Command>): string =>
  scripts[shell](withHelp(commands))
