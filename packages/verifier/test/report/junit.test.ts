import { expect, it } from 'vitest'
import { junit } from '../../src/report/junit.js'
import { report } from '../../src/report/report.js'

it('a report is XML, whatever the names of the interactions are', () => {
  const report = junit([
    {
      consumer: 'a\u0000b',
      provider: '<&">',
      interactions: [
        {
          description: 'a \u001b[31mred\u0007 name',
          states: ['of\nthis'],
          outcome: { _tag: 'Passed' },
          duration: 0.25,
        },
        {
          description: 'another',
          states: [],
          outcome: { _tag: 'NotVerified', reason: 'no\u0085response' },
          duration: 1,
        },
      ],
    },
  ])

  expect(report).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="a b and &lt;&amp;&quot;&gt;" tests="2" failures="0" errors="1" skipped="0" time="1.250">
    <testcase classname="a b and &lt;&amp;&quot;&gt;" name="of this: a  [31mred  name" time="0.250"/>
    <testcase classname="a b and &lt;&amp;&quot;&gt;" name="another" time="1.000">
      <error message="no response"/>
    </testcase>
  </testsuite>
</testsuites>
`)
})

it('a report holds nothing that a reader of XML refuses or a terminal obeys', () => {
  const hostile = '\u0000\u001b]0;x\u0007\u009b31m\ud800\ufffe\uffff\u202e\u2066\u2028\u00ad\r\n'
  const outcome = { _tag: 'Failed', mismatches: [{ place: hostile, problem: hostile }] } as const
  const verified = [
    {
      consumer: hostile,
      provider: hostile,
      interactions: [{ description: hostile, states: [hostile], outcome, duration: 0 }],
    },
  ]

  expect(junit(verified)).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u)
  expect(report(hostile, verified)).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u)
  expect(report('', verified).split('\n')).toHaveLength(6)
})

it('a line of a report is of bounded length', () => {
  const verified = [{ consumer: 'x'.repeat(1_000_000), provider: 'p', interactions: [] }]

  expect(report('', verified).length).toBeLessThan(2_000)
})
