/** What the page looks like, as HTML: the same model gives the same page. */
import { option as O } from 'fp-ts'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { emptyModel, type Model } from '../../page/Model.js'
import { Page } from '../../page/view/Page.js'
import type { ExchangeDetail, ExchangeLine } from '../../src/ui/protocol.js'

const htmlOf = (model: Partial<Model>): string =>
  renderToStaticMarkup(<Page model={{ ...emptyModel, ...model }} dispatch={() => {}} />)

const line: ExchangeLine = {
  number: 7,
  at: Date.UTC(2026, 0, 1),
  method: 'POST',
  path: '/api/v1/Agents/EMail/SaveEMailAccount',
  operation: 'SaveEMailAccount',
  user: 'tje0',
  status: 400,
  duration: 0.123,
  refused: 'AssociateId: expected Int32, got "244"',
  fault: null,
}
const plain: ExchangeLine = { ...line, number: 8, status: 200, refused: null, duration: 250.4 }

const withLines = (journal: Partial<Model['journal']> = {}) =>
  htmlOf({ journal: { ...emptyModel.journal, lines: [line, plain], ...journal } })

describe('the page', () => {
  it('has landmarks, one heading of each level, and a link over the navigation', () => {
    const html = htmlOf({})

    expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf('<nav'))
    expect(html.match(/<h1>|<h2[^>]*>|<main[^>]*>|<header>|<nav[^>]*>/g)).toEqual([
      '<header>',
      '<h1>',
      '<nav aria-label="Parts of the page">',
      '<main id="main" tabindex="-1">',
      '<h2 id="heading" tabindex="-1">',
    ])
  })

  it('marks the part that is shown, and announces what an action has come to', () => {
    const html = htmlOf({ route: { _tag: 'Faults' }, status: 'The journal is empty.' })

    expect(html).toContain('<a href="#faults" aria-current="page">Faults</a>')
    expect(html.match(/aria-current/g)).toHaveLength(1)
    expect(html).toContain('<p class="status" role="status">The journal is empty.</p>')
  })

  it('announces the connection, and no exchange, as those come without an action', () => {
    expect(withLines().match(/<p [^>]*role="status"[^>]*>|aria-live/g)).toEqual([
      '<p class="connection connecting" role="status">',
      '<p class="status" role="status">',
    ])
    expect(withLines()).toContain('<p class="status" role="status"></p>')
  })
})

describe('the journal', () => {
  it('has the newest exchange first, with its operation, path, status, duration and refusal', () => {
    const html = withLines()

    expect([...html.matchAll(/<tr class="(\w+)">/g)].map(([, kind]) => kind)).toEqual(['plain', 'refused'])
    expect(html.indexOf('250 ms')).toBeLessThan(html.indexOf('0.1 ms'))
    for (const text of [line.path, 'href="#journal/7">SaveEMailAccount', '>400<', 'as tje0'])
      expect(html).toContain(text)
    expect(html).toContain('refused: AssociateId: expected Int32, got &quot;244&quot;')
  })

  it.each([
    [{ filter: ' ASSOCIATEID ' }, ['7']],
    [{ filter: 'saveemail' }, ['8', '7']],
    [{ onlyRefused: true }, ['7']],
    [{ filter: 'nothing has this' }, []],
  ])('shows with %j the exchanges %j', (journal, numbers) => {
    expect([...withLines(journal).matchAll(/#journal\/(\d+)/g)].map(([, number]) => number)).toEqual(numbers)
  })

  it('names a fault, and an exchange without a duration', () => {
    const html = htmlOf({
      journal: { ...emptyModel.journal, lines: [{ ...plain, fault: 'WrongType', duration: null }] },
    })

    expect(html).toContain('fault: WrongType')
    expect(html).toContain('<td class="number">–</td>')
  })
})

describe('an exchange', () => {
  const detail: ExchangeDetail = {
    line,
    headers: [['Authorization', '<redacted>']],
    request: {
      bytes: 21,
      type: 'application/json',
      text: '{"AssociateId":"244"}',
      verdict: {
        _tag: 'Wrong',
        problems: [
          { place: 'AssociateId', problem: 'expected Int32, got "244"' },
          { place: '', problem: 'too long' },
        ],
      },
    },
    response: { bytes: 0, type: null, text: null, verdict: { _tag: 'NotDecoded', reason: 'there is no body' } },
  }

  it('has each body beside what the codec says, with the place of every problem', () => {
    const html = htmlOf({ route: { _tag: 'Exchange', number: 7 }, detail: O.some(detail) })

    expect(html).toContain('<pre>{&quot;AssociateId&quot;:&quot;244&quot;}</pre>')
    expect(html).toContain('<code>AssociateId</code> expected Int32, got &quot;244&quot;')
    expect(html).toContain('<code>the whole body</code> too long')
    expect(html).toContain('Not decoded: there is no body.')
    expect(html).toContain('Authorization: &lt;redacted>')
  })
})

describe('a form', () => {
  it('has a label for every field, and points at what is wrong', () => {
    for (const _tag of ['States', 'Faults', 'Rules'] as const) {
      const html = htmlOf({
        route: { _tag },
        faultProblem: O.some('wrong'),
        overview: O.some({
          mode: 'onsite',
          granted: true,
          tenant: { contextId: 'Cust12345', state: 'Running' },
          version: '12.2',
          versions: ['12.0', '12.2'],
          assumptions: [{ name: 'emptyAnswer', about: 'x', value: 204, values: [200, 204] }],
          faults: [{ fault: { _tag: 'Reset' }, times: 2 }],
          states: [{ name: 'no account exists', example: '{}' }],
        }),
      })
      const fields = [...html.matchAll(/<(?:select|input|textarea)\b[^>]*>/g)].map(([field]) => field)
      const ids = fields.map((field) => / id="([^"]+)"/.exec(field)?.[1])

      expect(fields.length).toBeGreaterThan(1)
      for (const id of ids) expect(html).toMatch(id === undefined ? /<label>/ : new RegExp(`<label for="${id}">`))
      if (_tag === 'Faults') {
        expect(html).toContain('aria-invalid="true" aria-describedby="fault-problem"')
        expect(html).toContain('<p id="fault-problem" class="problem">wrong</p>')
        expect(html).toContain('A reset connection, for 2 operations')
      }
      if (_tag === 'Rules') expect(html).toMatch(/<option selected value="204">204<\/option>/)
      if (_tag === 'States') expect(html).toContain('Cust12345, Running')
    }
  })
})
