/** `npm start mailboxes.json` */
import { run } from './run.js'

const [file = 'mailboxes.json'] = process.argv.slice(2)
process.exitCode = await run(process.env, file)()
