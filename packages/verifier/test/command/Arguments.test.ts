import { serverVersions } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { argumentsFrom, usage } from '../../src/command/Arguments.js'

const parse = argumentsFrom({ program: 'so-email-verify', pacts: ['default.json'] })

const byDefault = { mailServers: false, leaveOut: [], serverVersion: null }

describe('the arguments of the command', () => {
  it('are a site, with the default pacts unless others are given', () => {
    expect(parse(['--url', 'https://host.example.test/Cust1/'])).toEqual(
      E.right({
        url: 'https://host.example.test/Cust1',
        pacts: ['default.json'],
        readOnly: false,
        junit: null,
        ...byDefault,
      }),
    )
    expect(
      parse(['--url', 'http://host', '--pact', 'a.json', '--pact', 'b.json', '--read-only', '--junit', 'r.xml']),
    ).toEqual(
      E.right({ url: 'http://host', pacts: ['a.json', 'b.json'], readOnly: true, junit: 'r.xml', ...byDefault }),
    )
  })

  it('have a site as a URL is written, whatever its spelling is', () => {
    for (const [given, url] of [
      ['HTTPS://HOST.example.test:443/Cust1///', 'https://host.example.test/Cust1'],
      ['http://host?', 'http://host'],
      ['http://host/a\u001b[31mb', 'http://host/a%1B[31mb'],
      ['http://host/\n', 'http://host'],
      ['http://host#', 'http://host'],
    ] as const)
      expect(parse(['--url', given])).toEqual(E.right(expect.objectContaining({ url })))
  })

  it('name pacts with or without --pact', () => {
    expect(parse(['--url', 'http://host', 'a.json', '--pact', 'b.json', 'c.json'])).toEqual(
      E.right({
        url: 'http://host',
        pacts: ['b.json', 'a.json', 'c.json'],
        readOnly: false,
        junit: null,
        ...byDefault,
      }),
    )
  })

  it('may name the version of the server, and groups to leave out', () => {
    const args = ['--url', 'http://host', '--server-version', '12.4', '--leave-out', 'assumption', '--leave-out']
    expect(parse([...args, 'later:SimpleMode'])).toMatchObject(
      E.right({ leaveOut: ['assumption', 'later:SimpleMode'], serverVersion: '12.4' }),
    )
    expect(parse([...args, 'hunter2'])).toEqual(E.left('--leave-out is not a group'))
    expect(parse(['--url', 'http://host', '--server-version', '0'])).toEqual(
      E.left(`--server-version is none of ${serverVersions.join(', ')}`),
    )
  })

  it.each([
    [[], '--url is missing: name the site, as --url https://host/Cust1'],
    [['--url', 'http://host', 'hunter2'], 'an argument is neither an option nor a pact file (.json)'],
    [['--url', 'http://host', '--', 'hunter2'], 'an argument is neither an option nor a pact file (.json)'],
    [['--url', 'http://a', '--url', 'http://b'], '--url is given more than once'],
    [['--url', 'host'], '--url is not a URL'],
    [['--url', 'ftp://host.example.test'], '--url is not an http or https URL'],
    [
      ['--url', 'https://user:secret@host.example.test'],
      '--url may have a path, but no credentials, no query and no fragment',
    ],
    [['--url', 'http://host', '--hunter2', 'a.json'], 'there is an unknown option'],
    [['--https://user:hunter2@host'], 'there is an unknown option'],
    [['-hunter2'], 'there is an unknown option'],
    [['--url', 'http://host', '--read-only=hunter2'], 'an option lacks its value, or has one that it does not take'],
    [['--url'], 'an option lacks its value, or has one that it does not take'],
    [['--url', 'http://host', 'https://user:hunter2@host/a.json'], 'a pact is a file, and no URL'],
    [['--url', 'http://host', '--pact', 'https://user:hunter2@host/a.json'], 'a pact is a file, and no URL'],
    [['--url', 'https://host.example.test?a=1'], '--url may have a path, but no credentials, no query and no fragment'],
  ])('are not %j', (args, reason) => {
    expect(parse(args)).toEqual(E.left(reason))
  })

  it('must name a pact where there is no default', () => {
    expect(argumentsFrom({ program: 'so-email-verify', pacts: [] })(['--url', 'http://host'])).toEqual(
      E.left('no pact is named: a pact is a file, as contract.json'),
    )
  })
})

describe('the usage text', () => {
  it('names the program, and whether a pact must be named', () => {
    expect(usage({ program: 'so-email-verify', pacts: [] })).toMatch(
      /^usage: so-email-verify --url URL .* PACT\.\.\.\n/,
    )
    expect(usage({ program: 'pnpm verify:provider', pacts: ['a.json'] })).toMatch(
      /^usage: pnpm verify:provider --url URL .* \[PACT\.\.\.\]\n/,
    )
  })

  it.each([[[]], [['a.json']]])('fits into a hundred columns, with pacts by default %j', (pacts) => {
    const text = usage({ program: 'npx @so-email/contracts verify', pacts })

    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([])
  })

  it('names every option', () => {
    const text = usage({ program: 'so-email-verify', pacts: [] })
    const named = [...text.matchAll(/^ {2}(--[a-z-]+)( [A-Z]+)?/gm)].map(([, name = '', value]) =>
      value === undefined
        ? [name]
        : [name, name === '--server-version' ? '12.4' : name === '--leave-out' ? 'later' : 'x'],
    )

    expect(named.flat().filter((each) => each.startsWith('--'))).toHaveLength(6)
    expect(parse(['--url', 'http://host', ...named.flat()])).toMatchObject({ _tag: 'Right' })
  })
})
