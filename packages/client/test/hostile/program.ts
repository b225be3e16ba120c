/** Programs of these tests, which run in a process of their own because what they measure is its memory. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const node = (name: string): string => file(`../../src/transport/${name}.node.ts`)

/** Bundles a program of this folder; the answer is its file. */
export const builtProgram = async (name: string): Promise<string> => {
  const built = file(`../../.cache/${name}.mjs`)
  const build = await rolldown({
    input: file(`${name}.ts`),
    platform: 'node',
    external: [/^(?:undici|io-ts|fp-ts|@so-email\/)/],
    resolve: { alias: { '#codes': node('codes'), '#platform': node('platform') } },
  })
  await build.write({ file: built, format: 'esm' })
  return built
}

/** How a program ended, and what it printed. */
export interface Ended {
  readonly code: unknown
  readonly lines: ReadonlyArray<string>
}

/** Runs Node with these arguments. */
export const run = (...args: ReadonlyArray<string>): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve(
        error === null
          ? { code: 0, lines: stdout.trim().split('\n') }
          : { code: error.signal ?? error.code, lines: (stdout + stderr).trim().split('\n') },
      ),
    )
  })
