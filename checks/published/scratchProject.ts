import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { manifest, packages, root } from './repository.js'
import { output, run } from './run.js'

export type Example = Readonly<{
  /** The file that it becomes, without its ending. */
  file: string
  code: string
  /** Where it is written, and on which line the code starts. */
  source: string
  line: number
}>

export type ScratchProject = Readonly<{
  folder: string
  /** The packed file of each package, by the package's name. */
  tarballs: ReadonlyMap<string, string>
  /** What tsc says, each complaint naming the source of the example and the line there. */
  typeErrors: ReadonlyArray<string>
}>

const installed = join(root, 'checks/node_modules')

const pack = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  mkdirSync(folder)
  const tarballs = new Map<string, string>()
  for (const each of packages) {
    const before = new Set(readdirSync(folder))
    // Without `prepack`: turbo has built what is packed here, and other checks read it at this moment.
    await output('pnpm', ['pack', '--config.ignore-scripts=true', '--pack-destination', folder], { cwd: each.folder })
    const made = readdirSync(folder).find((file) => !before.has(file))
    if (made === undefined) throw new Error(`pnpm pack made no file for ${each.manifest.name}`)
    tarballs.set(each.manifest.name, join(folder, made))
  }
  return tarballs
}

const compile = async (
  folder: string,
  name: string,
  examples: ReadonlyArray<Example>,
  types: object,
): Promise<ReadonlyArray<string>> => {
  if (examples.length === 0) return []
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false }
  const modules = { target: 'ES2022', module: 'NodeNext', moduleDetection: 'force', sourceMap: true }
  const files = examples.map(({ file }) => `${file}.ts`)
  writeFileSync(join(folder, name), JSON.stringify({ compilerOptions: { ...strict, ...modules, ...types }, files }))
  const { stdout, stderr } = await run(join(installed, '.bin/tsc'), ['-p', name, '--pretty', 'false'], { cwd: folder })
  // A complaint starts at the margin, what explains it is indented.
  return `${stdout}${stderr}`
    .trimEnd()
    .split(/\n(?! )/)
    .filter((complaint) => complaint !== '')
}

// Node's types only where an example uses Node itself: nothing that is published may need them in silence.
const usesNode = ({ code }: Example): boolean => /['"]node:|\bprocess\./.test(code)

/**
 * A project outside the workspace, as a user has it: the packed packages installed by npm, and the examples compiled
 * against the types that the packages ship.
 */
export const makeScratchProject = async (examples: ReadonlyArray<Example>): Promise<ScratchProject> => {
  const folder = mkdtempSync(join(tmpdir(), 'so-email-smoke-'))
  const tarballs = await pack(join(folder, 'packed'))

  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'scratch', private: true, type: 'module' }))
  const peers = ['fast-check', 'fp-ts', 'io-ts'].map((name) => `${name}@${manifest(join(installed, name)).version}`)
  const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  await output('npm', ['install', ...quietly, ...tarballs.values(), ...peers], { cwd: folder, seconds: 110 })

  // As many lines above as in the source, so that every complaint names the line there.
  for (const { file, line, code } of examples)
    writeFileSync(join(folder, `${file}.ts`), `${'\n'.repeat(line - 1)}${code}`)

  const nodeTypes = { types: ['node'], typeRoots: [join(installed, '@types')] }
  const complaints = await Promise.all([
    compile(
      folder,
      'tsconfig.json',
      examples.filter((each) => !usesNode(each)),
      { types: [] },
    ),
    compile(folder, 'tsconfig.node.json', examples.filter(usesNode), nodeTypes),
  ])
  const typeErrors = complaints
    .flat()
    .map((complaint) =>
      examples.reduce((text, { file, source }) => text.replace(`${file}.ts(`, `${source}(`), complaint),
    )
  return { folder, tarballs, typeErrors }
}

/** The complaints about one example. */
export const typeErrorsOf = ({ typeErrors }: ScratchProject, { source, line, code }: Example): ReadonlyArray<string> =>
  typeErrors.filter((complaint) => {
    if (!complaint.startsWith(`${source}(`)) return false
    const at = Number.parseInt(complaint.slice(source.length + 1), 10)
    return line <= at && at <= line + code.split('\n').length
  })

export const removeScratchProject = ({ folder }: ScratchProject): void =>
  rmSync(folder, { recursive: true, force: true })
