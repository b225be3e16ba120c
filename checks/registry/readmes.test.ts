/**
 * Each package alone: installed from the registry into an empty project as its README describes it, by each package manager
 * in its strictest form, and then the README run block by block. Types are checked in the projects of npm and pnpm; the
 * compiler cannot read the archives of yarn, in which the blocks only run.
 */
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runnableBlocks } from '../published/codeBlocks.js'
import { compileExamples, typeErrorsOf } from '../published/compileExamples.js'
import { packages, readmes, root } from '../published/repository.js'
import type { Outcome } from '../published/run.js'
import { emptyProject, install, installsIn, managers, runFile } from './installation.js'
import { usePublished } from './usePublished.js'

const { home, registryUrl } = usePublished('alone')
const readmeOf = (folder: string) => {
  const path = `${folder.slice(root.length + 1)}/README.md`
  return readmes.find((each) => each.path === path) ?? expect.fail(`there is no ${path}`)
}

const examplesOf = ({ path, text }: { readonly path: string; readonly text: string }) =>
  runnableBlocks(text).map((block) => ({ ...block, source: path, file: `line_${block.line}` }))

describe.each(packages)('$manifest.name alone', ({ folder, manifest: { name } }) => {
  const readme = readmeOf(folder)
  const installs = installsIn(readme.text)
  const examples = examplesOf(readme)

  test('has a README with the command that installs it, if it has examples in TypeScript', () => {
    expect(examples.length === 0 || installs.some((args) => args.includes(name))).toBe(true)
  })

  describe.each(examples.length > 0 ? managers : [])('with %s', (manager) => {
    const project = join(home, `${name.replace(/\W+/g, '-')}-${manager}`)
    let installed: ReadonlyArray<Outcome> = []
    let typeErrors: ReadonlyArray<string> = []
    beforeAll(async () => {
      emptyProject(project, manager, registryUrl())
      for (const args of installs) installed = [...installed, await install(project, manager, args)]
      typeErrors = await compileExamples(project, examples)
    })

    test('installs', () => {
      const failed = installed.filter(({ status }) => status !== 0)

      expect(failed.map(({ stdout, stderr }) => `${stdout}${stderr}`)).toEqual([])
      if (manager === 'yarn') return
      const known = new Set(examples.flatMap((example) => typeErrorsOf({ typeErrors }, example)))
      expect(typeErrors.filter((complaint) => !known.has(complaint))).toEqual([])
    })

    test.each(examples)('runs line $line: $heading', async (example) => {
      const { status, stdout, stderr } = await runFile(project, manager, `${example.file}.js`)

      expect(status, `${stdout}${stderr}`).toBe(0)
      if (example.prints !== undefined) expect(stdout.trimEnd()).toBe(example.prints.trimEnd())
      if (manager !== 'yarn') expect(typeErrorsOf({ typeErrors }, example)).toEqual([])
    })
  })
})
