import * as t from 'io-ts'

/** The codec of a .NET reference type: the value, or an explicit `null`. Value types are never nullable. */
export const nullable = <C extends t.Mixed>(codec: C): t.UnionC<[C, t.NullC]> => t.union([codec, t.null])
