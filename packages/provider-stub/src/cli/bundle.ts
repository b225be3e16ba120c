/** What `launch.cjs` starts: the bundle is made of this file. */
export { stubCommand } from './cli.js'
export { hasAnswered } from './running.js'
