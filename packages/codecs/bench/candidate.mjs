// Measures one candidate in a process of its own, so that no other one shapes its compiled code: it gets the name of a
// measure and sends the nanoseconds of one value.
import { candidates } from './candidates.mjs'
import { bad, batch, objects, texts } from './values.mjs'

const { one, many, report } = candidates[process.argv[2]]()
if (!objects.every(one) || !many(batch) || bad.some(one))
  throw new Error('it accepts a bad value or rejects a good one')

let sink = 0
const each = (values, use) => () => {
  for (let i = 0; i < values.length; i++) sink += use(values[i]) ? 1 : 0
  return values.length
}

const measures = {
  object: each(objects, one),
  batch: () => {
    sink += many(batch) ? 1 : 0
    return batch.length
  },
  parse: each(texts, (text) => JSON.parse(text) !== null),
  text: each(texts, (text) => one(JSON.parse(text))),
  ...(report === undefined ? {} : { bad: each(bad, report) }),
}

/** Runs for so many milliseconds; the nanoseconds of one value. */
const run = (work, milliseconds) => {
  const start = performance.now()
  let values = 0
  let now = start
  while (now - start < milliseconds) {
    values += work()
    now = performance.now()
  }
  return ((now - start) * 1e6) / values
}

for (const work of Object.values(measures)) run(work, 150)

process.on('message', (measure) => {
  const work = measures[measure]
  if (work !== undefined) run(work, 5)
  process.send(work === undefined ? null : run(work, 25))
})
process.on('disconnect', () => process.exit(sink < 0 ? 1 : 0))
process.send('ready')
