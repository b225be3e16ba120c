export type CodeBlock = Readonly<{
  language: string
  /** The nearest heading above the block. */
  heading: string
  /** The line of the README that the code starts on, counted from 1. */
  line: number
  code: string
  /** The expected output: the text block right after it. */
  prints: string | undefined
}>

const fence = /^```(\S*).*\n([\s\S]*?)^```[ \t]*$/gm
const headings = /^#{1,6}[ \t]+(.+?)[ \t]*$/gm

/** The fenced code blocks of a markdown text, in order. */
export const codeBlocks = (markdown: string): ReadonlyArray<CodeBlock> => {
  const text = markdown.replaceAll('\r\n', '\n')
  const fences = [...text.matchAll(fence)].map((match) => ({
    language: match[1] ?? '',
    code: match[2] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }))
  const titles = [...text.matchAll(headings)].filter(
    ({ index }) => !fences.some(({ start, end }) => start < index && index < end),
  )

  return fences.map(({ language, code, start, end }, index) => {
    const next = fences[index + 1]
    const followed = next?.language === 'text' && text.slice(end, next.start).trim() === ''
    return {
      language,
      heading: titles.findLast((title) => title.index < start)?.[1] ?? 'top',
      line: text.slice(0, start).split('\n').length + 1,
      code,
      prints: followed ? next.code : undefined,
    }
  })
}

/** The blocks that are compiled and run: JavaScript is TypeScript too. */
export const runnableBlocks = (markdown: string): ReadonlyArray<CodeBlock> =>
  codeBlocks(markdown).filter(({ language }) => language === 'ts' || language === 'js')

const builtIn = ['install', 'i', 'add', 'exec', 'dlx', 'pack', 'publish', 'why', 'update', 'remove']

/** The scripts that the shell blocks of a markdown text call with pnpm, each with its line. */
export const scriptsNamedIn = (markdown: string): ReadonlyArray<Readonly<{ script: string; line: number }>> =>
  codeBlocks(markdown)
    .filter(({ language }) => ['sh', 'bash', 'console'].includes(language))
    .flatMap(({ code, line }) => code.split('\n').map((command, index) => ({ command, line: line + index })))
    .flatMap(({ command, line }) =>
      [...command.matchAll(/\bpnpm(?:@[\w.-]+)? +(?:run +)?([a-z][\w:-]*)/g)].map(([, script = '']) => ({
        script,
        line,
      })),
    )
    .filter(({ script }) => !builtIn.includes(script))
