/** `pnpm verify:provider`: verifies a running server, a real SuperOffice included, against the pacts. */
import { writeFileSync } from 'node:fs'
import { either as E, function as F } from 'fp-ts'
import { argumentsFrom, usage } from './Arguments.js'
import { credentialsFrom } from './Credentials.js'
import { junit } from './junit.js'
import { readPact } from './Pact.js'
import { count, report } from './report.js'
import { startVisit } from './Visit.js'

const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const nobodyCanTell = (reason: string): number => {
  process.stderr.write(`${reason}\n`)
  return 2
}

const main = async (argv: ReadonlyArray<string>): Promise<number> => {
  if (argv.includes('--help')) {
    say(usage)
    return 0
  }
  const settings = F.pipe(
    E.Do,
    E.apS('args', argumentsFrom(argv)),
    E.apS('credentials', credentialsFrom(process.env)),
    E.bind('pacts', ({ args }) => E.traverseArray(readPact)(args.pacts)),
  )
  if (E.isLeft(settings)) return nobodyCanTell(`${settings.left}\n\n${usage}`)
  const { args, credentials, pacts } = settings.right

  const visit = await startVisit(args.url, pacts, { credentials, readOnly: args.readOnly })
  // Whoever interrupts it leaves no account behind either, and has the last word: what is left of the run says nothing.
  const interruptions: Array<Promise<number>> = []
  const interrupt = async (): Promise<number> => {
    const ended = await visit.end()
    return nobodyCanTell(E.isLeft(ended) ? `interrupted; ${ended.left}` : 'interrupted; nothing was left behind')
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      const interruption = interrupt()
      interruptions.push(interruption)
      interruption.then((code) => process.exit(code))
    })
  const verifications = await visit.run()
  if (interruptions[0] !== undefined) return interruptions[0]
  const ended = await visit.end()
  if (E.isLeft(verifications)) return nobodyCanTell(verifications.left)

  say(report(args.url, verifications.right))
  for (const trouble of visit.troubles()) say(`  a state: ${trouble}`)
  if (args.junit !== null) writeFileSync(args.junit, junit(verifications.right))
  const { passed, failed, notVerified } = count(verifications.right)
  if (E.isLeft(ended)) return nobodyCanTell(ended.left)
  if (failed > 0) return 1
  return notVerified > 0 || passed === 0 ? 2 : 0
}

process.exitCode = await main(process.argv.slice(2)).catch((reason: unknown) =>
  nobodyCanTell(reason instanceof Error ? reason.message : 'it failed'),
)
