/** The installation of packages as a README describes it, in the words of each package manager. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { codeBlocks } from '../published/codeBlocks.js'
import { type Outcome, output, run } from '../published/run.js'
import { environment } from './environment.js'

export type Manager = 'npm' | 'pnpm' | 'yarn'
export const managers: ReadonlyArray<Manager> = ['npm', 'pnpm', 'yarn']

const shells = ['sh', 'bash', 'console']

/** The arguments of every `npm install` in the shell blocks of a README: options and packages. */
export const installsIn = (readme: string): ReadonlyArray<ReadonlyArray<string>> =>
  codeBlocks(readme)
    .filter(({ language }) => shells.includes(language))
    .flatMap(({ code }) => code.split('\n'))
    .flatMap((line) => {
      const [, args] = /^\s*npm (?:install|i|add) (.+?)(?:\s+#.*)?$/.exec(line) ?? []
      return args === undefined ? [] : [args.split(/\s+/)]
    })

const yarn = createRequire(import.meta.url).resolve('@yarnpkg/cli-dist/bin/yarn.js')

/** A command line of a manager, without its options for development only. */
const commandOf = (manager: Manager, args: ReadonlyArray<string>): readonly [string, ReadonlyArray<string>] => {
  switch (manager) {
    case 'npm':
      return ['npm', ['install', '--prefer-offline', ...args]]
    case 'pnpm':
      return ['pnpm', ['add', '--prefer-offline', ...args]]
    case 'yarn':
      return [process.execPath, [yarn, 'add', ...args.map((arg) => (arg === '--save-dev' ? '--dev' : arg))]]
  }
}

const pnpmSettings = ['autoInstallPeers: false', 'strictPeerDependencies: true', 'hoist: false', 'minimumReleaseAge: 0']

const yarnSettings = (registryUrl: string, cache: string): ReadonlyArray<string> => [
  'nodeLinker: pnp',
  'enableTelemetry: false',
  'enableGlobalCache: false',
  // Yarn keeps packages by name and version for all projects: it would install what an earlier run published.
  'enableMirror: false',
  `globalFolder: ${cache}-global`,
  'enableImmutableInstalls: false',
  "npmPreapprovedPackages: ['@so-email/*']",
  `cacheFolder: ${cache}`,
  "unsafeHttpWhitelist: ['127.0.0.1']",
  `npmScopes: { so-email: { npmRegistryServer: '${registryUrl.slice(0, -1)}' } }`,
]

/** Makes an empty project in a folder of its own. Our packages come from the loopback registry, everything else from where it usually does. */
export const emptyProject = (folder: string, manager: Manager, registryUrl: string): void => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }\n')
  if (manager === 'yarn') {
    const settings = yarnSettings(registryUrl, join(folder, '..', 'yarn-cache'))
    writeFileSync(join(folder, '.yarnrc.yml'), `${settings.join('\n')}\n`)
    writeFileSync(join(folder, 'yarn.lock'), '')
    return
  }
  writeFileSync(join(folder, '.npmrc'), `@so-email:registry=${registryUrl}\n`)
  if (manager === 'pnpm') writeFileSync(join(folder, 'pnpm-workspace.yaml'), `${pnpmSettings.join('\n')}\n`)
}

/** Installs what one line of a README names. */
export const install = (folder: string, manager: Manager, args: ReadonlyArray<string>): Promise<Outcome> => {
  const [command, argv] = commandOf(manager, args)
  return run(command, argv, { cwd: folder, seconds: 280, env: environment(), onlyEnv: true })
}

/** Makes a project with these packages; what hinders the installation is thrown. */
export const makeProject = async (
  folder: string,
  manager: Manager,
  registryUrl: string,
  args: ReadonlyArray<string>,
): Promise<void> => {
  emptyProject(folder, manager, registryUrl)
  const { status, stdout, stderr } = await install(folder, manager, args)
  if (status !== 0) throw new Error(`${manager} could not install ${args.join(' ')}:\n${stdout}${stderr}`)
}

/**
 * What a shell types to start a command that the project has installed, as one process. `yarn run` would be a second one, which
 * goes on when the first is killed.
 */
export const commandFor = async (manager: Manager, project: string, name: string): Promise<string> => {
  if (manager !== 'yarn') return `'${join(project, 'node_modules/.bin', name)}'`
  const cli = await output(process.execPath, [yarn, 'bin', name], { cwd: project, env: environment(), onlyEnv: true })
  const loader = pathToFileURL(join(project, '.pnp.loader.mjs'))
  return `'${process.execPath}' --require '${join(project, '.pnp.cjs')}' --loader '${loader}' '${cli.trim()}'`
}

/** Runs a file of the project with plain node, or with what yarn puts in front of it. */
export const runFile = (folder: string, manager: Manager, file: string): Promise<Outcome> => {
  const [command, argv] =
    manager === 'yarn'
      ? ([process.execPath, [yarn, 'node', file]] as const)
      : ([process.execPath, ['--enable-source-maps', file]] as const)
  return run(command, argv, { cwd: folder, seconds: 60, env: environment(), onlyEnv: true })
}
