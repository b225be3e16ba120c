/** The score: for each statement of the documentation what is shown to be there, as `docs/faithfulness.md` prints it. */
import { readdirSync } from 'node:fs'
import { operations } from '@so-email/codecs'
import { rowsOf } from '../coverage/rows.js'
import { read, root } from '../repository.js'
import { isDoneByClient } from './client.js'
import { heldBy } from './contract.js'
import { isDescribed } from './described.js'
import type { Statement } from './Statement.js'
import { isDoneByStub } from './stub.js'
import { isVisible } from './visible.js'

/** What a column has of a statement: that it is there, that this was not shown, or that no response can show it. */
type Found = 'yes' | '' | '–'

export interface Score {
  readonly statement: Statement
  /** In the order of `columns`. */
  readonly found: ReadonlyArray<Found>
  readonly isAssumed: boolean
}

const columns = ['Described', 'Client', 'Stub', 'Contract', 'Live'] as const

export const scoreOf = async (statement: Statement): Promise<Score> => {
  const { isHeld, isHeldLive, isAssumed } = await heldBy(statement)
  const ofServers = [await isDoneByStub(statement), isHeld, isHeldLive].map(foundWhere(isVisible(statement)))
  const found = [isDescribed(statement), await isDoneByClient(statement)].map(foundWhere(true))
  return { statement, found: [...found, ...ofServers], isAssumed }
}

const foundWhere =
  (isSeen: boolean) =>
  (isThere: boolean): Found => {
    if (!isSeen) return '–'
    return isThere ? 'yes' : ''
  }

const row = (...cells: ReadonlyArray<string | number>): string => `| ${cells.join(' | ')} |`

const count = (scores: ReadonlyArray<Score>, holds: (score: Score) => boolean): number => scores.filter(holds).length

const share = (part: number, whole: number): string => `${Math.floor((100 * part) / whole)} %`

const shares = (name: string, scores: ReadonlyArray<Score>): string =>
  row(
    name,
    scores.length,
    ...columns.map((_, i) =>
      share(
        count(scores, ({ found }) => found[i] === 'yes'),
        count(scores, ({ found }) => found[i] !== '–'),
      ),
    ),
    count(scores, ({ isAssumed }) => isAssumed),
    count(scores, ({ found }) => found.includes('–')),
  )

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<string>): string =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n')

/** The statements of one operation, folded away. */
const details = (operation: string, scores: ReadonlyArray<Score>): string => {
  const rows = scores.map(({ statement: { number, text }, found, isAssumed }) =>
    row(number, text, ...found, isAssumed ? 'yes' : ''),
  )
  return `### ${operation}\n\n${table(['', 'Statement', ...columns, 'Assumed'], rows)}`
}

/** The rules of a table of assumptions: which of them are assumed, and which of those have a switch. */
const assumptionsOf = (document: string, text: string): string => {
  const assumed = rowsOf(text).filter((cells) => cells.slice(1, -1).some((cell) => /\bassum/.test(cell)))
  const withSwitch = assumed.filter((cells) => cells.at(-2) !== '')
  const name = document === 'page.md' ? 'contracts' : document.replace('.md', '')
  return row(`[${name}](faithfulness/${document})`, rowsOf(text).length, assumed.length, withSwitch.length)
}

/** The tables of assumptions; the page has those of the contracts in its second part. */
const assumptions = (): ReadonlyArray<string> =>
  readdirSync(`${root}docs/faithfulness`)
    .toSorted()
    .map((name) => assumptionsOf(name, read(`docs/faithfulness/${name}`).split('## Assumptions\n').at(-1) ?? ''))

/** The operations of the agent that we do not describe. */
export const otherOperations = (
  read('packages/provider-stub/src/routing/agentOperations.ts').match(/(?<=^ {2}')\w+/gm) ?? []
).filter((name) => !Object.values(operations).some((each) => each.name === name))

export const pageOf = (scores: ReadonlyArray<Score>): string => {
  const names = [...new Set(scores.map(({ statement }) => statement.operation))]
  const of = (name: string) => scores.filter(({ statement }) => statement.operation === name)
  const agent = names.length + otherOperations.length
  return `# Faithfulness

**A green build proves that our stub and our client follow the documentation. It proves nothing about SuperOffice**, because
the build contacts no SuperOffice server. To learn how a real server behaves, [verify it](how-to/verify-your-provider.md).

\`pnpm faithfulness:accept\` writes this page, and \`pnpm test\` fails where it is stale. Its rows are every sentence of the
documented page of \`SaveEMailAccount\`, and what the official description of 12.2 adds to it and has of the other operations that
we describe, in \`contracts/score/statements.txt\`. What is inside of an entity, and each sentence about a property, a parameter or
a header, has its row once. These parts of the description have none: the slow-call threshold, which parameters are required, the
security schemes, and the sentences about each entity as a class. No cell is typed: each is the result of a run.

| Column | A statement counts if |
| --- | --- |
| Described | the OpenAPI description that is made of the codecs has it, with its type; what an operation is for, in other words |
| Client | our client writes it into a request; or it reads it, and refuses a response that breaks it |
| Stub | our stub responds by it, so that a header or \`$select\` changes the response; and it refuses a request that breaks it, where it can be broken |
| Contract | an interaction of the pact holds our client, and each server, to it. A server breaks one if it ignores the header, takes one value for an input whatever the request has, or does not do what the operation is for |
| Live | such an interaction runs on a server that is not the stub, by \`pnpm verify:provider\` with all credentials that it takes |
| Assumed | it is held, but only by interactions that the pact marks as an assumption |

A statement without a *yes* is not necessarily wrong: a sentence may demand nothing of a client, or nothing that can be seen.
The percentage counts it all the same. It leaves out a dash: the responses of the operation have no text, number, date or
property, so none can show what a server does with that header or with \`$select\`. The last column counts these statements. Our
stub ignores \`SO-Culture\`, as JSON and XML format no number and no date.

A *yes* that is assumed is counted too; the column before counts those. Only the scenarios of \`pnpm verify:provider\` find out
whether a server keeps what it saves and loses what it deletes; they are no interactions, and no column counts them.

## The score

${table(
  ['Operation', 'Statements', ...columns, 'Assumed', 'Nothing to see'],
  [...names.map((name) => shares(`[${name}](#${name.toLowerCase()})`, of(name))), shares('**All**', scores)],
)}

The columns are the packages: \`codecs\` with \`wire\`, \`client\`, \`provider-stub\`, \`contracts\`, and \`contracts\` with \`verifier\`.

The agent has ${agent} operations. The ${names.length} above are described (${share(names.length, agent)}); a client calls any other one once it is
described, and a stub plays it ([an operation of another agent](../examples/another-operation/README.md)). Nothing is claimed of
these: ${otherOperations.join(', ')}.

## What is assumed

Rules that no documentation states stand in a table a package, each with its source, its test and, where there is one, the switch
that changes it. A mutation of the code turns the test of each row red (\`pnpm fuzz faithfulness\`).
[The page](faithfulness/page.md) has the tests of every line of the documented page, and what the contracts assume.

${table(['Table', 'Rules', 'Assumed', 'Assumed, with a switch or one place'], assumptions())}

## Statement by statement

${names.map((name) => details(name, of(name))).join('\n\n')}
`
}
