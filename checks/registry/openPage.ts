/**
 * Opens a page in Chromium until something is settled, and counts the logins that Chromium wants. It gives none of them: as
 * in front of a login dialog that nobody closes, the request waits.
 */
import { launchChromium } from '@so-email/testing/chromium'

/** What `until` gives, and how many logins Chromium wanted meanwhile. */
export interface Opened<A> {
  readonly result: A
  readonly logins: number
}

export const openPage = async <A>(url: string, until: Promise<A>): Promise<Opened<A>> => {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    const session = await page.context().newCDPSession(page)
    let logins = 0
    session.on('Fetch.authRequired', () => {
      logins += 1
    })
    // The page may be closed meanwhile.
    const continueRequest = (requestId: string) =>
      session.send('Fetch.continueRequest', { requestId }).catch(() => undefined)
    session.on('Fetch.requestPaused', ({ requestId }) => continueRequest(requestId))
    await session.send('Fetch.enable', { handleAuthRequests: true })
    await page.goto(url)
    return { result: await until, logins }
  } finally {
    await browser.close()
  }
}
