// `pnpm openapi:accept`: makes the OpenAPI description that the operations give now the committed one.
import { writeFileSync } from 'node:fs'
import { operations } from '../packages/codecs/dist/index.js'
import { openApi } from '../packages/wire/dist/index.js'

const committed = 'contracts/openapi.json'

writeFileSync(committed, `${JSON.stringify(openApi(Object.values(operations)), null, 2)}\n`)
console.log(`accepted ${committed}; read its diff before you commit it.`)
