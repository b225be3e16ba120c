/** Each command against the stub, with its whole output: for a person, and for a program. */

import { type Client, makeClient } from '@so-email/client'
import { makeStub, sampleAccount } from '@so-email/provider-stub'
import { either as E, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { files } from './support/files.js'
import { type Printed, sessionOf } from './support/session.js'

const lines = (...text: ReadonlyArray<string>) => text.map((line) => `${line}\n`).join('')

const done = (...out: ReadonlyArray<string>): Printed => ({ out: lines(...out), err: '', code: 0 })

const json = ({ out, err, code }: Printed) => ({ code, err, out: JSON.parse(out) })

const server = {
  mailServers: [{ host: 'imap.example.test', logins: [{ userName: 'ops', password: 'hunter2' }] }],
}

describe.each([
  ['save', 'account.json'],
  ['change', '270', 'InboxFolder=Post'],
])('%s', (...argv) => {
  it.each([0, -5])(
    'does not report success where the response has the id %i, which is that of no account',
    async (id) => {
      const answersAny = () => TE.right({ ...sampleAccount, EMailAccountId: id })
      const { execute } = sessionOf({
        files,
        ports: {
          makeClient: (config) =>
            E.map((client: Client) => ({ ...client, saveEMailAccount: answersAny, changeEMailAccount: answersAny }))(
              makeClient(config),
            ),
        },
      })
      const message = `Whether the account was saved is not known: the response has the id ${id}, which is that of no account.`

      expect(await execute(...argv)).toEqual({ out: '', err: `so-email: ${message}\n`, code: 1 })
      expect(await execute(...argv, '--json')).toEqual({
        out: '',
        err: `{"error":{"message":"${message}","_tag":"WrongId","id":${id}}}\n`,
        code: 1,
      })
    },
  )
})

describe('get', () => {
  it('shows the account with an id', async () => {
    expect(await sessionOf().execute('get', '270')).toEqual(
      done(
        'EMailAccountId       270',
        'EMailAddress         sample@example.test',
        'AssociateId          244',
        'IncomingCredentials  -',
        'OutgoingCredentials  -',
        'AccountStatus        0 (Unknown)',
        'ErrorCount           0',
        'ErrorReason',
        'InboxFolder          INBOX',
        'SentFolder           Sent',
        'SimpleMode           0',
        'LastFetch            0001-01-01T00:00:00',
        'UseGraphApi          0',
      ),
    )
  })

  it('has bold names where there are colours', async () => {
    const { out } = await sessionOf({ hasColours: true }).execute('get', '270')

    expect(out.split('\n')[1]).toBe('\u001b[1mEMailAddress\u001b[22m         sample@example.test')
  })

  it('finds an account of the caller by its address', async () => {
    const { out, code } = json(await sessionOf().execute('get', 'sample@example.test', '--json'))

    expect([out.EMailAccountId, code]).toEqual([270, 0])
  })

  it('prints nothing that a terminal obeys, however an account is called', async () => {
    const EMailAddress = 'a\u001b[2J\u202e@example.test'
    const stub = makeStub({ accounts: [{ ...sampleAccount, EMailAccountId: 7, EMailAddress }] })
    const { execute } = sessionOf({ stub })

    const { out } = await execute('get', '7')
    const forPrograms = await execute('get', '7', '--json')

    expect(out.split('\n')[1]).toBe('EMailAddress         a\\u{1b}[2J\\u{202e}@example.test')
    expect(forPrograms.out).toContain('a\\u001b[2J\\u202e@example.test')
    expect(json(forPrograms).out.EMailAddress).toBe(EMailAddress)
  })

  it('fails where there is no such account', async () => {
    const { execute } = sessionOf()

    expect(await execute('get', '999')).toEqual({ out: '', err: 'so-email: There is no account 999.\n', code: 1 })
    expect(await execute('get', 'nobody@example.test', '--json')).toEqual({
      out: '',
      err: '{"error":{"message":"There is no account nobody@example.test.","_tag":"NoAccount","which":"nobody@example.test"}}\n',
      code: 1,
    })
  })

  it('shows why the server refused', async () => {
    const { execute } = sessionOf({
      variables: { SUPEROFFICE_URL: 'https://crm.example.test', SUPEROFFICE_TOKEN: '8A:wrong' },
    })

    expect(await execute('get', '270')).toEqual({
      out: '',
      err: "so-email: GetEMailAccount (POST https://crm.example.test/api/v1/Agents/EMail/GetEMailAccount?eMailAccountId=270) was answered 401: the credentials are missing, wrong or expired, or the application was not granted this agent. The server's reason: Not authenticated.\n",
      code: 1,
    })
  })
})

describe('current', () => {
  it('shows the account that the caller used last', async () => {
    const { out, code } = json(await sessionOf().execute('current', '--json'))

    expect([out.EMailAccountId, code]).toEqual([270, 0])
  })

  it('fails where there is none', async () => {
    expect(await sessionOf({ stub: makeStub({ accounts: [] }) }).execute('current')).toEqual({
      out: '',
      err: 'so-email: There is no account that the calling associate has used.\n',
      code: 1,
    })
  })
})

describe('save', () => {
  it('creates the account in a file, and shows it as the server has it', async () => {
    const { execute, stub } = sessionOf({ files })

    expect(await execute('save', 'bare.json')).toEqual(
      done(
        'EMailAccountId       271',
        'EMailAddress         bare@example.test',
        'AssociateId          0',
        'IncomingCredentials  -',
        'OutgoingCredentials  -',
        'AccountStatus        0 (Unknown)',
        'ErrorCount           0',
        'ErrorReason          -',
        'InboxFolder          -',
        'SentFolder           -',
        'SimpleMode           0',
        'LastFetch            0001-01-01T00:00:00',
        'UseGraphApi          0',
      ),
    )
    expect(stub.accounts.get(271)).toMatchObject({ EMailAddress: 'bare@example.test' })
  })

  it('sends the passwords of the file', async () => {
    const { execute, stub } = sessionOf({ files })
    await execute('save', 'account.json')

    expect(stub.accounts.get(271)).toMatchObject({
      IncomingCredentials: { Password: 'hunter2' },
      OutgoingCredentials: { Password: 'sw0rdf1sh' },
    })
  })

  it('sends nothing in a dry run, and shows the request', async () => {
    const { execute, stub } = sessionOf({ files })

    expect(await execute('save', 'account.json', '--dry-run')).toEqual(
      done(
        'Not sent (SaveEMailAccount)',
        'POST /api/v1/Agents/EMail/SaveEMailAccount',
        'EMailAccountId                     0',
        'EMailAddress                       sales@example.test',
        'AssociateId                        244',
        'IncomingCredentials.ServiceAuthId  0',
        'IncomingCredentials.Server         imap.example.test',
        'IncomingCredentials.Port           993',
        'IncomingCredentials.AuthType       -',
        'IncomingCredentials.Username       ops',
        'IncomingCredentials.Password       <redacted>',
        'OutgoingCredentials.ServiceAuthId  0',
        'OutgoingCredentials.Server         smtp.example.test',
        'OutgoingCredentials.Port           0',
        'OutgoingCredentials.AuthType       -',
        'OutgoingCredentials.Username       ops',
        'OutgoingCredentials.Password       <redacted>',
        'AccountStatus                      0 (Unknown)',
        'ErrorCount                         0',
        'ErrorReason                        -',
        'InboxFolder                        -',
        'SentFolder                         -',
        'SimpleMode                         0',
        'LastFetch                          0001-01-01T00:00:00',
      ),
    )
    expect(stub.journal.entries()).toEqual([])
  })

  it('shows a number that JavaScript would round by its digits', async () => {
    const { execute } = sessionOf({ files: { 'a.json': '{"Later":12345678901234567890,"Large":[1e400]}' } })
    const { out } = json(await execute('save', 'a.json', '--dry-run', '--json'))

    expect(out.requests[0].body).toMatchObject({ Later: '12345678901234567890', Large: ['1e400'] })
    expect((await execute('save', 'a.json', '--dry-run')).out).toMatch(/^Later +12345678901234567890$/m)
  })

  it('refuses an account that was printed, whose passwords are gone', async () => {
    const { execute, stub } = sessionOf({ files })

    expect(await execute('save', 'printed.json')).toEqual({
      out: '',
      err: 'so-email: printed.json:1:109: IncomingCredentials.Password is <redacted>, which stands for a secret that was not printed\n',
      code: 1,
    })
    expect(stub.journal.entries()).toEqual([])
  })

  it('takes one account only', async () => {
    expect(await sessionOf({ files }).execute('save', 'good.ndjson')).toEqual({
      out: '',
      err: 'so-email: good.ndjson holds 2 values, and this command takes one account; see `so-email import`\nTry `so-email save --help`\n',
      code: 2,
    })
  })
})

describe('change', () => {
  it('changes what is named, by the types of the properties, and keeps everything else', async () => {
    const stub = makeStub({
      accounts: [{ ...sampleAccount, EMailAccountId: 7, ...{ PropertyOfTomorrow: [1.5] } }],
    })
    const before = stub.accounts.get(7)
    const { execute } = sessionOf({ stub })

    expect(await execute('change', '7', 'InboxFolder=Post', 'SimpleMode=1', 'IncomingCredentials.Port=993')).toEqual(
      done(
        'Account 7 is changed.',
        'property                  before  after',
        'InboxFolder               INBOX   Post',
        'SimpleMode                0       1',
        'IncomingCredentials.Port  -       993',
      ),
    )
    expect(stub.accounts.get(7)).toMatchObject({
      ...before,
      InboxFolder: 'Post',
      SimpleMode: 1,
      IncomingCredentials: { Port: 993, Server: null, Password: null },
      PropertyOfTomorrow: [1.5],
    })
  })

  it('saves nothing in a dry run', async () => {
    const { execute, stub } = sessionOf()

    expect(await execute('change', '270', 'InboxFolder=Post', '--dry-run', '--json')).toEqual(
      done(
        '{"EMailAccountId":270,"sent":false,"changes":[{"property":"InboxFolder","before":"INBOX","after":"Post","isTaken":true}]}',
      ),
    )
    expect(stub.journal.entries().map(({ operation }) => operation)).toEqual(['GetEMailAccount'])
  })

  it('takes a code by its name, and shows what the server made of it', async () => {
    expect(await sessionOf().execute('change', '270', 'AccountStatus=ok')).toEqual({
      out: lines(
        'Account 270 is changed.',
        'property       before       after',
        'AccountStatus  0 (Unknown)  0 (Unknown) (the server did not take the value)',
      ),
      err: '',
      code: 1,
    })
  })

  it('takes a text in quotes for that text, and null for nothing', async () => {
    const { execute, stub } = sessionOf()
    await execute('change', '270', 'InboxFolder="null"', 'SentFolder=null', 'ErrorReason=')

    expect(stub.accounts.get(270)).toMatchObject({ InboxFolder: 'null', SentFolder: null, ErrorReason: '' })
  })

  it('prompts for a password, or reads it from a file', async () => {
    const { execute, prompts, stub } = sessionOf({ files, answers: ['hunter2'] })
    const asking = await execute('change', '270', 'IncomingCredentials.Password=?')
    await execute('change', '270', 'OutgoingCredentials.Password=@password')

    expect(asking).toEqual(
      done(
        'Account 270 is changed.',
        'property                      before  after',
        'IncomingCredentials.Password  -       <redacted>',
      ),
    )
    expect(prompts).toEqual(['IncomingCredentials.Password (hidden)'])
    expect(stub.accounts.get(270)).toMatchObject({
      IncomingCredentials: { Password: 'hunter2' },
      OutgoingCredentials: { Password: 'n3w-s3cr3t' },
    })
  })

  it.each(['null', '"quoted"', ' with blanks ', 'a=b#c'])('takes a password as it is: %s', async (password) => {
    const { execute, stub } = sessionOf({ files: { secret: `${password}\n` }, answers: [password] })
    await execute('change', '270', 'IncomingCredentials.Password=@secret', 'OutgoingCredentials.Password=?')

    expect(stub.accounts.get(270)).toMatchObject({
      IncomingCredentials: { Password: password },
      OutgoingCredentials: { Password: password },
    })
  })

  it.each(['@empty', '?'])('takes no empty password (%s), as of an empty file', async (source) => {
    const { execute, stub } = sessionOf({ files: { empty: '\n' }, answers: [''] })

    expect(await execute('change', '270', `IncomingCredentials.Password=${source}`)).toEqual({
      out: '',
      err: 'so-email: IncomingCredentials.Password is empty: for none, write IncomingCredentials.Password=null\nTry `so-email change --help`\n',
      code: 2,
    })
    expect(stub.journal.entries()).toEqual([])
  })

  it.each(['clear', 'hidden'] as const)('empties a password by null where passwords are %s', async (passwords) => {
    const stub = makeStub({ assumptions: { passwords } })
    const { execute } = sessionOf({ files, stub })
    await execute('change', '270', 'IncomingCredentials.Username=sales', 'IncomingCredentials.Password=@password')
    const { code } = await execute('change', '270', 'IncomingCredentials.Password=null')

    expect([code, stub.accounts.get(270)?.IncomingCredentials?.Password]).toEqual([0, ''])
  })

  it('changes nothing where the server hides a password that a save would erase', async () => {
    const stub = makeStub({ assumptions: { passwords: 'hidden' } })
    const { execute } = sessionOf({ files, stub })
    await execute('change', '270', 'IncomingCredentials.Username=sales', 'IncomingCredentials.Password=@password')

    const refused = {
      out: '',
      err: "so-email: SaveEMailAccount was not sent: IncomingCredentials.Password: expected a password from the change, or '' where there is none, got one that the server hides.\n",
      code: 1,
    }
    expect(await execute('change', '270', 'InboxFolder=Post')).toEqual(refused)
    expect(await execute('change', '270', 'InboxFolder=Post', '--dry-run')).toEqual(refused)
    expect(stub.accounts.get(270)).toMatchObject({ IncomingCredentials: { Password: 'n3w-s3cr3t' } })
  })

  it('takes a password for changed that the server does not give back', async () => {
    const stub = makeStub({ assumptions: { passwords: 'hidden' } })
    const { execute } = sessionOf({ files, stub })

    expect(await execute('change', '270', 'OutgoingCredentials.Password=@password')).toEqual(
      done(
        'Account 270 is changed.',
        'property                      before  after',
        'OutgoingCredentials.Password  -       <redacted>',
      ),
    )
    expect(stub.accounts.get(270)?.OutgoingCredentials?.Password).toBe('n3w-s3cr3t')
  })

  it.each([
    [['InboxFolder=A', 'InboxFolder=B'], 'InboxFolder'],
    [['IncomingCredentials=null', 'IncomingCredentials.Port=993'], 'IncomingCredentials.Port'],
    [['IncomingCredentials.Port=993', 'SentFolder=A', 'IncomingCredentials=null'], 'IncomingCredentials'],
  ])('refuses %j, of which one would be lost, and sends nothing', async (assignments, property) => {
    const { execute, stub } = sessionOf()

    expect(await execute('change', '270', ...assignments)).toEqual({
      out: '',
      err: `so-email: ${property} is given more than once\nTry \`so-email change --help\`\n`,
      code: 2,
    })
    expect(stub.journal.entries()).toEqual([])
  })

  it.each([
    ['EMailAdress=a', 'EMailAdress is no property; do you mean EMailAddress?'],
    ['IncomingCredentials.Prt=1', 'IncomingCredentials.Prt is no property; do you mean IncomingCredentials.Port or'],
    ['zzz=1', 'zzz is no property; the properties are EMailAddress, AssociateId, IncomingCred'],
    ['EMailAccountId=7', 'EMailAccountId is what the server knows the account by; it does not change'],
    ['AssociateId=many', 'AssociateId takes a whole number'],
    ['AssociateId=9999999999', 'AssociateId takes a whole number from -2147483648 to 2147483647\n'],
    [
      'AccountStatus=Good',
      'AccountStatus takes a whole number from -2147483648 to 2147483647, or one of Unknown, Deleted, Failing, Failed, Ok',
    ],
    ['LastFetch=today', 'LastFetch takes a date-time, as 2021-07-18T16:32:38Z'],
    ['IncomingCredentials=x', 'IncomingCredentials is an object, which takes no text; use `save`'],
    ['InboxFolder', 'an assignment is property=value'],
    [
      'IncomingCredentials.Password=hunter2',
      'IncomingCredentials.Password is a secret, and arguments are visible in `ps`',
    ],
    ['IncomingCredentials.Password=?', 'IncomingCredentials.Password=? needs a terminal; elsewhere write'],
  ])('refuses %s, and sends nothing', async (assignment, reason) => {
    const { execute, stub } = sessionOf()
    const { out, err, code } = await execute('change', '270', assignment)

    expect([out, code]).toEqual(['', 2])
    expect(err.slice(0, 'so-email: '.length + reason.length)).toBe(`so-email: ${reason}`)
    expect(err).not.toContain('hunter2')
    expect(stub.journal.entries()).toEqual([])
  })

  it('fails where there is no such account', async () => {
    const { execute } = sessionOf()
    const missing = { out: '', err: 'so-email: There is no account 999.\n', code: 1 }

    expect(await execute('change', '999', 'InboxFolder=a')).toEqual(missing)
    expect(await execute('change', '999', 'InboxFolder=a', '--dry-run')).toEqual(missing)
  })
})

describe('delete', () => {
  it('deletes an account', async () => {
    const { execute, stub } = sessionOf()

    expect(await execute('delete', '270')).toEqual(done('Account 270 is deleted.'))
    expect(stub.accounts.get(270)).toBeUndefined()
    expect(await execute('delete', '270', '--json')).toEqual(done('{"EMailAccountId":270,"deleted":true}'))
  })

  it('sends nothing in a dry run', async () => {
    const { execute, stub } = sessionOf()

    expect(await execute('delete', '270', '--dry-run')).toEqual(
      done('Not sent (DeleteEMailAccount)', 'POST /api/v1/Agents/EMail/DeleteEMailAccount?eMailAccountId=270'),
    )
    expect(await execute('delete', '270', '--dry-run', '--json')).toEqual(
      done(
        '{"sent":false,"requests":[{"operation":"DeleteEMailAccount","method":"POST","path":"/api/v1/Agents/EMail/DeleteEMailAccount?eMailAccountId=270","body":null}]}',
      ),
    )
    expect(stub.journal.entries()).toEqual([])
  })
})

describe('check', () => {
  it('shows every problem of every account, with its line and its column', async () => {
    const { execute } = sessionOf({ variables: {}, files })

    expect(await execute('check', 'bad.ndjson')).toEqual({
      out: lines(
        'bad.ndjson:3:17: EMailAddress: expected string or null, got 5',
        'bad.ndjson:3:33: Associateid is no property; AssociateId is one',
        'bad.ndjson:4:2: the text is not JSON: expected a property name or "}"',
        '3 problems in 3 accounts.',
      ),
      err: '',
      code: 1,
    })
    expect(await execute('check', 'bad.json')).toEqual({
      out: lines(
        'bad.json:4:72: IncomingCredentials.Port: expected Int32, got a string',
        'bad.json:5:58: IncomingCredentials.Password: expected string or null, got a number',
        '2 problems in 2 accounts.',
      ),
      err: '',
      code: 1,
    })
    expect(await execute('check', 'no.json')).toEqual({
      out: lines('no.json:1:1: the text is not JSON: expected a value', '1 problem in 1 account.'),
      err: '',
      code: 1,
    })
  })

  it('shows the second account that replaces the same one', async () => {
    const text = '{"EMailAccountId":270}\n{"EMailAccountId":271}\n{"AssociateId":7,"EMailAccountId":270}'
    const { execute } = sessionOf({ variables: {}, files: { 'twice.ndjson': text } })

    expect(await execute('check', 'twice.ndjson')).toEqual({
      out: lines(
        'twice.ndjson:3:35: EMailAccountId: an account before it has the id 270 too',
        '1 problem in 3 accounts.',
      ),
      err: '',
      code: 1,
    })
  })

  it('finds nothing in good accounts, and needs no settings', async () => {
    const { execute } = sessionOf({ variables: {}, files })

    expect(await execute('check', 'good.ndjson')).toEqual(done('No problem in 2 accounts.'))
    expect(await execute('check', 'account.json', '--json')).toEqual(
      done('{"file":"account.json","accounts":1,"problems":[]}'),
    )
  })
})

describe('test-login', () => {
  it('shows which logins work', async () => {
    const { execute } = sessionOf({ files, stub: makeStub(server) })

    expect(await execute('test-login', 'account.json')).toEqual({
      out: lines(
        'login     server                 user  result',
        'incoming  imap.example.test:993  ops   works',
        'outgoing  smtp.example.test      ops   refused',
      ),
      err: '',
      code: 1,
    })
    expect(json(await execute('test-login', 'account.json', '--json'))).toEqual({
      out: [
        { use: 'incoming', server: 'imap.example.test:993', user: 'ops', worked: true },
        { use: 'outgoing', server: 'smtp.example.test', user: 'ops', worked: false },
      ],
      err: '',
      code: 1,
    })
  })

  it('sends nothing in a dry run', async () => {
    const { execute, stub } = sessionOf({ files })

    expect(await execute('test-login', 'account.json', '--dry-run', '--without-tls')).toEqual(
      done(
        'Not sent (AuthenticateIncoming)',
        'POST /api/v1/Agents/EMail/AuthenticateIncoming',
        'ConnectionInfo.ServerName  imap.example.test:993',
        'ConnectionInfo.UserName    ops',
        'ConnectionInfo.Password    <redacted>',
        'ConnectionInfo.Folder      -',
        'ConnectionInfo.UseSSL      false',
        '',
        'Not sent (AuthenticateOutgoing)',
        'POST /api/v1/Agents/EMail/AuthenticateOutgoing',
        'ConnectionInfo.ServerName  smtp.example.test',
        'ConnectionInfo.UserName    ops',
        'ConnectionInfo.Password    <redacted>',
        'ConnectionInfo.Folder      -',
        'ConnectionInfo.UseSSL      false',
      ),
    )
    expect(stub.journal.entries()).toEqual([])
  })

  it('names no mail server where the account has none', async () => {
    const credentials = { ServiceAuthId: 0, Port: 993, AuthType: null, Username: 'ops', Password: null }
    const account = {
      IncomingCredentials: { ...credentials, Server: null },
      OutgoingCredentials: { ...credentials, Server: '' },
    }
    const { execute } = sessionOf({ files: { 'a.json': JSON.stringify(account) } })
    const { out } = json(await execute('test-login', 'a.json', '--dry-run', '--json'))

    expect([0, 1].map((i) => out.requests[i].body.ConnectionInfo.ServerName)).toEqual([null, ''])
  })

  it('refuses an account without credentials', async () => {
    expect((await sessionOf({ files }).execute('test-login', 'bare.json')).err).toBe(
      'so-email: the account in bare.json has no credentials\nTry `so-email test-login --help`\n',
    )
  })
})

describe('export', () => {
  it('does not exist, and gives the reason', async () => {
    const { execute } = sessionOf()
    const reason =
      'There is no export: the API gives one account by its id or by its address, and has no operation that lists accounts'

    expect(await execute('export', 'accounts.json')).toEqual({
      out: '',
      err: `so-email: ${reason}\nTry \`so-email export --help\`\n`,
      code: 2,
    })
    expect((await execute('--help')).out).toContain('does not exist: the API has no list of accounts')
  })
})

describe('an interrupt', () => {
  /** It comes with the request of an operation. */
  const interruptedAt = (operation: string) => {
    const controller = new AbortController()
    const stub = makeStub()
    const transport: typeof stub.answer = (request, limits) => {
      if (request.url.includes(`/${operation}`)) controller.abort()
      return stub.answer(request, limits)
    }
    return sessionOf({
      files,
      ports: {
        interruption: () => controller.signal,
        makeClient: (config) => makeClient({ ...config, transport }),
      },
    })
  }

  it.each([
    ['SaveEMailAccount', ['save', 'account.json']],
    ['SaveEMailAccount', ['change', '270', 'InboxFolder=Post']],
    ['DeleteEMailAccount', ['delete', '270']],
  ])('of %s reports that it may be carried out: %j', async (operation, argv) => {
    const person = await interruptedAt(operation).execute(...argv)
    const program = await interruptedAt(operation).execute(...argv, '--json')

    expect(person).toEqual({
      out: '',
      err: `so-email: Interrupted. ${operation} may have reached the server: look at the account before you repeat the command.\n`,
      code: 130,
    })
    expect(JSON.parse(program.err).error).toMatchObject({ _tag: 'Interrupted', unanswered: operation })
  })

  it.each([[['get', '270']], [['change', '270', 'InboxFolder=Post']]])(
    'of a look reports nothing: %j',
    async (argv) => {
      expect(await interruptedAt('GetEMailAccount').execute(...argv)).toEqual({
        out: '',
        err: 'so-email: Interrupted.\n',
        code: 130,
      })
    },
  )
})

describe('the commands of other packages', () => {
  it.each(['stub', 'verify', 'drift'])(
    '%s hands on every argument behind its name, and ends with its exit code',
    async (name) => {
      const handed: Array<unknown> = []
      const { execute } = sessionOf({
        ports: {
          foreign: (command, argv) =>
            TE.fromIO(() => {
              handed.push([command, argv])
              return 7
            }),
        },
      })

      expect(await execute(name, '--token', 'x', '--help', '--json')).toEqual({ out: '', err: '', code: 7 })
      expect(handed).toEqual([[name, ['--token', 'x', '--help', '--json']]])
    },
  )

  it('name the command that installs a missing package', async () => {
    expect(await sessionOf().execute('verify')).toEqual({
      out: '',
      err: 'so-email: This command needs @so-email/verifier, which is not installed beside @so-email/cli. Install it: npm install --global @so-email/verifier fp-ts io-ts\n',
      code: 2,
    })
  })
})
