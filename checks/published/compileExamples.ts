/** Compiles examples in a project, against the types of the packages that are installed there. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './repository.js'
import { run } from './run.js'

export type Example = Readonly<{
  /** The file that it becomes, without its ending. */
  file: string
  code: string
  /** Where it is written, and on which line the code starts. */
  source: string
  line: number
}>

/** A compiler, and what is different from the usual options. */
export type Compiler = Readonly<{ command: ReadonlyArray<string>; options: Readonly<Record<string, unknown>> }>

const installed = join(root, 'checks/node_modules')

/** The compiler of this repository. */
export const ours: Compiler = { command: [join(installed, '.bin/tsc')], options: {} }

const compile = async (
  folder: string,
  name: string,
  examples: ReadonlyArray<Example>,
  { command: [tsc = 'tsc', ...args], options }: Compiler,
): Promise<ReadonlyArray<string>> => {
  if (examples.length === 0) return []
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false }
  const modules = { target: 'ES2022', module: 'NodeNext', moduleDetection: 'force', sourceMap: true }
  const files = examples.map(({ file }) => `${file}.ts`)
  writeFileSync(join(folder, name), JSON.stringify({ compilerOptions: { ...strict, ...modules, ...options }, files }))
  const { stdout, stderr } = await run(tsc, [...args, '-p', name, '--pretty', 'false'], { cwd: folder })
  // A complaint starts at the margin, what explains it is indented.
  return `${stdout}${stderr}`
    .trimEnd()
    .split(/\n(?! )/)
    .filter((complaint) => complaint !== '')
}

// Node's types only where an example uses Node itself: nothing that is published may need them in silence.
const usesNode = ({ code }: Example): boolean => /['"]node:|\bprocess\./.test(code)

/** Writes examples into a project and compiles them. Each complaint names the source of the example and the line there. */
export const compileExamples = async (
  folder: string,
  examples: ReadonlyArray<Example>,
  compiler: Compiler = ours,
): Promise<ReadonlyArray<string>> => {
  // As many lines above as in the source, so that every complaint names the line there.
  for (const { file, line, code } of examples)
    writeFileSync(join(folder, `${file}.ts`), `${'\n'.repeat(line - 1)}${code}`)

  const withTypes = (types: object): Compiler => ({ ...compiler, options: { ...compiler.options, ...types } })
  const complaints = await Promise.all([
    compile(
      folder,
      'tsconfig.json',
      examples.filter((each) => !usesNode(each)),
      withTypes({ types: [] }),
    ),
    compile(
      folder,
      'tsconfig.node.json',
      examples.filter(usesNode),
      withTypes({ types: ['node'], typeRoots: [join(installed, '@types')] }),
    ),
  ])
  return complaints
    .flat()
    .map((complaint) =>
      examples.reduce((text, { file, source }) => text.replace(`${file}.ts(`, `${source}(`), complaint),
    )
}

/** The complaints about one example. */
export const typeErrorsOf = (
  { typeErrors }: Readonly<{ typeErrors: ReadonlyArray<string> }>,
  { source, line, code }: Example,
): ReadonlyArray<string> =>
  typeErrors.filter((complaint) => {
    if (!complaint.startsWith(`${source}(`)) return false
    const at = Number.parseInt(complaint.slice(source.length + 1), 10)
    return line <= at && at <= line + code.split('\n').length
  })
