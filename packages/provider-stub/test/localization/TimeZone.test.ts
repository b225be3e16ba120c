import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { makeStub } from '../../src/index.js'
import { fromZone, toZone } from '../../src/localization/TimeZone.js'
import { save } from '../support/requests.js'

const inZone = async (zone: string, LastFetch: string, options = {}): Promise<unknown> => {
  const [, value] = await save(makeStub(options), { LastFetch }, { 'SO-TimeZone': zone })
  return Object(value).LastFetch
}

describe('the time zone of a response', () => {
  it.each([
    ['NO', '2008-08-06T16:32:38.9926739Z', '2008-08-06T18:32:38.9926739'],
    ['NO, includeTZOffset', '2008-08-06T16:32:38.9926739Z', '2008-08-06T18:32:38.9926739+02:00'],
    ['NO,includeTZOffset', '2008-12-24T16:32:38.9926739+02:00', '2008-12-24T15:32:38.9926739+01:00'],
    ['261, INCLUDETZOFFSET', '2008-08-06T16:32:38Z', '2008-08-06T18:32:38+02:00'],
    ['no', '2008-08-06T16:32:38Z', '2008-08-06T18:32:38'],
    ['US-NY, includeTZOffset', '2018-12-24T12:34:45Z', '2018-12-24T07:34:45-05:00'],
    ['US-NY', '2018-12-24T12:34:45Z', '2018-12-24T07:34:45'],
    ['UTC, includeTZOffset', '2018-12-24T12:34:45+01:00', '2018-12-24T11:34:45Z'],
    ['BD, includeTZOffset', '2018-12-31T22:00:00.1Z', '2019-01-01T04:00:00.1+06:00'],
    // Either side of the hour that summer time skips and repeats in Oslo.
    ['NO, includeTZOffset', '2024-03-31T00:59:59.9999999Z', '2024-03-31T01:59:59.9999999+01:00'],
    ['NO, includeTZOffset', '2024-03-31T01:00:00Z', '2024-03-31T03:00:00+02:00'],
    ['NO, includeTZOffset', '2024-10-27T00:30:00Z', '2024-10-27T02:30:00+02:00'],
    ['NO, includeTZOffset', '2024-10-27T01:30:00Z', '2024-10-27T02:30:00+01:00'],
    ['ZZ', '2008-08-06T16:32:38.9926739+02:00', '2008-08-06T16:32:38.9926739+02:00'],
    ['ZZ, includeTZOffset', '2008-08-06T16:32:38', '2008-08-06T16:32:38'],
    ['constructor', '2008-08-06T16:32:38Z', '2008-08-06T16:32:38Z'],
    ['', '2008-08-06T16:32:38Z', '2008-08-06T16:32:38Z'],
    ['NO, includeTZOffset', '0001-01-01T00:00:00', '0001-01-01T00:00:00'],
    ['US-NY', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['NO', '9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.9999999Z'],
    // .NET's last instant, which some mean "for ever" by, as it was sent: in zones on either side of Greenwich.
    ['US-NY', '9999-12-31T23:59:59.9999999', '9999-12-31T23:59:59.9999999'],
    ['US-NY, includeTZOffset', '9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.9999999Z'],
    ['NO', '9999-12-31T23:59:59.9999999', '9999-12-31T23:59:59.9999999'],
    ['NO, includeTZOffset', '9999-12-31T23:59:59', '9999-12-31T23:59:59'],
    ['US-NY', '9999-12-31T12:00:00', '9999-12-31T12:00:00'],
  ])('is %s: %s is answered as %s', async (zone, sent, expected) => {
    expect(await inZone(zone, sent)).toBe(expected)
  })

  it('is that of the request body without the header, and if that is assumed', async () => {
    const text = '2008-08-06T16:32:38.9926739+02:00'

    expect(await save(makeStub(), { LastFetch: text })).toMatchObject([200, { LastFetch: text }])
    expect(await inZone('NO', text, { assumptions: { timeZone: 'ignored' } })).toBe(text)
  })

  it.each(['2018-12-24T12:34:45.0000001', '2018-07-24T12:34:45', '2024-10-27T02:30:00', '2024-03-31T03:00:00'])(
    'is also the zone of a date-time without an offset in the request: %s',
    async (text) => {
      expect(await inZone('US-NY', text)).toBe(text)
      expect(await inZone('NO', text)).toBe(text)
    },
  )

  it.each([
    ['US-NY', '2018-12-24T12:34:45', '2018-12-24T17:34:45'],
    // Just after the clocks have changed, where a day earlier another offset was right.
    ['NO', '2024-03-31T03:00:00', '2024-03-31T01:00:00'],
    ['NO', '2024-10-27T03:00:00', '2024-10-27T02:00:00'],
    ['US-NY', '2024-03-10T03:30:00', '2024-03-10T07:30:00'],
    ['US-NY', '2024-11-03T02:30:00', '2024-11-03T07:30:00'],
    // Shown twice: the first is meant.
    ['NO', '2024-10-27T02:30:00', '2024-10-27T00:30:00'],
    ['US-NY', '2024-11-03T01:30:00', '2024-11-03T05:30:00'],
    // Skipped: as much later.
    ['NO', '2024-03-31T02:30:00', '2024-03-31T01:30:00'],
    ['US-NY', '2021-03-14T02:30:00', '2021-03-14T07:30:00'],
  ])('stores a date-time without an offset in UTC: %s, %s as %s', async (zone, sent, kept) => {
    const stub = makeStub({ accounts: [] })
    await save(stub, { LastFetch: sent }, { 'SO-TimeZone': zone })

    expect(stub.accounts.get(1)).toMatchObject({ LastFetch: kept })
  })

  it('can be a zone of the options', async () => {
    expect(await inZone('SE', '2018-07-24T12:00:00Z', { zones: { SE: 'Europe/Stockholm' } })).toBe(
      '2018-07-24T14:00:00',
    )
    expect(await inZone('se', '2018-07-24T12:00:00Z', { zones: { se: 'Europe/Stockholm' } })).toBe(
      '2018-07-24T14:00:00',
    )
    expect(await inZone('US-TX', '2018-07-24T12:00:00Z', { zones: { 'Us-tx': 'America/Chicago' } })).toBe(
      '2018-07-24T07:00:00',
    )
    // The caller's own wins over the documented one, whatever its case.
    expect(await inZone('NO', '2018-07-24T12:00:00Z', { zones: { no: 'UTC' } })).toBe('2018-07-24T12:00:00')
    expect(() => makeStub({ zones: { XX: 'Not/AZone' } })).toThrow(
      new TypeError('the time zone Not/AZone of XX is not known to this platform'),
    )
  })

  it('is UTC too where a platform writes GMT without an offset', () => {
    const formats: { readonly format: unknown } = Intl.DateTimeFormat.prototype
    const format = vi.spyOn(formats, 'format', 'get').mockReturnValue(() => '8/6/2008, GMT')
    onTestFinished(() => format.mockRestore())

    expect(toZone('UTC', true)('2008-08-06T18:32:38+02:00')).toBe('2008-08-06T16:32:38Z')
  })

  it('keeps the instant of every date and tick: to a zone and back changes nothing', () => {
    const zone = fc.constantFrom('Europe/Oslo', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham')
    const instant = fc.date({
      min: new Date('1900-01-02T00:00:00Z'),
      max: new Date('9999-12-30T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(zone, instant, fc.nat(9999), (name, date, ticks) => {
        const text = `${date.toISOString().slice(0, -1)}${String(ticks).padStart(4, '0')}`
        const there = toZone(name, true)(`${text}Z`)

        expect(toZone('UTC', true)(there)).toBe(`${text}Z`)
        expect(there.slice(19, 27)).toBe(text.slice(19, 27))
        // Without the offset the hour that is repeated in autumn is ambiguous, by at most that hour.
        const back = Date.parse(`${fromZone(name)(toZone(name, false)(text)).slice(0, 19)}Z`)
        expect(Math.abs(back - Date.parse(`${text.slice(0, 19)}Z`))).toBeLessThanOrEqual(3_600_000)
      }),
    )
  })
})
