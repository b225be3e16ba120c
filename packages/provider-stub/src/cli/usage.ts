/** What `--help` prints. */
import { serverVersions } from '@so-email/codecs'
import { stateNames } from '../states/States.js'
import { sampleAppToken, sampleUser } from '../store/seed.js'
import { defaultVersion } from '../versions/ServerVersion.js'

/** The usage text of the command, which a program may start under a name of its own. */
export const usageOf = (program: string): string => `usage: ${program} [options]

A server that answers like the EMail agent of SuperOffice, for development and tests
(POST /api/v1/Agents/EMail/SaveEMailAccount). It keeps accounts in memory until it
ends, or in a file or a database (--data).

Address
  --port PORT             0, the default, is a free port; the first line of the output names it
  --host HOST             127.0.0.1 by default; any other address lets other machines connect
  --allow-host NAME       a further name in Host; on a loopback address the stub answers to names of
                          this machine only, because a page can let its own name resolve to it, and
                          so do --ui and --states on every address; may be repeated
  --base-path PATH        the part of the URL before /api, as /Cust1; also before /_stub
  --cors ORIGIN           lets pages of this origin call the stub from a browser; * for every origin

Accounts
  --server-version V      ${serverVersions.join('|')}: what an account has; ${defaultVersion} by default
  --seed FILE             a JSON array of accounts; account 270 of the documented sample by default
  --mail FILE             who may log in to a mail server, and the DNS records of domains; none by
                          default. In JSON:
                            {"servers":[{"host":"imap.example.test",
                                         "logins":[{"userName":"ops","password":"sample"}]}],
                             "domains":[{"domain":"example.test","mx":true,
                                         "spf":["_spf.example.test"]}]}
  --data FILE|URL         keeps accounts and provider states over a restart: in a file, which one
                          stub uses at a time and which its owner alone may read, or in
                          postgres://user@host/database, which several stubs may share and whose
                          password comes from PGPASSWORD, as every process sees arguments; needs
                          npm install libsql, or pg; it holds passwords of accounts; --seed fills an
                          empty one

Credentials
  --mode onsite|online    onsite, the default: Basic and SoTicket; online: Bearer, and SoTicket with
                          SO-AppToken
  --granted               online, the EMail agent is not available to an application by default;
                          this grants it
  --tenant ID             the stub is this tenant of Online, as Cust12345, whose state it answers at
                          /api/state; ID:STATE, as Cust12345:Suspended, for another state than
                          Running, ID:STATE:SECONDS for how long a state holds, 3600 seconds by
                          default
  --user NAME:PASSWORD    for Basic; may be repeated; tje0:Tje0, from the documented sample, by
                          default
  --ticket TICKET         for SoTicket, a ticket of the first user; may be repeated;
                          ${sampleUser.tickets} by default, if there is no --user
  --token TOKEN           for Bearer, online, a token of the first user; may be repeated;
                          ${sampleUser.tokens} by default, if there is no --user
  --app-token TOKEN       for SO-AppToken, online; may be repeated; ${sampleAppToken} by default

Tests
  --assume NAME=VALUE     another assumption than the default, as duplicateAddress=refused; may be
                          repeated
  --states                POST /_stub/states {"state","params","action"} enters provider states,
                          from this machine:
${stateNames.map((name) => `                            ${name}`).join('\n')}
                          the last one plays faults, as
                            {"fault":{"_tag":"Status","status":503},"times":1}
  --ui                    a page of the running stub at /_stub/, for browsers on this machine:
                          exchanges, accounts, states, faults, assumptions
  --log text|json         prints every exchange on one line, without passwords, tickets and tokens

  --help                  prints this text
  --version               prints the version
`
