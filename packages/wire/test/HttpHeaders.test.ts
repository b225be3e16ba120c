import { option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { combinedHeader, type HttpHeaders, header } from '../src/index.js'

const headers: HttpHeaders = [
  ['Accept', 'text/html'],
  ['Cookie', 'a=1'],
  ['ACCEPT', 'application/json'],
  ['cookie', 'b=2'],
]

describe('the value of a header', () => {
  it('is found by its name in any case; the first field of that name counts', () => {
    expect(header('accept')(headers)).toEqual(O.some('text/html'))
    expect(header('Accept-Language')(headers)).toEqual(O.none)
  })

  it('is one list of several fields of one name, as HTTP has it', () => {
    expect(combinedHeader('accept')(headers)).toEqual(O.some('text/html, application/json'))
    expect(combinedHeader('Accept')([['accept', '']])).toEqual(O.some(''))
    expect(combinedHeader('Accept-Language')(headers)).toEqual(O.none)
  })

  it('is a list of cookies, in the form of one', () => {
    expect(combinedHeader('COOKIE')(headers)).toEqual(O.some('a=1; b=2'))
  })
})
