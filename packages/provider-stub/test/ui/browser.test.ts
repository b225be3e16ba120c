/** The page in Chromium, as a person uses it: by the keyboard, in light and dark, without any other host. */
import { writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningStub, startStub } from '../../src/index.js'
import { basic, path } from '../support/requests.js'
import { type Chromium, launch, type Page } from './Chromium.js'

const secret = 'sw0rdf1sh'
let stub: RunningStub
let chromium: Chromium
let page: Page
const requested: Array<string> = []
const problems: Array<unknown> = []

beforeAll(async () => {
  stub = await startStub({ ui: true })
  chromium = await launch()
  page = chromium.page
  page.onEvent(({ method, params }) => {
    if (method === 'Network.requestWillBeSent') requested.push(Object(params['request']).url)
    // A violated policy, an error that nobody caught, a file that is not there.
    if (method === 'Log.entryAdded' || method === 'Runtime.exceptionThrown') problems.push(params)
  })
  for (const domain of ['Network', 'Runtime', 'Log', 'Page']) await page.send(`${domain}.enable`)
  await page.send('Emulation.setDeviceMetricsOverride', {
    width: 1080,
    height: 560,
    deviceScaleFactor: 1,
    mobile: false,
  })
  await page.send('Page.navigate', { url: `${stub.url}/_stub/` })
  await page.until("document.querySelector('.live')")
})
afterAll(async () => {
  await chromium?.close()
  await stub?.close()
})

const save = (body: unknown) =>
  fetch(`${stub.url}${path}`, {
    method: 'POST',
    headers: { Authorization: basic, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

const text = (selector: string) => page.evaluate(`document.querySelector('${selector}')?.innerText`)
const status = (expected: string) => page.until(`document.querySelector('.status').textContent === '${expected}'`)

/** Presses Tab until the element that has the focus is the one that is meant. */
const tabTo = async (selector: string): Promise<void> => {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate(`document.activeElement?.matches('${selector}')`)) return
    await page.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${selector}`)
}

/** What axe finds wrong with the page as it is. */
const violations = (): Promise<unknown> =>
  page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))',
  )

const show = async (part: string, selector: string): Promise<void> => {
  await page.evaluate(`location.hash = '${part}'`)
  await page.until(`document.querySelector('${selector}')`)
}

describe('the page in Chromium', () => {
  it('shows exchanges as they come, and one of them by the keyboard', async () => {
    await save({ EMailAddress: 'ops@example.test', IncomingCredentials: { ServiceAuthId: 0, Password: secret } })
    await save({ AssociateId: '244' })
    await page.until("document.querySelectorAll('tbody tr').length === 2")
    expect(await text('tbody tr')).toContain('refused: AssociateId: expected Int32, got "244"')

    await tabTo('tbody a')
    await page.press('Enter')
    await page.until("document.querySelector('.problems')")
    expect(await page.evaluate('[document.title, document.activeElement.id]')).toEqual([
      'Exchange 2 – so-email-stub',
      'heading',
    ])
    expect(await text('.problems')).toContain('AssociateId expected Int32, got "244"')
  })

  it('enters a provider state by the keyboard alone', async () => {
    await tabTo('a[href="#states"]')
    await page.press('Enter')
    await page.until("document.activeElement.textContent === 'Provider states' && document.querySelector('#params')")
    await tabTo('#state')
    await page.press('n') // the arrows open a menu on a Mac
    await page.until("document.querySelector('#params').value === '{}'")
    await tabTo('button[type=submit]')
    await page.press('Enter')
    await status('Entered the state “no account exists”.')

    expect([...stub.accounts.all()]).toEqual([])
  })

  it('shows what is wrong with the parameters of a state', async () => {
    await page.evaluate("document.querySelector('#params').select(), document.querySelector('#params').focus()")
    await page.type('{"id":')
    await tabTo('button[type=submit]')
    await page.press(' ')
    await status('Refused: The parameters are not JSON.')

    expect(await text('#state-problem')).toBe('The parameters are not JSON')
  })

  it('plays a fault', async () => {
    await show('#faults', '#status')
    await tabTo('button[type=submit]')
    await page.press('Enter')
    await status('The next operation meets the fault.')
    await page.until("document.querySelector('ol')")

    expect((await save({})).status).toBe(503)
    await page.until("!document.querySelector('ol')")
  })

  it('switches an assumption', async () => {
    await show('#rules', '#assume-unknownId')
    await tabTo('#assume-unknownId')
    await page.press('r')
    await status('unknownId is now refused.')

    expect((await save({ EMailAccountId: 9 })).status).toBe(400)
  })

  it('has a link over the navigation', async () => {
    await page.evaluate("document.querySelector('.skip').focus()")
    expect(await page.evaluate("document.querySelector('.skip').getBoundingClientRect().left >= 0")).toBe(true)
    await page.press('Enter')

    expect(await page.evaluate("[document.activeElement.id, document.querySelector('h2').textContent]")).toEqual([
      'main',
      'Rules',
    ])
  })

  it.each(['light', 'dark'])('has no barrier that axe finds, in the %s, in any part', async (scheme) => {
    await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
    await page.evaluate(`${axe.source}; undefined`)
    const found: Array<unknown> = []
    for (const [part, selector] of [
      ['#journal', 'tbody tr'],
      ['#journal/2', '.problems'],
      ['#accounts', '.accounts'],
      ['#states', '#params'],
      ['#faults', '#fault'],
      ['#rules', '#assume-unknownId'],
    ] as const) {
      await show(part, selector)
      found.push([part, await violations()])
    }

    expect(found).toEqual(found.map((each) => [Object(each)[0], []]))
    const [red = 0] = String(await page.evaluate('getComputedStyle(document.body).backgroundColor')).match(/\d+/g) ?? []
    expect(Number(red) < 128).toBe(scheme === 'dark')
  })

  it('shows no secret', async () => {
    await page.evaluate("location.hash = '#journal/1'")
    await page.until("document.querySelector('.code')?.textContent.includes('ops@example.test')")
    expect(await page.evaluate('document.documentElement.outerHTML')).not.toContain(secret)
    expect(await text('main')).toContain('<redacted>')
  })

  it('requests nothing from another host, and breaks none of its own rules', () => {
    expect(requested.length).toBeGreaterThan(10)
    expect(requested.filter((url) => !url.startsWith(`${stub.url}/_stub/`))).toEqual([])
    expect(problems).toEqual([])
  })

  it('is seen as in the README', async () => {
    await save({ EMailAddress: 'ops@example.test', AssociateId: 244 })
    await show('#journal', 'tbody')
    await page.until("document.querySelector('tbody tr').textContent.includes('as tje0')")
    await page.send('Emulation.setEmulatedMedia', { features: [] })
    await page.evaluate('scrollTo(0, 0)')
    const { data } = await page.send('Page.captureScreenshot', { format: 'png' })
    const picture = Buffer.from(String(data), 'base64')
    const file = process.env['SCREENSHOT']
    if (file !== undefined) writeFileSync(file, picture)

    expect([picture.subarray(1, 4).toString(), picture.length < 150_000]).toEqual(['PNG', true])
  })

  it('shows that the stub has gone', async () => {
    await stub.close()
    await page.until("document.querySelector('.lost')")

    expect(await text('.connection')).toContain('Not connected')
  })

  it('connects when there is room for it, after it was refused as one page too many', async () => {
    stub = await startStub({ ui: true })
    const others = await Promise.all(
      Array.from(
        { length: 4 },
        () => new Promise<IncomingMessage>((resolve) => get(`${stub.url}/_stub/events`, resolve)),
      ),
    )
    await page.send('Page.navigate', { url: `${stub.url}/_stub/` })
    await page.until("document.querySelector('.lost')")
    for (const other of others) other.destroy()
    await page.until("document.querySelector('.live')")

    expect(await text('.connection')).toContain('Live')
  })
})
