import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => vi.unstubAllGlobals())

/** Opens the page at an address, with elements that are only what the page sets of them. */
const open = async (search: string) => {
  const elements = new Map<string, Record<string, unknown>>()
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
  ['?server=nonsense', expect.stringContaining('The configuration makes no client')],
  ['?account=abc', 'The address of this page names no mailbox.'],
])('a page at %s says what is wrong, and stays locked', async (search, status) => {
  expect(await open(search)).toEqual({ status, isLocked: true })
})
