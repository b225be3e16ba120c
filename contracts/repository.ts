/** The repository: its root, and the text of a file at a path from there. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL(import.meta.url.includes('/dist/') ? '../../' : '../', import.meta.url))

export const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')
