import { option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { fieldsOf } from '../src/Fields.js'

const fields = fieldsOf([
  ['Accept', 'application/xml'],
  ['ACCEPT', 'text/json'],
  ['Accepts', 'x'],
  ['SO-Language', ''],
])

describe('the fields of a request', () => {
  it('are found by their name in any case, those of one name as one list', () => {
    expect(fields('accept')).toEqual(O.some('application/xml, text/json'))
    expect(fields('so-language')).toEqual(O.some(''))
    expect(fields('Host')).toEqual(O.none)
  })
})
