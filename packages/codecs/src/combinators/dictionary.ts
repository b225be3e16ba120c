import * as t from 'io-ts'
import { guardFirst } from '../reflection/guardFirst.js'

/** An object with arbitrary keys, all holding the same kind of value. Keys are data: their casing is never touched. */
export const dictionary = <C extends t.Mixed>(value: C, name: string): t.RecordC<t.StringC, C> =>
  guardFirst(t.record(t.string, value, name))
