import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { type Credentials, credentialsFrom, missingHeader, withReal } from '../../src/live/Credentials.js'
import { publishedCredentials } from '../../src/live/publishedCredentials.js'

const from = (env: Record<string, string>): Credentials =>
  E.getOrElse((reason: string): Credentials => expect.fail(reason))(credentialsFrom(env))

const basic = from({ SUPEROFFICE_USER: 'real', SUPEROFFICE_PASSWORD: 'planted-password' })
const ticket = from({ SUPEROFFICE_TICKET: '7T:planted-ticket', SUPEROFFICE_APP_TOKEN: 'planted-app-token' })

describe('real credentials', () => {
  it('stand in for the published ones', () => {
    expect(withReal(basic)([['authorization', publishedCredentials.authorization]])).toEqual([
      ['authorization', `Basic ${Buffer.from('real:planted-password').toString('base64')}`],
    ])
    expect(withReal(ticket)([['Authorization', `SoTicket ${publishedCredentials.ticket}`]])).toEqual([
      ['Authorization', 'SoTicket 7T:planted-ticket'],
    ])
  })

  it('bring the application token along where a ticket stands in for a user', () => {
    expect(withReal(ticket)([['Authorization', publishedCredentials.authorization]])).toEqual([
      ['Authorization', 'SoTicket 7T:planted-ticket'],
      ['SO-AppToken', 'planted-app-token'],
    ])
  })

  it('stand in for nothing else: wrong and missing credentials are what an interaction is about', () => {
    const wrong = [['Authorization', 'Basic dGplMDp3cm9uZw=='] as const, ['Accept', 'application/json'] as const]

    expect(withReal(basic)(wrong)).toEqual(wrong)
    expect(withReal(basic)([])).toEqual([])
    expect(missingHeader(basic, wrong)).toBe(null)
  })

  it('are missing for a scheme that the environment does not give', () => {
    expect(missingHeader(basic, [['Authorization', `Bearer ${publishedCredentials.token}`]])).toBe('Authorization')
    expect(missingHeader(ticket, [['Authorization', `Bearer ${publishedCredentials.token}`]])).toBe('Authorization')
    expect(missingHeader(basic, [['SO-AppToken', publishedCredentials.appToken]])).toBe('SO-AppToken')
    expect(missingHeader(basic, [['Cookie', publishedCredentials.cookie]])).toBe('Cookie')
    expect(missingHeader(basic, [['Authorization', publishedCredentials.authorization]])).toBe(null)
  })

  it('are not printed', () => {
    expect(JSON.stringify(basic)).not.toContain('planted')
    expect(String(basic.basic)).not.toContain('planted')
  })

  it('are needed', () => {
    expect(credentialsFrom({ SUPEROFFICE_USER: 'real' })).toEqual(
      E.left(expect.stringMatching(/^no credentials: set /)),
    )
  })
})
