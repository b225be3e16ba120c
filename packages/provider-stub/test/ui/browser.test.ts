/** The page in Chromium, as a person uses it: by the keyboard, in light and dark, without any other host. */
import { writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { type Browser, launchChromium, type Page } from '@so-email/testing/chromium'
import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningStub, startStub } from '../../src/index.js'
import { basic, path } from '../support/requests.js'

const secret = 'sw0rdf1sh'
let stub: RunningStub
let browser: Browser
let page: Page
const requested: Array<string> = []
const problems: Array<unknown> = []

beforeAll(async () => {
  stub = await startStub({ ui: true })
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1080, height: 560 } })
  page.on('request', (request) => requested.push(request.url()))
  // A violated policy, an error that nobody caught, a file that is not there.
  page.on('console', (message) => problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error))
  await page.goto(`${stub.url}/_stub/`)
  await page.waitForSelector('.live')
})
afterAll(async () => {
  await browser?.close()
  await stub?.close()
})

const save = (body: unknown) =>
  fetch(`${stub.url}${path}`, {
    method: 'POST',
    headers: { Authorization: basic, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

const text = (selector: string) => page.locator(selector).first().textContent()
const shown = (selector: string, hasText: string) => page.locator(selector, { hasText }).first().waitFor()
const status = (expected: string) => page.locator(`.status:text-is("${expected}")`).waitFor({ state: 'attached' })

/** Presses Tab until the element that has the focus is the one that is meant. */
const tabTo = async (selector: string): Promise<void> => {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate(`document.activeElement?.matches('${selector}')`)) return
    await page.keyboard.press('Tab')
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
  await page.waitForSelector(selector, { state: 'attached' })
}

// Each goes on from where the one before it has left the page, so they keep their order.
describe('the page in Chromium', { shuffle: false }, () => {
  it('shows exchanges as they come, and one of them by the keyboard', async () => {
    await save({ EMailAddress: 'ops@example.test', IncomingCredentials: { ServiceAuthId: 0, Password: secret } })
    await save({ AssociateId: '244' })
    await page.waitForSelector('tbody tr:nth-child(2)')
    expect(await text('tbody tr')).toContain('refused: AssociateId: expected Int32, got "244"')

    await tabTo('tbody a')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.problems')
    expect(await page.evaluate('[document.title, document.activeElement.id]')).toEqual([
      'Exchange 2 – so-email-stub',
      'heading',
    ])
    expect(await text('.problems')).toContain('AssociateId expected Int32, got "244"')
  })

  it('enters a provider state by the keyboard alone', async () => {
    await tabTo('a[href="#states"]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#params')
    await shown(':focus', 'Provider states')
    await tabTo('#state')
    await page.keyboard.press('n') // the arrows open a menu on a Mac
    await expect.poll(() => page.inputValue('#params'), { timeout: 20_000 }).toBe('{}')
    await tabTo('button[type=submit]')
    await page.keyboard.press('Enter')
    await status('Entered the state “no account exists”.')

    expect([...stub.accounts.all()]).toEqual([])
  })

  it('shows what is wrong with the parameters of a state', async () => {
    await page.evaluate("document.querySelector('#params').select(), document.querySelector('#params').focus()")
    await page.keyboard.insertText('{"id":')
    await tabTo('button[type=submit]')
    await page.keyboard.press(' ')
    await status('Refused: The parameters are not JSON.')

    expect(await text('#state-problem')).toBe('The parameters are not JSON')
  })

  it('plays a fault', async () => {
    await show('#faults', '#status')
    await tabTo('button[type=submit]')
    await page.keyboard.press('Enter')
    await status('The next operation meets the fault.')
    await page.waitForSelector('ol')

    expect((await save({})).status).toBe(503)
    await page.waitForSelector('ol', { state: 'detached' })
  })

  it('switches an assumption', async () => {
    await show('#rules', '#assume-unknownId')
    await tabTo('#assume-unknownId')
    await page.keyboard.press('r')
    await status('unknownId is now refused.')

    expect((await save({ EMailAccountId: 9 })).status).toBe(400)
  })

  it('has a link over the navigation', async () => {
    await page.evaluate("document.querySelector('.skip').focus()")
    expect(await page.evaluate("document.querySelector('.skip').getBoundingClientRect().left >= 0")).toBe(true)
    await page.keyboard.press('Enter')

    expect(await page.evaluate("[document.activeElement.id, document.querySelector('h2').textContent]")).toEqual([
      'main',
      'Rules',
    ])
  })

  it.each(['light', 'dark'] as const)('has no barrier that axe finds, in the %s, in any part', async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme })
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
    await shown('.code', 'ops@example.test')
    expect(await page.content()).not.toContain(secret)
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
    await shown('tbody tr', 'as tje0')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.evaluate('scrollTo(0, 0)')
    const picture = await page.screenshot()
    const file = process.env['SCREENSHOT']
    if (file !== undefined) writeFileSync(file, picture)

    expect([picture.subarray(1, 4).toString(), picture.length < 150_000]).toEqual(['PNG', true])
  })

  it('shows that the stub has gone', async () => {
    await stub.close()
    await page.waitForSelector('.lost')

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
    await page.goto(`${stub.url}/_stub/`)
    await page.waitForSelector('.lost')
    for (const other of others) other.destroy()
    await page.waitForSelector('.live')

    expect(await text('.connection')).toContain('Live')
  })
})
