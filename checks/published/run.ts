import { execFile } from 'node:child_process'

export type Outcome = Readonly<{ status: number; stdout: string; stderr: string }>

/** Runs a command to its end; a command that does not end in time is a failed one. */
export const run = (
  command: string,
  args: ReadonlyArray<string>,
  options: Readonly<{
    cwd: string
    seconds?: number
    /** Beside the environment of this process, or in its place. */
    env?: Readonly<Record<string, string>>
    onlyEnv?: boolean
  }>,
): Promise<Outcome> =>
  new Promise((resolve) => {
    const seconds = options.seconds ?? 170
    const env = options.onlyEnv === true ? options.env : { ...process.env, ...options.env }
    execFile(
      command,
      args,
      { cwd: options.cwd, env, timeout: seconds * 1000, encoding: 'utf8', maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
        const late = error?.killed === true ? `${command} was still running after ${seconds} s` : ''
        const silent = stdout === '' && stderr === '' ? (error?.message ?? '') : ''
        resolve({ status, stdout, stderr: [stderr, late, silent].filter((reason) => reason !== '').join('\n') })
      },
    )
  })

/** The output of a command that must succeed. */
export const output = async (...call: Parameters<typeof run>): Promise<string> => {
  const { status, stdout, stderr } = await run(...call)
  if (status !== 0) throw new Error(`${call[0]} ${call[1].join(' ')} failed (${status})\n${stdout}${stderr}`)
  return stdout
}
