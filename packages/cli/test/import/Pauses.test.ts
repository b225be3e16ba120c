import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { makePauses } from '../../src/import/Pauses.js'

/** Pauses at a clock that only stands where it is put, and the lengths of those that were begun. */
const pausing = () => {
  let now = 5
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  onTestFinished(() => clock.mockRestore())
  const lengths: Array<number> = []
  const pauses = makePauses((event) => event._tag === 'Paused' && lengths.push(event.milliseconds), undefined)
  const pass = (milliseconds: number) => {
    now += milliseconds
  }
  return { ...pauses, lengths, pass }
}

describe('pauses', () => {
  it('of unknown length grow to ten minutes', () => {
    const { begin, lengths, pass } = pausing()
    for (let i = 0; i < 12; i += 1) {
      begin('unknown', 'busy')
      pass(600_000)
    }

    expect(lengths).toEqual([...Array.from({ length: 10 }, (_, i) => 1000 * 2 ** i), 600_000, 600_000])
  })

  it('are as long as a server wants, but no longer than ten minutes', () => {
    const { begin, lengths } = pausing()
    for (const delay of [1_000, 7_000, 86_400_000, 7_000]) begin(delay, 'busy')

    expect(lengths).toEqual([1_000, 7_000, 600_000, 7_000])
  })

  it.each([0, 999])('grow though a server wants %d milliseconds each time', (delay) => {
    const { begin, lengths, pass } = pausing()
    for (let i = 0; i < 3; i += 1) {
      begin(delay, 'busy')
      pass(60_000)
    }

    expect(lengths).toEqual([1_000, 2_000, 4_000])
  })

  it('are shared by requests that were under way together', () => {
    const { begin, lengths, pass } = pausing()
    for (let i = 0; i < 8; i += 1) begin('unknown', 'busy')
    pass(1000)
    begin('unknown', 'busy')

    expect(lengths).toEqual([1000, 2000])
  })

  it('are short again after a request had a chance', () => {
    const { begin, lengths, pass, reset } = pausing()
    begin('unknown', 'busy')
    pass(1000)
    reset()
    begin('unknown', 'busy')

    expect(lengths).toEqual([1000, 1000])
  })

  it('are over when their time is', async () => {
    const { begin, over } = makePauses(() => {}, undefined)
    const begun = performance.now()
    begin(1_050, 'busy')
    begin(1_000, 'busy')
    await over()

    expect(performance.now() - begun).toBeGreaterThanOrEqual(1_050)
  })

  it('are over when the import is', async () => {
    const halt = new AbortController()
    const { begin, over } = makePauses(() => {}, halt.signal)
    begin(600_000, 'busy')
    const waited = over()
    halt.abort()

    expect(await waited).toBe(undefined)
  })
})
