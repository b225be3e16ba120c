// Makes one test file of the `@example` blocks in a package's doc comments; vitest.config.ts calls it and includes the file.
//
// A block is a little program: imports, statements, expressions, with blank lines between them. An expression that is
// followed by `// => value` must be equal to that value. The file is type-checked too, by a test in it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const examples = /^[ ]*\* @example\n((?:[ ]*\*(?! @)(?!\/).*\n)+)/gm
const imports = /^import (?:(type )?\{([^}]+)\}|(\w+|\* as \w+)) from '([^']+)'$/gm

/**
 * Writes `.cache/examples/examples.test.ts` below a package's folder. `paths` says which source file stands for which
 * import, as `{ '@so-email/codecs': 'src/index.ts' }`.
 */
export const writeExamples = (folder, paths) => {
  const found = readdirSync(join(folder, 'src'), { recursive: true })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .sort()
    .flatMap((file) => examplesOf(file, readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')))
  const made = join(folder, '.cache/examples')
  mkdirSync(made, { recursive: true })
  const compilerOptions = {
    noEmit: true,
    composite: false,
    incremental: false,
    noUnusedLocals: false,
    lib: ['ES2023', 'DOM'],
    types: ['node'],
    paths: Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, [`../../${path}`]])),
  }
  const base = relative(made, join(folder, '../../tsconfig.base.json'))
  writeFileSync(join(made, 'tsconfig.json'), JSON.stringify({ extends: base, compilerOptions, include: ['*.ts'] }))
  writeFileSync(join(made, 'examples.test.ts'), testFile(found))
}

const examplesOf = (file, text) =>
  [...text.matchAll(examples)].map((match) => ({
    title: `${file}, line ${text.slice(0, match.index).split('\n').length + 1}`,
    code: match[1].replaceAll(/^[ ]*\* ?/gm, '').trim(),
  }))

const testFile = (found) => {
  const all = found.map(({ title, code }) => ({ title, imported: importsOf(code), body: code.replaceAll(imports, '') }))
  return [
    "import { execFileSync } from 'node:child_process'",
    "import { expect, test } from 'vitest'",
    ...new Set(all.flatMap(({ imported }) => imported)), // one name for two things is a mistake that tsc reports
    ...all.map(({ title, body }) => `test(${JSON.stringify(title)}, async () => {\n${checked(body)}\n})`),
    "test('the examples type-check', () => {",
    "  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.cache/examples', '--pretty', 'false'], { stdio: 'inherit' })",
    '}, 180_000)',
    '',
  ].join('\n')
}

/** One import a name, so that every name is imported once for all examples. */
const importsOf = (code) =>
  [...code.matchAll(imports)].flatMap(([, type = '', named, whole, module]) =>
    named === undefined
      ? [`import ${whole} from '${module}'`]
      : named.split(',').map((name) => `import ${type}{ ${name.trim()} } from '${module}'`),
  )

const checked = (body) =>
  body
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const [code, ...expected] = paragraph.split(/^\/\/ => /m)
      if (expected.length === 0) return paragraph
      return `expect(${code.trim()}).toStrictEqual(${expected
        .join('')
        .replaceAll(/^\/\/ ?/gm, '')
        .trim()})`
    })
    .join('\n\n')
