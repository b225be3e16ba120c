import { expect, it } from 'vitest'
import { makeProgram } from '../src/program.js'

it('describes the command, and why there is no export', () => {
  let text = ''
  makeProgram('0.0.0')
    .configureOutput({ writeOut: (part) => (text += part) })
    .outputHelp()

  expect(text).toContain('Usage: so-email [options]')
  expect(text).toContain('There is no `export`: the API answers single accounts and has no list of them.')
})
