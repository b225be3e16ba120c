/** Wrong command lines, missing settings, and the help: exit codes and whole texts. */
import { taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { commands } from '../src/commands/commands.js'
import type { Environment } from '../src/Environment.js'
import { files } from './support/files.js'
import { credentials, sessionOf } from './support/session.js'

describe('a wrong command line', () => {
  it.each([
    [[], 'no command is named', '--help'],
    [['--verbose'], "unknown option '--verbose': options stand behind the command", '--help'],
    [['nope'], "unknown command 'nope'", '--help'],
    [['gett', '1'], "unknown command 'gett' (Did you mean get?)", '--help'],
    [['help', 'nope'], 'there is no such command', '--help'],
    [['get'], "missing required argument 'id|address'", 'get --help'],
    [['get', 'x'], '<id|address> is neither an id nor an address', 'get --help'],
    [['get', '0'], '<id|address> is neither an id nor an address', 'get --help'],
    [['get', '1', '2'], "too many arguments for 'get'. Expected 1 argument but got 2.", 'get --help'],
    [['get', '1', '--url', 'a', '--url=b'], '--url is given more than once', 'get --help'],
    [['import', 'a.csv', '--rate', '1', '--rate', '1'], '--rate is given more than once', 'import --help'],
    [['get', '1', '--url', ''], '--url is empty', 'get --help'],
    [['get', '1', '--settings='], '--settings is empty', 'get --help'],
    [['check', ''], '<file> is empty', 'check --help'],
    [['import', '', '--format', 'csv'], '<file> is empty', 'import --help'],
    [['get', '1', '--url'], "option '--url <url>' argument missing", 'get --help'],
    [['--url', 'x', 'get', '1'], "unknown option '--url': options stand behind the command", '--help'],
    [['get', '1', '--wait'], "unknown option '--wait'", 'get --help'],
    [['get', '1', '--json=false'], '--json has no value', 'get --help'],
    [['get', '1', '--dry-run=false'], "unknown option '--dry-run'", 'get --help'],
    [['import', 'x.csv', '--dry-run=hunter2'], '--dry-run has no value', 'import --help'],
    [['delete', '2147483648'], '<id> takes a whole number from 1 to 2147483647', 'delete --help'],
    [['completion', 'csh'], '<shell> is bash, zsh or fish', 'completion --help'],
    [['check', 'x\nso-email: y'], 'x\\u{a}so-email: y cannot be read: there is no such file', null],
    [['gett\nso-email: y'], "unknown command 'gett\\u{a}so-email: y'", '--help'],
    [['check', 'missing.json'], 'missing.json cannot be read: there is no such file', null],
  ])('%j ends with 2', async (argv, reason, help) => {
    const { out, err, code } = await sessionOf().execute(...argv)

    expect([out, code]).toEqual(['', 2])
    expect(err).toBe(`so-email: ${reason}\n${help === null ? '' : `Try \`so-email ${help}\`\n`}`)
  })

  it('is JSON for a program', async () => {
    const { err } = await sessionOf().execute('get', '--json')

    expect(JSON.parse(err)).toEqual({
      error: {
        message: "missing required argument 'id|address'",
        _tag: 'WrongUsage',
        reason: "missing required argument 'id|address'",
      },
    })
  })

  it.each([
    ['--passphrase=hunter2', '--passphrase'],
    ["--passphrase=it's'hunter2", '--passphrase'],
    ['--passphrase=a\nhunter2', '--passphrase'],
    ['--url-file=hunter2', '--url-file'],
    ['--dry-run=hunter2', '--dry-run'],
    ['-phunter2', '-p'],
  ])('%j does not repeat the value of an option, which may be a secret', async (given, shown) => {
    const { err } = await sessionOf().execute('get', '270', given)

    expect(err).toBe(`so-email: unknown option '${shown}'\nTry \`so-email get --help\`\n`)
  })
})

describe('a command that throws', () => {
  const session = sessionOf({
    ports: {
      makeClient: () => {
        throw new TypeError('sample-password is in this message')
      },
    },
  })

  it('has a defect, of which its kind and its place are shown', async () => {
    const { out, err, code } = await session.execute('get', '270')

    expect([out, code]).toEqual(['', 1])
    expect(err).toMatch(/^so-email: This is a defect of so-email: TypeError at .*usage\.test\.ts:\d+:\d+\)?\n$/)
  })

  it('has a JSON error for a program', async () => {
    const { err } = await session.execute('get', '270', '--json')

    expect(JSON.parse(err)).toMatchObject({
      error: { _tag: 'Defect', reason: expect.stringMatching(/^TypeError at /) },
    })
    expect(err).not.toContain('sample-password')
  })
})

describe('a secret among the arguments', () => {
  it.each([
    ['--password', 'SUPEROFFICE_PASSWORD'],
    ['--PASSWORD', 'SUPEROFFICE_PASSWORD'],
    ['-pass', 'SUPEROFFICE_PASSWORD'],
    ['--user', 'SUPEROFFICE_USER'],
    ['--username', 'SUPEROFFICE_USER'],
    ['--secret', 'SUPEROFFICE_TOKEN'],
    ['--ticket', 'SUPEROFFICE_TICKET'],
    ['--token', 'SUPEROFFICE_TOKEN'],
    ['--app-token', 'SUPEROFFICE_APP_TOKEN'],
  ])('%s is refused with the reason', async (option, variable) => {
    const { execute } = sessionOf()
    const refused = await Promise.all([
      execute('get', '270', option, 'hunter2'),
      execute('get', '270', `${option}=hunter2`),
      execute(option, 'hunter2', 'get', '270'),
    ])

    expect(refused.map(({ code }) => code)).toEqual([2, 2, 2])
    expect(refused[0]?.err).toBe(
      `so-email: There is no --${option.toLowerCase().replace(/^-+/, '')}: every process of this machine can see the arguments of a command. Set ${variable} in the environment or in a .env file, or wait for the prompt\nTry \`so-email get --help\`\n`,
    )
    expect(refused.filter(({ err }) => err.includes('hunter2'))).toEqual([])
  })
})

describe('the settings', () => {
  const idOf = async (...session: Parameters<typeof sessionOf>) => {
    const { execute, prompts } = sessionOf(...session)
    return { ...(await execute('get', '270')), prompts }
  }

  it('come from .env, and from the environment before that', async () => {
    const settings = `${files.settings}`.replace('Tje0', 'wrong')
    const fromFile = await idOf({ variables: {}, files: { '.env': files.settings } })
    const fromBoth = await idOf({ variables: { SUPEROFFICE_PASSWORD: 'Tje0' }, files: { '.env': settings } })
    const wrong = await idOf({ variables: {}, files: { '.env': settings } })

    expect([fromFile.code, fromBoth.code, wrong.code]).toEqual([0, 0, 1])
  })

  it.each([
    ['a tenant', { SUPEROFFICE_TENANT: 'Cust1', SUPEROFFICE_ENVIRONMENT: 'nowhere' }, /SUPEROFFICE_ENVIRONMENT/],
    ['a token', { SUPEROFFICE_TOKEN: '8A:other' }, /answered 401/],
    ['a ticket', { SUPEROFFICE_TICKET: '7T:other' }, /answered 401/],
  ])('of the environment win over those of .env in whose place they stand: %s', async (_, variables, reason) => {
    const { err, code } = await idOf({ variables, files: { '.env': files.settings } })

    expect(err).toMatch(reason)
    expect(code).toBeGreaterThan(0)
  })

  it.each([
    ['a URL', { SUPEROFFICE_URL: credentials.SUPEROFFICE_URL }],
    ['a user', { SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'Tje0' }],
  ])('of the environment win over those of .env in whose place they stand: %s', async (_, variables) => {
    const file = [
      'SUPEROFFICE_TENANT=Cust1',
      'SUPEROFFICE_ENVIRONMENT=nowhere',
      'SUPEROFFICE_TICKET=7T:other',
      `SUPEROFFICE_URL=${'SUPEROFFICE_URL' in variables ? '' : credentials.SUPEROFFICE_URL}`,
      ...('SUPEROFFICE_USER' in variables ? [] : ['SUPEROFFICE_USER=tje0', 'SUPEROFFICE_PASSWORD=Tje0']),
    ]

    expect((await idOf({ variables, files: { '.env': file.join('\n') } })).code).toBe(0)
  })

  it('take the user before the ticket, and the ticket before the token', async () => {
    const { SUPEROFFICE_URL } = credentials
    const others = { SUPEROFFICE_URL, SUPEROFFICE_TICKET: '7T:sample-ticket', SUPEROFFICE_TOKEN: '8A:wrong' }
    const both = [{ ...credentials, SUPEROFFICE_TICKET: '7T:wrong' }, others]

    expect(await Promise.all(both.map(async (variables) => (await idOf({ variables })).code))).toEqual([0, 0])
  })

  it.each([
    ['SUPEROFFICE_PASSWORD: Tje0', 'line 2 does not set SUPEROFFICE_PASSWORD: write SUPEROFFICE_PASSWORD=value'],
    ['export SUPEROFFICE_PASSWORD', 'line 2 does not set SUPEROFFICE_PASSWORD: write SUPEROFFICE_PASSWORD=value'],
    ['SUPEROFFICE_PASSWORD="hunter2', 'the quote in line 2 is never closed'],
    ["export SUPEROFFICE_PASSWORD = 'hunter2\nOTHER=x", 'the quote in line 2 is never closed'],
    [new Uint8Array([0xff]), 'the text is not UTF-8'],
  ])('are refused where a line does not hold what it seems to: %j', async (line, reason) => {
    const file = typeof line === 'string' ? `SUPEROFFICE_USER=tje0\n${line}\n` : line

    expect(await idOf({ files: { '.env': file } })).toMatchObject({
      out: '',
      err: `so-email: .env cannot be read: ${reason}\n`,
      code: 2,
    })
  })

  it.each([
    '"Tje0"',
    "'Tje0' # it",
    '  Tje0',
    '"Tje0"\r',
    'wrong\nSUPEROFFICE_PASSWORD=Tje0',
    'Tje0\n# SUPEROFFICE_URL: x',
    'Tje0\nNOTE',
  ])('take a line as it is usual: SUPEROFFICE_PASSWORD=%j', async (password) => {
    const { SUPEROFFICE_URL, SUPEROFFICE_USER } = credentials
    const file = `SUPEROFFICE_PASSWORD=${password}\n`

    expect((await idOf({ variables: { SUPEROFFICE_URL, SUPEROFFICE_USER }, files: { '.env': file } })).code).toBe(0)
  })

  it('come from another file where one is named', async () => {
    const { execute } = sessionOf({ variables: {}, files })

    expect((await execute('get', '270', '--settings', 'settings')).code).toBe(0)
    expect(await execute('get', '270', '--settings', 'gone')).toEqual({
      out: '',
      err: 'so-email: gone cannot be read: there is no such file\n',
      code: 2,
    })
  })

  it('name the variables that are missing', async () => {
    const { SUPEROFFICE_URL, SUPEROFFICE_USER } = credentials

    expect((await idOf({ variables: {} })).err).toBe(
      'so-email: SUPEROFFICE_URL is not set, neither in the environment nor in the .env file\n',
    )
    expect((await idOf({ variables: { SUPEROFFICE_URL } })).err).toBe(
      'so-email: SUPEROFFICE_USER and SUPEROFFICE_PASSWORD are not set, neither in the environment nor in the .env file\n',
    )
    expect((await idOf({ variables: { SUPEROFFICE_URL, SUPEROFFICE_PASSWORD: 'x' } })).err).toBe(
      'so-email: SUPEROFFICE_USER is not set, neither in the environment nor in the .env file\n',
    )
    expect((await idOf({ variables: { SUPEROFFICE_URL, SUPEROFFICE_USER } })).err).toBe(
      'so-email: SUPEROFFICE_PASSWORD is not set, neither in the environment nor in the .env file\n',
    )
  })

  it('name the file in which a variable is missing', async () => {
    const { execute } = sessionOf({ variables: {}, files: { 'my.env': '' } })

    expect((await execute('get', '270', '--settings', 'my.env')).err).toBe(
      'so-email: SUPEROFFICE_URL is not set, neither in the environment nor in the my.env file\n',
    )
  })

  it('name the standard input where it has the settings', async () => {
    const settingsIn = (text: string) =>
      sessionOf({ variables: {}, files: { '-': text } }).execute('get', '270', '--settings', '-')

    expect((await settingsIn('')).err).toBe(
      'so-email: SUPEROFFICE_URL is not set, neither in the environment nor in the standard input\n',
    )
    expect((await settingsIn('SUPEROFFICE_URL')).err).toBe(
      'so-email: the standard input cannot be read: line 1 does not set SUPEROFFICE_URL: write SUPEROFFICE_URL=value\n',
    )
  })

  it('are typed at a terminal', async () => {
    const { SUPEROFFICE_URL, SUPEROFFICE_USER } = credentials
    const both = await idOf({ variables: { SUPEROFFICE_URL }, answers: ['tje0', 'Tje0'] })
    const password = await idOf({ variables: { SUPEROFFICE_URL, SUPEROFFICE_USER }, answers: ['Tje0'] })

    expect([both.code, both.prompts]).toEqual([0, ['User', 'Password of tje0 (hidden)']])
    expect([password.code, password.prompts]).toEqual([0, ['Password of tje0 (hidden)']])
  })

  it('are missing where nothing is typed, and nothing is sent', async () => {
    const { SUPEROFFICE_URL, SUPEROFFICE_USER } = credentials
    const user = await idOf({ variables: { SUPEROFFICE_URL }, answers: ['', 'Tje0'] })
    const password = await idOf({ variables: { SUPEROFFICE_URL, SUPEROFFICE_USER }, answers: [''] })

    expect([user.code, user.prompts]).toEqual([2, ['User']])
    expect([password.code, password.err]).toEqual([
      2,
      'so-email: SUPEROFFICE_PASSWORD is not set, neither in the environment nor in the .env file\n',
    ])
  })

  it('are refused where they make no client', async () => {
    const { execute } = sessionOf()

    expect(await execute('get', '270', '--url', 'ftp://host')).toEqual({
      out: '',
      err: 'so-email: These settings cannot be used: the site (SUPEROFFICE_URL or --url): expected an http(s) URL without user, password, query, fragment, got a string.\n',
      code: 2,
    })
  })

  it.each([
    ['SUPEROFFICE_URL', { SUPEROFFICE_URL: 'crm.example.test' }],
    ['SUPEROFFICE_ENVIRONMENT', { SUPEROFFICE_URL: '', SUPEROFFICE_TENANT: 'Cust1', SUPEROFFICE_ENVIRONMENT: 'x' }],
    ['SUPEROFFICE_TENANT', { SUPEROFFICE_URL: '', SUPEROFFICE_TENANT: 'no tenant' }],
    ['SUPEROFFICE_APP_TOKEN', { SUPEROFFICE_APP_TOKEN: 'a\nb' }],
  ])('are named as they are set: %s', async (name, variables) => {
    const { err, code } = await idOf({ variables: { ...credentials, ...variables } })

    expect([err.includes(name), /baseUrl|appToken/.test(err), code]).toEqual([true, false, 2])
  })

  it('may be those of a tenant of Online, whose place is looked up', async () => {
    const { SUPEROFFICE_USER, SUPEROFFICE_PASSWORD } = credentials
    const variables = {
      SUPEROFFICE_USER,
      SUPEROFFICE_PASSWORD,
      SUPEROFFICE_TENANT: 'Cust12345',
      SUPEROFFICE_ENVIRONMENT: 'nowhere',
    }

    expect((await idOf({ variables })).err).toMatch(
      /^so-email: These settings cannot be used: SUPEROFFICE_ENVIRONMENT: /,
    )
  })
})

describe('the help', () => {
  it('lists every command, every variable and every exit code', async () => {
    const { out, err, code } = await sessionOf().execute('--help')

    expect([err, code]).toEqual(['', 0])
    expect(commands.filter(({ name }) => !new RegExp(`^  ${name}\\b`, 'm').test(out))).toEqual([])
    expect([...out.matchAll(/^ {2}(SUPEROFFICE_\w+)/gm)].map(([, name]) => name)).toEqual([
      'SUPEROFFICE_URL',
      'SUPEROFFICE_TENANT',
      'SUPEROFFICE_ENVIRONMENT',
      'SUPEROFFICE_USER',
      'SUPEROFFICE_PASSWORD',
      'SUPEROFFICE_TICKET',
      'SUPEROFFICE_TOKEN',
      'SUPEROFFICE_APP_TOKEN',
    ])
    expect([...out.matchAll(/^ {2}(\d+) /gm)].map(([, number]) => number)).toEqual(['0', '1', '2', '3', '130'])
  })

  it.each([70, 80, 120])('fits into a terminal with %i columns', async (width) => {
    const { out } = await sessionOf({ width }).execute('--help')

    expect(out.split('\n').filter((line) => line.length > width)).toEqual([])
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      '1 something was refused: by the server, by a mail server, by a check',
    )
  })

  it.each(
    commands
      .filter(({ isForwarded }) => !isForwarded)
      .flatMap((each) => [60, 80, 100, 120].map((width) => ({ ...each, width }))),
  )('of $name fits into $width columns, except for a command line to copy', async ({ name, examples, width }) => {
    const { out } = await sessionOf({ width }).execute(name, '--help')
    const toCopy = examples.map(([line]) => `  ${line}`)

    expect(out.split('\n').filter((line) => line.length > width && !toCopy.includes(line))).toEqual([])
  })

  it('of a long example has its meaning below it', async () => {
    const { out } = await sessionOf().execute('import', '--help')

    expect(out).toContain(
      '\n  so-email import accounts.ndjson --dry-run\n      reads and checks every row, and sends nothing\n',
    )
  })

  it.each(['stub', 'verify', 'drift'])('of %s is that of the command itself', async (name) => {
    const handed: Array<unknown> = []
    const foreign: Environment['foreign'] = (...given) =>
      TE.fromIO(() => {
        handed.push(given)
        return 0
      })

    expect(await sessionOf({ ports: { foreign } }).execute('help', name)).toEqual({ out: '', err: '', code: 0 })
    expect(handed).toEqual([[name, ['--help']]])
  })

  it('of a command has its arguments, its options and examples', async () => {
    const { execute } = sessionOf()
    const { out } = await execute('delete', '--help')

    expect(out).toBe(
      [
        'Usage: so-email delete [options] <id>',
        '',
        'Delete an account.',
        '',
        'Arguments:',
        '  id                 the EMailAccountId of an account',
        '',
        'Options:',
        '  --url <url>        the site, instead of SUPEROFFICE_URL',
        '  --settings <file>  the file of settings, instead of .env',
        '  --dry-run          show the request, and send nothing',
        '  --json             print JSON, for programs',
        '  --help             print this text',
        '',
        'Deleting an account that does not exist is no error: the API answers both in the same way.',
        '',
        'Examples:',
        '  so-email delete 270  deletes the account with the id 270',
        '',
      ].join('\n'),
    )
    expect((await execute('help', 'delete')).out).toBe(out)
  })

  it('prints the version', async () => {
    expect(await sessionOf().execute('--version')).toEqual({ out: '1.2.3\n', err: '', code: 0 })
  })
})
