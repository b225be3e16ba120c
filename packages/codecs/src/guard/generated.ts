/**
 * The same guard as `closures.ts`, as generated source: straight-line code that a JavaScript engine compiles like a guard
 * written by hand. The package's import condition `node` chooses it; nothing else loads it.
 *
 * The source is written and compiled when a guard is first called, not when it is built, so importing generates no code.
 * Where generating code is forbidden (`--disallow-code-generation-from-strings`), the closures are used. The writer of
 * source is imperative: it collects constants, variables and functions as it goes.
 */
import type * as t from 'io-ts'
import { DateTimeOffset } from '../primitives/DateTimeOffset.js'
import { type Algebra, fold, type Property } from '../reflection/fold.js'
import { guard as closures } from './closures.js'

/** The declarations that an expression needs. */
interface Scope {
  /** A new local variable of the function that is being written. */
  readonly variable: () => string
  /** The name of a value from outside. */
  readonly constant: (value: unknown) => string
  /** The name of a new function of `u`, given the statements of its body. */
  readonly define: (body: (scope: Scope) => string) => string
}

interface Source {
  /** The expression that is true if a variable holds a valid value. */
  readonly test: (variable: string, scope: Scope) => string
  readonly takesUndefined: boolean
}

const source = (test: Source['test'], takesUndefined = false): Source => ({ test, takesUndefined })
const isInt32 = (v: string) => `typeof ${v}==='number'&&(${v}|0)===${v}`
const isObject = (v: string) => `typeof ${v}==='object'&&${v}!==null&&!Array.isArray(${v})`

/** One step of a loop: it leaves the function if an element is not valid. */
const step = (value: Source, element: string, scope: Scope) => {
  const v = scope.variable()
  return `${v}=${element};if(!(${value.test(v, scope)}))return false`
}

const property = ({ name, presence, value }: Property<Source>, u: string, scope: Scope): string => {
  const v = scope.variable()
  const key = JSON.stringify(name)
  // An engine knows from the shape of an object what is `in` it, and must look up what is its own.
  const isOwn = `${key} in ${u}&&hasOwn.call(${u},${key})`
  const test = value.test(v, scope)
  if (presence === 'optional') return `((${v}=${u}[${key}])===undefined?!(${isOwn}):(${test}))`
  return value.takesUndefined ? `((${v}=${u}[${key}])===undefined?${isOwn}:(${test}))` : `(${v}=${u}[${key}],${test})`
}

const algebra: Algebra<Source> = {
  null: () => source((v) => `${v}===null`),
  string: () => source((v) => `typeof ${v}==='string'`),
  boolean: () => source((v) => `typeof ${v}==='boolean'`),
  unknown: () => source(() => 'true', true),
  int32: () => source(isInt32),
  dateTimeOffset: () => source((v, scope) => `${scope.constant(DateTimeOffset.is)}(${v})`),
  flagSet: () => source((v) => `typeof ${v}==='string'||${isInt32(v)}`),
  literal: (value) => source((v) => `${v}===${typeof value === 'string' ? JSON.stringify(value) : String(value)}`),
  secret: (of) => of,
  array: (item) =>
    source((v, scope) => {
      const holds = scope.define((inner) => `for(let i=0;i<u.length;i++){${step(item, 'u[i]', inner)}}return true`)
      return `Array.isArray(${v})&&${holds}(${v})`
    }),
  dictionary: (value) =>
    source((v, scope) => {
      const own = (inner: Scope) => `if(hasOwn.call(u,k)){${step(value, 'u[k]', inner)}}`
      const holds = scope.define((inner) => `for(const k in u)${own(inner)}return true`)
      return `${isObject(v)}&&${holds}(${v})`
    }),
  union: (members) =>
    source(
      (v, scope) => members.map(({ test }) => `(${test(v, scope)})`).join('||'),
      members.some(({ takesUndefined }) => takesUndefined),
    ),
  object: (_name, properties) =>
    source((v, scope) => [isObject(v), ...properties.map((each) => property(each, v, scope))].join('&&')),
}

const sourceOf = /*#__PURE__*/ fold(algebra)

type Guard = (u: unknown) => boolean

/** Throws an `EvalError` where generating code is forbidden. */
const compile = ({ test }: Source): Guard => {
  const constants = new Map<unknown, string>([[Object.prototype.hasOwnProperty, 'hasOwn']])
  const functions: Array<string> = []
  const constant = (value: unknown) => {
    const name = constants.get(value) ?? `c${constants.size}`
    constants.set(value, name)
    return name
  }
  const define: Scope['define'] = (body) => {
    const locals: Array<string> = []
    const variable = () => {
      const name = `v${locals.length}`
      locals.push(name)
      return name
    }
    const statements = body({ variable, constant, define })
    const name = `f${functions.length}`
    functions.push(`function ${name}(u){${locals.length > 0 ? `let ${locals.join()};` : ''}${statements}}`)
    return name
  }
  const main = define((scope) => `return ${test('u', scope)}`)
  const make = new Function(...constants.values(), `'use strict';${functions.join('')}return ${main}`)
  return make(...constants.keys())
}

/** The guard of a codec. It may decline a valid value, and never accepts a bad one. */
export const guard = (codec: t.Any): Guard => {
  const source = sourceOf(codec) // now, so that a codec that cannot be folded fails when its guard is built
  let is: Guard = (u) => {
    is = compiledOr(codec, source)
    return is(u)
  }
  return (u) => is(u)
}

const compiledOr = (codec: t.Any, source: Source): Guard => {
  try {
    return compile(source)
  } catch (error) {
    if (error instanceof EvalError) return closures(codec)
    throw error
  }
}
