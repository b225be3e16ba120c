/** The rules for ESLint of the client's README find a call that was never started, and nothing else. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Linter } from 'eslint'
import ts from 'typescript'
import { parser, plugin } from 'typescript-eslint'
import { expect, test } from 'vitest'

const program = (body: string): string => `import type { Client } from '@so-email/client'
declare const client: Client
${body}`

const files: ReadonlyMap<string, string> = new Map([
  [
    fileURLToPath(new URL('forgetting.ts', import.meta.url)),
    program(`client.saveEMailAccount({ EMailAddress: 'sales@example.test' })
await client.saveEMailAccount({ EMailAddress: 'sales@example.test' })
export const id = await client.getCurrentAccountId()
`),
  ],
  [
    fileURLToPath(new URL('starting.ts', import.meta.url)),
    program(`await client.saveEMailAccount({ EMailAddress: 'sales@example.test' })()
void client.getCurrentAccountId()()
export const id = await client.getCurrentAccountId()()
export const later = client.getCurrentAccountId()
`),
  ],
])

const options: ts.CompilerOptions = { module: ts.ModuleKind.NodeNext, strict: true, skipLibCheck: true, types: [] }

/** Both programs, which exist in memory only: the declarations that they share are read once. */
const compiled = (): ts.Program => {
  const host = ts.createCompilerHost(options)
  return ts.createProgram([...files.keys()], options, {
    ...host,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    getSourceFile: (path, target, ...rest) => {
      const text = files.get(path)
      return text === undefined ? host.getSourceFile(path, target, ...rest) : ts.createSourceFile(path, text, target)
    },
  })
}

const readme = readFileSync(new URL('../../packages/client/README.md', import.meta.url), 'utf8')
const [, block = ''] = /```js\n([\s\S]*?)```/.exec(readme) ?? []

test('the rules of the README report a call that is not started, and none that is started or kept for later', async () => {
  const { rules } = await import(`data:text/javascript,${encodeURIComponent(block)}`)
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser, parserOptions: { programs: [compiled()] } },
    plugins: { '@typescript-eslint': plugin },
    rules,
  }
  const reports = [...files].map(([filename, text]) =>
    new Linter()
      .verify(text, config, { filename })
      .map(({ line, ruleId, message }) => `${text.split('\n')[line - 1]}: ${ruleId ?? message}`),
  )

  expect(reports).toEqual([
    [
      "client.saveEMailAccount({ EMailAddress: 'sales@example.test' }): no-restricted-syntax",
      "await client.saveEMailAccount({ EMailAddress: 'sales@example.test' }): @typescript-eslint/await-thenable",
      "await client.saveEMailAccount({ EMailAddress: 'sales@example.test' }): no-restricted-syntax",
      'export const id = await client.getCurrentAccountId(): @typescript-eslint/await-thenable',
    ],
    [],
  ])
})
