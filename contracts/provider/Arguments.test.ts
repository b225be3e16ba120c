import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { argumentsFrom } from '../verify/Arguments.js'

describe('the arguments of verify:provider', () => {
  it('are a site, with our pact unless others are given', () => {
    expect(argumentsFrom(['--url', 'https://host.example.test/Cust1/'])).toEqual(
      E.right({
        url: 'https://host.example.test/Cust1',
        pacts: [expect.stringMatching(/so-email-client-SuperOffice-EMail\.json$/)],
        readOnly: false,
        junit: null,
      }),
    )
    expect(
      argumentsFrom([
        '--url',
        'http://host',
        '--pact',
        'a.json',
        '--pact',
        'b.json',
        '--read-only',
        '--junit',
        'r.xml',
      ]),
    ).toEqual(E.right({ url: 'http://host', pacts: ['a.json', 'b.json'], readOnly: true, junit: 'r.xml' }))
  })

  it.each([
    [[], '--url is missing'],
    [['--url', 'http://host', 'hunter2'], 'an argument has no option before it'],
    [['--url', 'http://host', '--', 'hunter2'], 'an argument has no option before it'],
    [['--url', 'host'], '--url is not a URL'],
    [['--url', 'ftp://host.example.test'], '--url is not an http or https URL'],
    [
      ['--url', 'https://user:secret@host.example.test'],
      '--url may have a path, but no credentials, no query and no fragment',
    ],
    [['--url', 'https://host.example.test?a=1'], '--url may have a path, but no credentials, no query and no fragment'],
  ])('are not %j', (args, reason) => {
    expect(argumentsFrom(args)).toEqual(E.left(reason))
  })
})
