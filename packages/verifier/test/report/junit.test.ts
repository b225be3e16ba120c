import { expect, it } from 'vitest'
import { junit } from '../../src/report/junit.js'

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
