import { join } from 'node:path'
import { root } from './repository.js'
import { run } from './run.js'

/** What "are the types wrong" finds in a packed package; nothing if its types are found by every way of resolving. */
export const typesWrong = async (tarball: string): Promise<string> => {
  const args = [tarball, '--profile', 'esm-only', '--no-color', '--no-emoji']
  const { status, stdout, stderr } = await run(join(root, 'checks/node_modules/.bin/attw'), args, { cwd: root })
  return status === 0 ? '' : `${status}: ${stdout}${stderr}`
}
