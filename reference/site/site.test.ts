/** The site is made of the doc comments and the guides; typedoc fails for an undocumented export and for a link that it cannot resolve. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

const folder = fileURLToPath(new URL('..', import.meta.url))
const site = join(folder, 'dist')

let pages: ReadonlyMap<string, string>
let anchors: ReadonlyMap<string, ReadonlySet<string>>
beforeAll(async () => {
  const typedoc = fileURLToPath(new URL('bin/typedoc', import.meta.resolve('typedoc/package.json')))
  await promisify(execFile)(process.execPath, [typedoc, '--logLevel', 'Warn'], { cwd: folder }).catch(
    ({ stdout, stderr }) => expect.fail(`${stdout}${stderr}`),
  )
  pages = new Map(
    readdirSync(site, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.html'))
      .map((path) => [path, readFileSync(join(site, path), 'utf8')]),
  )
  anchors = new Map([...pages].map(([path, html]) => [path, new Set(valuesOf(html, 'id'))]))
})

const valuesOf = (html: string, attribute: string): ReadonlyArray<string> =>
  [...html.matchAll(new RegExp(` ${attribute}="([^"]+)"`, 'g'))].map(([, value = '']) => decodeURIComponent(value))

/** A link of a page that leads nowhere, as `page -> link`. */
const brokenIn = (page: string, html: string): ReadonlyArray<string> =>
  valuesOf(html, 'href')
    .filter((link) => link !== '#' && !/^(?:https?|mailto):/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : join(dirname(page), path)
      if (!existsSync(join(site, target))) return true
      return anchor !== undefined && anchors.get(target)?.has(anchor) === false
    })
    .map((link) => `${page} -> ${link}`)

test('every link leads somewhere, to the heading or the name behind its #', () => {
  expect(pages.size).toBeGreaterThan(300)
  expect([...pages].flatMap(([page, html]) => brokenIn(page, html))).toEqual([])
})

/** The lines of sources that a page links to. */
const sourcesOf = (html: string): ReadonlyArray<string> =>
  valuesOf(html, 'href').flatMap((link) => {
    const [, path, line] = /^https:\/\/github\.com\/[^/]+\/[^/]+\/blob\/main\/([^#]+)#L(\d+)$/.exec(link) ?? []
    if (path === undefined) return []
    const source = join(folder, '..', path)
    const text = existsSync(source) ? readFileSync(source, 'utf8').split('\n')[Number(line) - 1] : undefined
    return [text === undefined ? `${link} is no line` : `${path}: ${text}`]
  })

test('a function links to the line of its signature', () => {
  const sources = [...pages].flatMap(([page, html]) => (page.startsWith('functions/') ? sourcesOf(html) : []))

  expect(sources.length).toBeGreaterThan(100)
  expect(sources.filter((source) => !/^packages\/[\w-]+\/src\/\S+\.ts: .*\w/.test(source))).toEqual([])
  expect(sourcesOf(pages.get('functions/_so-email_wire.negotiate.html') ?? '')).toEqual([
    expect.stringMatching(/^packages\/wire\/src\/media-types\/negotiate\.ts: +\(offers: /),
  ])
})

test('every package has a page, with its README, and every guide has one under its title', () => {
  const module = pages.get('modules/_so-email_client.html')

  expect(module).toContain('A first save')
  expect([...pages.keys()]).toEqual(
    expect.arrayContaining([
      'documents/Your_first_account.html',
      'documents/Verify_your_server_in_your_CI.html',
      'functions/_so-email_wire.negotiate.html',
      'functions/_so-email_client..makeClient.html',
    ]),
  )
})
