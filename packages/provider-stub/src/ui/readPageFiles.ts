/**
 * The files of the page, which the build puts into `dist/page`. They are found by the name that `package.json` gives them,
 * because this module is read from `src`, from `dist`, and from the command, which is one file.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** The files of the page as texts. */
export interface PageFiles {
  readonly html: string
  readonly script: string
  readonly style: string
  readonly icon: string
}

const { resolve } = createRequire(import.meta.url)

const read = (name: string): Promise<string> => readFile(resolve(`#page/${name}`), 'utf8')

export const readPageFiles = async (): Promise<PageFiles> => {
  const [html, script, style, icon] = await Promise.all([
    read('index.html'),
    read('page.js'),
    read('page.css'),
    read('icon.svg'),
  ])
  return { html, script, style, icon }
}
