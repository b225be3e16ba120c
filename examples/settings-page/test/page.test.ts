import { startStub } from '@so-email/provider-stub'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => vi.unstubAllGlobals())

/** Opens the page at an address, with elements that are only what the page sets of them. */
const open = async (search: string, site: string) => {
  const elements = new Map<string, Record<string, unknown>>([['meta[name=site]', { content: site }]])
  const querySelector = (selector: string) => {
    const element = elements.get(selector) ?? { value: '', disabled: true, addEventListener: () => undefined }
    elements.set(selector, element)
    return element
  }
  vi.stubGlobal('location', { search })
  vi.stubGlobal('document', { querySelector })
  vi.resetModules()
  await import('../src/page.js')
  return { status: querySelector('[role=status]')['textContent'], isLocked: querySelector('fieldset').disabled }
}

test.each([
  ['', 'nonsense', expect.stringContaining('The configuration makes no client')],
  ['?account=abc', 'http://127.0.0.1:1', 'The address of this page names no mailbox.'],
])('a page at %j of the site %j says what is wrong, and stays locked', async (search, site, status) => {
  expect(await open(search, site)).toEqual({ status, isLocked: true })
})

test('a link does not choose the site that credentials go to', async () => {
  const [site, other] = [await startStub(), await startStub()]
  const search = new URLSearchParams({ server: other.url, site: other.url, baseUrl: other.url })
  await open(`?${search}`, site.url)
  const requests = [site, other].map(({ journal }) => journal.entries().length)
  await Promise.all([site.close(), other.close()])

  expect(requests).toEqual([1, 0])
})
