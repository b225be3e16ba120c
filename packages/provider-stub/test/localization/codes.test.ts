/** The codes of zones and languages, written a second time: a wrong or a missing one is found by its effect. */
import { describe, expect, it } from 'vitest'
import { makeStub } from '../../src/index.js'
import { translate } from '../../src/localization/translate.js'
import { save } from '../support/requests.js'

describe('a documented zone has its code and its number', () => {
  it.each([
    ['UTC', 1, '12:00:00Z', '12:00:00Z'],
    ['AU-ACT', 36, '23:00:00+11:00', '22:00:00+10:00'],
    ['BD', 50, '18:00:00+06:00', '18:00:00+06:00'],
    ['CA-QC', 114, '07:00:00-05:00', '08:00:00-04:00'],
    ['DK', 140, '13:00:00+01:00', '14:00:00+02:00'],
    ['FR', 156, '13:00:00+01:00', '14:00:00+02:00'],
    ['NO', 261, '13:00:00+01:00', '14:00:00+02:00'],
    ['US-CA', 425, '04:00:00-08:00', '05:00:00-07:00'],
    ['US-HI', 433, '02:00:00-10:00', '02:00:00-10:00'],
    ['US-NY', 460, '07:00:00-05:00', '08:00:00-04:00'],
  ])('%s is %i: noon in UTC is %s in January and %s in July', async (code, number, january, july) => {
    const at = async (zone: string | number, month: string): Promise<unknown> => {
      const headers = { 'SO-TimeZone': `${zone}, includeTZOffset` }
      const [, value] = await save(makeStub(), { LastFetch: `2024-${month}-15T12:00:00Z` }, headers)
      return Object(value).LastFetch
    }

    expect([await at(code, '01'), await at(code, '07')]).toEqual([`2024-01-15T${january}`, `2024-07-15T${july}`])
    expect([await at(number, '01'), await at(number, '07')]).toEqual([`2024-01-15T${january}`, `2024-07-15T${july}`])
  })
})

describe('a language has the codes of multi-language values', () => {
  it.each([
    ['da', ['DA', 'DK']],
    ['de', ['GE', 'DE']],
    ['en', ['US', 'EN', 'GB']],
    ['es', ['SP', 'ES']],
    ['fi', ['FI']],
    ['fr', ['FR']],
    ['it', ['IT']],
    ['nb', ['NO']],
    ['nl', ['DU', 'NL']],
    ['nn', ['NO']],
    ['no', ['NO']],
    ['sv', ['SW', 'SV', 'SE']],
  ])('%s: %j, of which the first that a value has counts', (language, codes) => {
    const inLanguage = translate({}, language)

    expect(codes.map((code) => inLanguage(`XX:"other";${code}:"own"`))).toEqual(codes.map(() => 'own'))
    expect(
      inLanguage(
        codes
          .map((code) => `${code}:"${code}"`)
          .reverse()
          .join(';'),
      ),
    ).toBe(codes[0])
  })
})
