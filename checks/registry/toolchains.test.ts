/** The packages of the registry in the versions of TypeScript and Node that we support. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { compileExamples, type Example } from '../published/compileExamples.js'
import { declaring, libraries } from '../published/declared.js'
import { entrancesOf, packages } from '../published/repository.js'
import { run } from '../published/run.js'
import { type Manager, makeProject } from './installation.js'
import { usePublished } from './usePublished.js'

const { home, registryUrl } = usePublished('toolchains')
const tools = join(home, 'tools')
const typeScripts = ['5.4', '5.9', '6', '7']
const resolutions = {
  NodeNext: { module: 'NodeNext', moduleResolution: 'NodeNext' },
  bundler: { module: 'ESNext', moduleResolution: 'bundler' },
}
/** Beside the Node that runs this. A package of npm has each as a program. */
const nodes = ['22', '24', '26']
const nodePackage = `node-${process.platform}-${process.arch}`

const names = packages.map(({ manifest }) => manifest.name)
const entrances = packages.flatMap(({ manifest }) => entrancesOf(manifest))
const everything: Example = {
  file: 'everything',
  source: 'everything',
  line: 1,
  code: [
    ...entrances.map((entrance, index) => `import * as it${index} from '${entrance}'`),
    `console.log([${entrances.map((_, index) => `Object.keys(it${index}).length > 0`).join(', ')}].every(Boolean))`,
  ].join('\n'),
}

const projects = new Map<string, string>()
const project = (name: string): string => projects.get(name) ?? expect.fail(`${name} is not installed`)

const addProject = async (name: string, manager: Manager, wanted: ReadonlyArray<string>) => {
  const folder = join(home, name.replace(/\W+/g, '-'))
  await makeProject(folder, manager, registryUrl(), wanted)
  projects.set(name, folder)
}

beforeAll(async () => {
  await addProject('all', 'npm', [...names, 'fp-ts', 'io-ts', 'fast-check', '@opentelemetry/api'])
  for (const name of new Set(libraries.map((library) => library.package)))
    await addProject(name, 'pnpm', [name, 'fp-ts', 'io-ts'])
  await makeProject(tools, 'npm', registryUrl(), [
    '--ignore-scripts',
    ...typeScripts.map((version) => `ts-${version}@npm:typescript@${version}`),
    ...nodes.map((version) => `node-${version}@npm:${nodePackage}@${version}`),
  ])
})
describe.each(typeScripts)('TypeScript %s', (version) => {
  const command = [process.execPath, join(tools, `node_modules/ts-${version}/bin/tsc`)]

  test.each(Object.keys(resolutions) as ReadonlyArray<keyof typeof resolutions>)(
    // its own keys
    'finds every type of every entrance, with %s',
    async (resolution) => {
      expect(
        await compileExamples(project('all'), [everything], { command, options: resolutions[resolution] }),
      ).toEqual([])
    },
  )

  test.each(libraries)(
    'declares the library $example.file around $package, installed by pnpm',
    async ({ package: name, example }) => {
      const options = { ...resolutions.NodeNext, ...declaring }

      expect(await compileExamples(project(name), [example], { command, options })).toEqual([])
      expect(existsSync(join(project(name), `${example.file}.d.ts`))).toBe(true)
    },
  )
})

describe.each([process.version, ...nodes])('Node %s', (version) => {
  const program = version === process.version ? process.execPath : join(tools, `node_modules/node-${version}/bin/node`)

  test('loads every entrance as plain ESM', async () => {
    await compileExamples(project('all'), [everything])
    const { status, stdout, stderr } = await run(program, ['everything.js'], { cwd: project('all') })

    expect(stdout, stderr).toBe('true\n')
    expect(status).toBe(0)
  })
})
