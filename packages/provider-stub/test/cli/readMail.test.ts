import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { readMail } from '../../src/cli/readMail.js'

const read = (value: unknown) =>
  readMail(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)))

const servers = [{ host: 'imap.example.test', port: 993, logins: [{ userName: 'ops', password: 'sw0rdf1sh' }] }]
const domains = [{ domain: 'example.test', mx: true, spf: ['_spf.example.test'] }]

describe('a file of mail servers and domains', () => {
  it.each([
    [
      { servers, domains },
      { mailServers: servers, mailDomains: domains },
    ],
    [{ servers }, { mailServers: servers }],
    [{ domains }, { mailDomains: domains }],
    [{}, {}],
  ])('holds the tables of the stub, each of which may be left out: %j', (file, options) => {
    expect(read(file)).toEqual(E.right(options))
  })

  it.each([
    ['[', ['the body ends too early (line 1, column 2)']],
    [[], ['expected mail, got an array of 0']],
    [{ server: servers }, ['there is no server, only: servers, domains']],
    [{ domains: [{}] }, ['domains[0].domain: expected string, got undefined']],
  ])('is refused with its problems: %j', (file, problems) => {
    expect(read(file)).toEqual(E.left(problems))
  })

  it('shows no password in a problem', () => {
    const refused = read({ servers: [{ ...servers[0], port: 'x' }] })

    expect(E.isLeft(refused) && refused.left.join()).toMatch(/^(?!.*sw0rdf1sh)servers.*$/)
  })
})
