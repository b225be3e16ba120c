/** Every link of a document leads somewhere, and the lists of documents are complete. */
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { read, root } from '../published/repository.js'

const documents = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`)

/** Finder leaves a `.DS_Store` in a folder that it shows. */
const isVisible = (name: string): boolean => !name.startsWith('.')

const linksOf = (markdown: string): ReadonlyArray<string> =>
  [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to).filter((to) => !to.startsWith('https:'))

describe.each(['README.md', ...documents])('%s', (path) => {
  it('links to files and folders that exist', () => {
    const targets = linksOf(read(path)).map((to) => join(dirname(path), to.replace(/#.*/, '')))

    expect(targets.filter((target) => !existsSync(join(root, target)))).toEqual([])
  })
})

describe('docs', () => {
  it('has a folder a kind of document, and no loose page but its map, the score of faithfulness and the measurements', () => {
    expect(readdirSync(join(root, 'docs')).filter(isVisible).toSorted()).toEqual([
      'README.md',
      'decisions',
      'explanation',
      'faithfulness',
      'faithfulness.md',
      'how-to',
      'reference',
      'scale.md',
      'tutorial',
    ])
  })
})

describe('docs/decisions/README.md', () => {
  it('lists every decision in order', () => {
    const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name))

    expect(linksOf(read('docs/decisions/README.md'))).toEqual(decisions.toSorted())
  })
})

describe('CONTRIBUTING.md', () => {
  it('has a glossary of at most twenty words', () => {
    const [, glossary = ''] = /^## Glossary\n([\s\S]*?)\n## /m.exec(read('CONTRIBUTING.md')) ?? []
    const words = [...glossary.matchAll(/^\| (?!Word |---)(.+?) \|/gm)].map(([, word]) => word)

    expect(words.length).toBeGreaterThan(0)
    expect(words.length).toBeLessThanOrEqual(20)
  })
})
