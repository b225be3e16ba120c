/** A server that is a program: it prints its URL, and goes on until it is interrupted. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export type Server = Readonly<{
  /** Rejects, with what the program printed, if it ends without a URL. */
  url: Promise<string>
  /** Interrupts the program and all that it started, and waits for its end. */
  stop: () => Promise<void>
}>

export const startServer = (
  command: string,
  args: ReadonlyArray<string>,
  options: Readonly<{ cwd: string; env?: Readonly<Record<string, string>> }>,
): Server => {
  const child = spawn(command, args, { ...options, detached: true })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve()) // it is not there
  })
  const listening = async (): Promise<string> => {
    const printed: Array<string> = []
    child.stderr.on('data', (chunk) => printed.push(String(chunk)))
    for await (const line of createInterface({ input: child.stdout })) {
      printed.push(line)
      const [, url] = /^listening on (http:\/\/\S+)/.exec(line) ?? []
      if (url !== undefined) return url
    }
    throw new Error(`it printed:\n${printed.join('\n')}`)
  }
  return {
    url: listening(),
    stop: () => {
      const isOver = child.exitCode !== null || child.signalCode !== null
      if (child.pid !== undefined && !isOver) process.kill(-child.pid, 'SIGINT')
      return ended
    },
  }
}
