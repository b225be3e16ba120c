import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import type { ImportError } from '../ImportError.js'
import type { Run } from '../Run.js'
import { readRows } from '../source/readSource.js'
import type { SourceRow } from '../source/SourceRow.js'

/** Rows that are claimed with one statement, for each that is under way: few are left for others when a worker is slow. */
const perLane = 4

/**
 * Goes through the source once, and claims for this worker the rows that are free, block by block. Rows that were claimed by others in the
 * meantime are left out. Ends early when `isHalted`. Imperative: it walks through a stream.
 */
export const claimedRows = (run: Run, isHalted: () => boolean) =>
  async function* (): AsyncGenerator<E.Either<ImportError, SourceRow>> {
    const { ledger, patiently, settings, source } = run
    const size = perLane * (settings.concurrency ?? 8)
    const nextFree = (from: number) =>
      F.pipe(patiently(ledger.nextFree(from)), TE.map(O.getOrElse(() => Number.POSITIVE_INFINITY)))
    let block: Array<SourceRow> = []
    const claim = () =>
      F.pipe(
        patiently(run.hold),
        TE.chain(() => patiently(ledger.claim(block[0]?.row ?? 0, block.at(-1)?.row ?? 0))),
        TE.map((mine) => block.filter(({ row }) => mine.has(row))),
      )()

    const first = await nextFree(1)()
    if (E.isLeft(first)) return yield first
    let from = first.right
    const rows = readRows(settings.source, source)()
    while (from < Number.POSITIVE_INFINITY && !isHalted()) {
      const read = await rows.next()
      if (!read.done && E.isLeft(read.value)) return yield read.value
      if (!read.done && E.isRight(read.value) && read.value.right.row >= from) block.push(read.value.right)
      if (block.length === 0 && read.done) return
      if (block.length < size && !read.done) continue
      const claimed = await claim()
      if (E.isLeft(claimed)) return yield claimed
      const last = block.at(-1)?.row ?? 0
      block = []
      for (const row of claimed.right) {
        if (isHalted()) return
        yield E.right(row)
      }
      if (read.done) return
      // Others are ahead: what they have is not even asked for.
      const next = claimed.right.length === 0 ? await nextFree(last + 1)() : E.right(last + 1)
      if (E.isLeft(next)) return yield next
      from = next.right
    }
  }
