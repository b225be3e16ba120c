/** The built command in this process: what it prints, and the code with which it ends. */
import { createRequire } from 'node:module'
import { type MockInstance, onTestFinished, vi } from 'vitest'

type StubCommand = (argv: ReadonlyArray<string>) => Promise<void>
const { stubCommand }: { readonly stubCommand: StubCommand } = createRequire(import.meta.url)('../../dist/command.cjs')

const written = ({ mock }: MockInstance<typeof process.stdout.write>) => mock.calls.map(([text]) => text).join('')

/** Runs a command line that starts no stub. */
export const runHere = async (...argv: ReadonlyArray<string>) => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never) // the command does nothing behind it
  onTestFinished(() => void vi.restoreAllMocks())
  await stubCommand(argv)
  return { out: written(out), err: written(err), code: exit.mock.lastCall?.[0] ?? 0 }
}
