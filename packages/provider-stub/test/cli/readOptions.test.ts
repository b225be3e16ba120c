import { serverVersions } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { readOptions } from '../../src/cli/readOptions.js'
import { usageOf } from '../../src/cli/usage.js'
import { sampleUser } from '../../src/index.js'

const usage = usageOf('so-email-stub')

describe('the command line', () => {
  it('starts a stub with the defaults', () => {
    expect(readOptions([])).toEqual(
      E.right({
        _tag: 'Start',
        options: { port: 0, mode: 'onsite', users: [sampleUser], states: false },
        seed: undefined,
        mail: undefined,
        log: undefined,
      }),
    )
  })

  it('reads every option', () => {
    const line =
      '--port 8080 --host ::1 --seed a.json --mode online --granted --user a:b:c --user d: --ticket 7T:x --ticket 7T:y ' +
      '--token 8A:z --app-token p --app-token q --base-path /Cust1 --states --cors http://localhost:5173 --log json --allow-host stub --allow-host b.test ' +
      '--server-version 12.4 --ui --assume notAcceptable=406 --assume passwords=hidden --mail m.json --tenant Cust12345:Suspended:60'

    expect(readOptions(line.split(' '))).toEqual(
      E.right({
        _tag: 'Start',
        options: {
          port: 8080,
          host: '::1',
          mode: 'online',
          granted: true,
          users: [
            { name: 'a', password: 'b:c', tickets: ['7T:x', '7T:y'], tokens: ['8A:z'] },
            { name: 'd', password: '' },
          ],
          appTokens: ['p', 'q'],
          basePath: '/Cust1',
          states: true,
          ui: true,
          cors: 'http://localhost:5173',
          allowHosts: ['stub', 'b.test'],
          serverVersion: '12.4',
          assumptions: { notAcceptable: 406, passwords: 'hidden' },
          tenant: { contextId: 'Cust12345', state: 'Suspended', validFor: 60 },
        },
        seed: 'a.json',
        mail: 'm.json',
        log: 'json',
      }),
    )
  })

  it('gives a ticket to the user of the sample if there is no --user', () => {
    expect(readOptions(['--ticket', '7T:x'])).toMatchObject(
      E.right({ options: { users: [{ ...sampleUser, tickets: ['7T:x'] }] } }),
    )
  })

  it.each([
    ['Cust12345', { contextId: 'Cust12345' }],
    ['Cust12345:Suspended', { contextId: 'Cust12345', state: 'Suspended' }],
    ['Cust12345:Running:0', { contextId: 'Cust12345', state: 'Running', validFor: 0 }],
  ])('reads a tenant with as much as is known of it: %s', (text, tenant) => {
    expect(readOptions(['--tenant', text])).toMatchObject(E.right({ options: { tenant } }))
  })

  it.each([
    ['--port', '65536', '--port 65536 is not a port'],
    ['--port', '-1', "Option '--port' argument is ambiguous"],
    ['--port', '1\n2', '--port 1\\u{a}2 is not a port'],
    ['--port', 'x', '--port x is not a port'],
    ['--mode', 'cloud', '--mode cloud is neither onsite nor online'],
    ['--log', 'xml', '--log xml is neither text nor json'],
    ['--user', 'sw0rdf1sh', '--user is not NAME:PASSWORD'],
    ['--user', ':sw0rdf1sh', '--user is not NAME:PASSWORD'],
    ['--ticket', '', '--ticket is empty'],
    ['--app-token', '', '--app-token is empty'],
    ['--host', '', '--host is empty'],
    ['--data', '', '--data is empty: name a file'],
    ...[':memory:', 'file::memory:', 'FILE::memory:?cache=shared'].map((location): [string, string, string] => [
      '--data',
      location,
      '--data would be kept in memory, and lost with the process: name a file',
    ]),
    ['--allow-host', '', '--allow-host is empty'],
    ['--server-version', '0', `--server-version 0 is no version of a server: ${serverVersions.join(', ')}`],
    ['--assume', 'passwords', '--assume is not NAME=VALUE'],
    ['--assume', 'pass=x', 'there is no assumption pass'],
    ['--assume', 'passwords=x', 'the assumption passwords is "x", which is none of: clear, hidden'],
    ['--cors', 'localhost', '--cors localhost is not an origin, as http://localhost:5173, or *'],
    ['--cors', 'http://x/y', '--cors http://x/y is not an origin, as http://localhost:5173, or *'],
    ['--base-path', '/x?y', '--base-path /x?y does not stand in a URL before /api, as /Cust1'],
    ['--base-path', '/x#y', '--base-path /x#y does not stand in a URL before /api, as /Cust1'],
    ['--base-path', 'http://x/y', '--base-path http://x/y does not stand in a URL before /api, as /Cust1'],
    ['--base-path', '/Cust1/api/', '--base-path /Cust1/api/ does not stand in a URL before /api, as /Cust1'],
    ['--base-path', 'API/v1', '--base-path API/v1 does not stand in a URL before /api, as /Cust1'],
    ['--verbose', '', "Unknown option '--verbose'"],
    ['--granted=x', '', "Option '--granted' does not take an argument"],
    ['--seed', undefined, "Option '--seed <value>' argument missing"],
    ...['', 'a b', 'Cust1:', 'Cust1:Gone', 'Cust1:Running:', 'Cust1:Running:-1', 'Cust1:Running:1:2'].map(
      (text): [string, string, string] => [
        '--tenant',
        text,
        `--tenant ${text} is not ID, ID:STATE or ID:STATE:SECONDS, as Cust12345:Suspended:60`,
      ],
    ),
  ])('refuses %j %j in one line', (option, value, reason) => {
    expect(readOptions(value === undefined ? [option] : [option, value])).toEqual(E.left(reason))
  })

  it.each([
    [['--user', 'a', 'sw0rdf1sh']],
    [['--user', 'a', '--', '--sw0rdf1sh']],
    [['--users=a:sw0rdf1sh']],
    [['--user', '-a:sw0rdf1sh']],
    [['--granted=sw0rdf1sh']],
  ])('shows no secret in a refusal: %o', (args) => {
    const refused = readOptions(args)

    expect(E.isLeft(refused) && refused.left).toMatch(/^(?!.*sw0rdf1sh).+$/)
  })

  it('refuses an option that is given twice, of which the first would mean nothing', () => {
    expect(readOptions(['--port', '1', '--log', 'text', '--port=2'])).toEqual(E.left('--port is given more than once'))
    expect(readOptions(['--assume', 'passwords=hidden', '--assume=passwords=clear'])).toEqual(
      E.left('--assume passwords is given more than once'),
    )
    expect(readOptions(['--ui', '--ui', '--ticket', 'a', '--ticket', 'b'])).toMatchObject({ _tag: 'Right' })
  })

  it.each([
    ['--granted', '--granted needs --mode online: on site the EMail agent is granted to everyone'],
    ['--granted --states', '--granted needs --mode online: on site the EMail agent is granted to everyone'],
    ['--token x', '--token needs --mode online: on site there is no Bearer'],
    ['--app-token x --mode onsite', '--app-token needs --mode online: on site there is no SO-AppToken'],
    [
      '--user a:b --mode online',
      '--user needs a --token or a --ticket with --mode online: there a password authenticates nobody',
    ],
    [
      '--allow-host x --host 0.0.0.0',
      '--allow-host needs --ui, --states or a loopback --host: on any other the stub answers to every name',
    ],
  ])('refuses an option that does nothing: %s', (line, reason) => {
    expect(readOptions(line.split(' '))).toEqual(E.left(reason))
  })

  it.each([
    '--mode online --granted',
    '--token x --app-token y --states',
    '--token x --ui',
    '--token x --data file',
    '--mode online --user a:b --token x',
    '--mode online --user a:b --ticket x',
    '--allow-host x',
    '--allow-host x --host LOCALHOST',
    '--allow-host x --host 0.0.0.0 --ui',
  ])('takes an option that does something: %s', (line) => {
    expect(readOptions(line.split(' '))).toMatchObject({ _tag: 'Right' })
  })

  it('names the default credentials and the provider states in its help', () => {
    const words = ['tje0:Tje0', '7T:sample-ticket', '8A:sample-token', 'sample-app-token']
    const states = [
      'an account exists',
      'no account exists',
      'these accounts exist',
      'documented sample',
      'the installation is online',
      'these mail servers exist',
      'these domains have mail records',
      'the next operations fail',
    ]

    expect([...words, ...states].filter((each) => !usage.includes(each))).toEqual([])
  })

  it('has a help of a hundred columns', () => {
    expect(usage.split('\n').filter((line) => line.length > 100)).toEqual([])
  })

  it('reads every option of its help', () => {
    expect(readOptions(['--help'])).toEqual(E.right({ _tag: 'Help' }))
    expect(readOptions(['--version'])).toEqual(E.right({ _tag: 'Version' }))
    for (const option of usage.matchAll(/^ {2}(--[a-z-]+)( [A-Z|:a-z]+)?/gm)) {
      const [, name = '', value] = option
      const sample: Readonly<Record<string, string>> = {
        '--port': '1',
        '--mode': 'online',
        '--user': 'a:b',
        '--log': 'text',
        '--cors': '*',
        '--server-version': '8',
        '--assume': 'passwords=hidden',
      }
      // Some mean nothing on site.
      const before = name === '--mode' ? [] : ['--mode', 'online', '--token', 'x']
      expect(readOptions([...before, name, ...(value === undefined ? [] : [sample[name] ?? 'x'])])).toMatchObject({
        _tag: 'Right',
      })
    }
  })
})
