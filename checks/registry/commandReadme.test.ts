/**
 * The command `so-email` by each package manager: installed from the registry as its README describes it, but for `--global`, and
 * then the README typed literally. The stub has another port.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { codeBlocks } from '../published/codeBlocks.js'
import { read } from '../published/repository.js'
import { run } from '../published/run.js'
import { startServer } from '../published/startServer.js'
import { environment } from './environment.js'
import { commandFor, emptyProject, install, installsIn, managers } from './installation.js'
import { usePublished } from './usePublished.js'

const { home, registryUrl } = usePublished('command')
const readme = read('packages/cli/README.md')
const [, start, ...typed] = codeBlocks(readme).filter(({ language }) => language === 'sh')
const readmePort = 'http://127.0.0.1:4000'

describe.each(managers)('installed with %s', (manager) => {
  const project = join(home, manager)
  const bin = join(project, 'bin')
  beforeAll(() => {
    mkdirSync(bin, { recursive: true })
    emptyProject(project, manager, registryUrl())
  })

  test('the README holds, line by line', async () => {
    for (const args of installsIn(readme)) {
      const { status, stdout, stderr } = await install(
        project,
        manager,
        args.filter((arg) => arg !== '--global'),
      )
      expect(status, `${stdout}${stderr}`).toBe(0)
    }
    // A command of the project, as a global installation would put it on the path.
    writeFileSync(join(bin, 'so-email'), `#!/bin/sh\nexec ${await commandFor(manager, project, 'so-email')} "$@"\n`)
    chmodSync(join(bin, 'so-email'), 0o755)
    const env = environment({ PATH: `${bin}${delimiter}${process.env['PATH']}` })
    const line = `${start?.code.trim()}`.replace('4000', '0')
    const stub = startServer('/bin/bash', ['-c', line], { cwd: project, env })
    try {
      const url = await stub.url
      const script = typed.map(({ code }, i) => `{\n${code.replaceAll(readmePort, url)}} > ${i}.out`).join('\n')
      const { status, stderr } = await run('/bin/bash', ['-c', script], { cwd: project, env, onlyEnv: true })

      const shown = typed.map(({ code, prints }, i) => ({
        code,
        prints: prints === undefined ? undefined : readFileSync(join(project, `${i}.out`), 'utf8'),
      }))
      expect(shown, stderr).toEqual(typed.map(({ code, prints }) => ({ code, prints })))
      expect(status).toBe(0)
    } finally {
      await stub.stop()
    }
  })
})
