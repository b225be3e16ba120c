// `node checks/release/writeVersion.mjs`: the client sends its version as `User-Agent`, so the release writes it into the source.
import { readFileSync, writeFileSync } from 'node:fs'

const folder = 'packages/client'
const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
const file = `${folder}/src/version.ts`
const text = readFileSync(file, 'utf8')
writeFileSync(file, text.replace(/'[^']*'$/m, `'${version}'`))
