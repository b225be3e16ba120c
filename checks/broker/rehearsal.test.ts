/**
 * The whole cycle of the workflow `contract`, in a repository of its own, with the commands of the workflow. The broker is a
 * double, not a Pact Broker: the real one does not run everywhere that Node does. pact's own command and pact-core speak to
 * it too, and they know nothing of our double.
 */
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startStub } from '@so-email/provider-stub'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { read, root } from '../published/repository.js'
import { type Outcome, run } from '../published/run.js'
import { environment } from '../registry/environment.js'
import { type BrokerDouble, startBrokerDouble } from './BrokerDouble.js'
import type { Version } from './BrokerState.js'

const token = 'planted-token'
const client = 'so-email-client'
const provider = 'SuperOffice-EMail'
const pact = 'contracts/pacts/so-email-client-SuperOffice-EMail.json'
const command = join(root, 'packages/verifier/dist/broker/cli.js')

const { steps }: { readonly steps: ReadonlyArray<{ readonly run?: string }> } = parse(
  read('.github/workflows/contract.yml'),
).jobs.publish
/** The command of the step that has a text, with `pact` for the script of the repository. */
const commandWith = (text: string): string =>
  steps.flatMap(({ run = '' }) => (run.includes(text) ? [run.replace(/npx --yes pnpm@\S+/, 'pact')] : [])).at(0) ??
  expect.fail(`no step has ${text}`)

const repository = mkdtempSync(join(tmpdir(), 'so-email-cycle-'))
let broker: BrokerDouble
const printed: Array<string> = []

const git = (...args: ReadonlyArray<string>): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], {
    cwd: repository,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] }, // nothing of a git hook that may run this
  }).trim()

const commit = (message: string): string => {
  git('commit', '--quiet', '--allow-empty', '--message', message)
  return git('rev-parse', 'HEAD')
}

const runIn = async (
  program: string,
  args: ReadonlyArray<string>,
  more: Readonly<Record<string, string>> = {},
): Promise<Outcome> => {
  const env = environment({
    PACT_BROKER_BASE_URL: broker.url,
    PACT_BROKER_TOKEN: token,
    PACT_DO_NOT_TRACK: 'true',
    ...more,
  })
  const outcome = await run(program, args, { cwd: repository, env, onlyEnv: true })
  printed.push(outcome.stdout, outcome.stderr)
  return outcome
}

const node = (args: ReadonlyArray<string>, more?: Readonly<Record<string, string>>) =>
  runIn(process.execPath, args, more)

/** Runs a command of the workflow as its runner does. */
const inWorkflow = (line: string) =>
  runIn('bash', ['-euo', 'pipefail', '-c', line], {
    PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    GITHUB_SHA: git('rev-parse', 'HEAD'),
    GITHUB_REF_NAME: git('rev-parse', '--abbrev-ref', 'HEAD'),
    STUB_ENVIRONMENT: 'stub',
  })
const publish = () => inWorkflow(commandWith('broker publish'))
const verifyStub = () =>
  node([join(root, '.ci/verify-stub.mjs')], {
    GITHUB_SERVER_URL: 'https://ci.example.test',
    GITHUB_REPOSITORY: 'a/b',
    GITHUB_RUN_ID: '1',
  })
const recordDeployment = (name: string) => inWorkflow(commandWith(`record-deployment --pacticipant ${name}`))
const canIDeploy = () => inWorkflow(commandWith('can-i-deploy'))

const branchesOf = (versions: ReadonlyMap<string, Version> | undefined) =>
  [...(versions?.values() ?? [])].map(({ number, branches }) => [number, ...branches])

beforeAll(async () => {
  console.log('The broker of this rehearsal is a double, not a Pact Broker.')
  broker = await startBrokerDouble(token)
  cpSync(join(root, pact), join(repository, pact), { recursive: true })
  git('init', '--quiet', '--initial-branch', 'main')
  git('add', '.')
  commit('a pact')
})
afterAll(async () => {
  await broker?.close()
  rmSync(repository, { recursive: true, force: true })
})

describe.sequential('the cycle of the contract', () => {
  let first: string

  test('needs a token, which the double checks as a broker does', async () => {
    first = git('rev-parse', 'HEAD')
    const { status, stderr } = await node([command, provider, '--url', 'http://127.0.0.1:9'], {
      PACT_BROKER_TOKEN: 'wrong',
    })

    expect(stderr).toBe('verify: the broker responded to GET / with status 401\n')
    expect(status).toBe(2)
  })

  test('is about a broker that names itself a double', async () => {
    const response = await fetch(broker.url, { headers: { authorization: `Bearer ${token}` } })

    expect(response.headers.get('x-pact-broker-double')).toBe('not a Pact Broker')
    expect((await response.json())._links.self.title).toBe('Index of a double, which is not a Pact Broker')
  })

  test('starts with an environment, which pact creates', async () => {
    const { status, stdout, stderr } = await inWorkflow('pact broker create-environment --name stub')

    expect(status, `${stdout}${stderr}`).toBe(0)
    expect(broker.state.environments).toMatchObject([{ name: 'stub', production: false }])
  })

  test('may deploy nothing that was not published', async () => {
    expect((await canIDeploy()).status).toBe(1)
  })

  test('is inconclusive where the broker has no pact', async () => {
    const { status, stderr } = await verifyStub()

    expect(stderr).toBe('verify: the broker selects no pact for SuperOffice-EMail\n')
    expect(status).toBe(2)
  })

  test('publishes our pact, as the commit on its branch', async () => {
    const { status, stdout, stderr } = await publish()

    expect(status, `${stdout}${stderr}`).toBe(0)
    expect(branchesOf(broker.state.pacticipants.get(client))).toEqual([[first, 'main']])
    expect(broker.state.pacts).toMatchObject([{ consumer: client, provider, versions: [first] }])
  })

  test('may not deploy the client before anything is verified', async () => {
    expect((await canIDeploy()).status).toBe(1)
  })

  test('verifies the stub against that pact, and publishes the result as the commit on its branch', async () => {
    const { status, stdout, stderr } = await verifyStub()
    const { interactions } = JSON.parse(read(pact))

    expect(status, `${stdout}${stderr}`).toBe(0)
    expect(stdout).toContain(`published as ${provider} ${first} of branch main\n`)
    expect(branchesOf(broker.state.pacticipants.get(provider))).toEqual([[first, 'main']])
    expect(broker.state.results).toEqual([
      {
        sha: broker.state.pacts[0]?.sha,
        providerVersion: first,
        success: true,
        buildUrl: 'https://ci.example.test/a/b/actions/runs/1',
        testResults: interactions.map(({ description }: { description: string }) => ({
          interactionDescription: description,
          success: true,
        })),
      },
    ])
  })

  test('may not deploy the client where the stub is not deployed', async () => {
    expect((await canIDeploy()).status).toBe(1)
  })

  test('may deploy the client where the stub is', async () => {
    expect((await recordDeployment(provider)).status).toBe(0)
    const { status, stdout, stderr } = await canIDeploy()

    expect(status, `${stdout}${stderr}`).toBe(0)
    expect((await recordDeployment(client)).status).toBe(0)
    expect(broker.state.deployments).toEqual([
      { pacticipant: provider, version: first, environment: 'stub', currentlyDeployed: true },
      { pacticipant: client, version: first, environment: 'stub', currentlyDeployed: true },
    ])
  })

  test('selects the pact of main and what is deployed, and not that of another branch', async () => {
    git('switch', '--quiet', '--create', 'feature/a')
    const file = join(repository, pact)
    const content = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...content, interactions: content.interactions.slice(0, 1) }))
    git('add', '.')
    const onBranch = commit('a smaller pact')
    await publish()
    git('switch', '--quiet', 'main')
    const before = broker.state.results.length
    await verifyStub()

    expect(broker.state.pacts.map(({ versions }) => versions)).toEqual([[first], [onBranch]])
    expect(broker.state.results.slice(before).map(({ sha }) => sha)).toEqual([broker.state.pacts[0]?.sha])
  })

  test('publishes the failure of a provider that breaks the contract, with places and kinds only', async () => {
    const second = commit('a stub that is wrong')
    await publish()
    // It knows no state and no mailbox: each response is an error.
    const stub = await startStub()
    const before = broker.state.results.length
    const { status } = await node([command, provider, '--url', stub.url, '--states-url', `${stub.url}/_stub/states`])
    await stub.close()
    const [result] = broker.state.results.slice(before)
    await recordDeployment(provider)

    expect(status).toBe(1)
    expect(result).toMatchObject({ providerVersion: second, success: false })
    expect((await canIDeploy()).status).toBe(1)
  })

  test('may deploy again after the correction', async () => {
    const third = commit('a stub that is right')
    await publish()
    await verifyStub()
    await recordDeployment(provider)

    expect((await canIDeploy()).status).toBe(0)
    expect(
      broker.state.deployments.filter(
        ({ pacticipant, currentlyDeployed }) => pacticipant === provider && currentlyDeployed,
      ),
    ).toMatchObject([{ version: third }])
  })

  test('publishes no result for what is not committed', async () => {
    writeFileSync(join(repository, 'new.txt'), '')
    const { status, stderr } = await verifyStub()
    rmSync(join(repository, 'new.txt'))

    expect(stderr).toBe('verify: there are changes that are not committed: commit them first\n')
    expect(status).toBe(2)
  })

  test('prints no token', () => {
    expect(printed.join('')).not.toContain(token)
  })
})

describe.sequential('the double', () => {
  test('is a broker to pact-core too: it finds a pact by selectors, verifies it and publishes its result', async () => {
    const stub = await startStub({ states: true })
    const before = broker.state.results.length
    const options = {
      provider,
      providerBaseUrl: stub.url,
      providerStatesSetupUrl: `${stub.url}/_stub/states`,
      pactBrokerUrl: broker.url,
      pactBrokerToken: token,
      consumerVersionSelectors: [{ mainBranch: true }],
      publishVerificationResult: true,
      providerVersion: 'pact-core',
      providerVersionBranch: 'other',
      logLevel: 'error',
    }
    const program = fileURLToPath(new URL('verifyWithPactCore.mjs', import.meta.url))
    const child = spawn(process.execPath, [program, JSON.stringify(options)], {
      cwd: repository,
      env: environment({ PACT_DO_NOT_TRACK: 'true' }),
      stdio: 'ignore', // pact's native code prints the responses
    })
    const code = await new Promise((resolve) => child.once('close', resolve))
    await stub.close()

    expect(code).toBe(0)
    expect(broker.state.results.slice(before)).toMatchObject([{ providerVersion: 'pact-core', success: true }])
    expect(branchesOf(broker.state.pacticipants.get(provider))).toContainEqual(['pact-core', 'other'])
  })
})
