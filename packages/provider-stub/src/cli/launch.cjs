#!/usr/bin/env node
// Starts the command, which is one file, from what V8 made of it in an earlier run: compiling is half of its start. What V8
// made stands in `.cache` of this package, if that can be written. NODE_DISABLE_COMPILE_CACHE=1 turns it off, as in Node.
'use strict'
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs')
const { wrap } = require('node:module')
const { join } = require('node:path')
const { Script } = require('node:vm')

const filename = join(__dirname, 'command.cjs')
const folder = join(__dirname, '../.cache')
const ours = 'so-email-stub-'
const current = `${ours}CONTENT-`
const cache = join(folder, `${current}${process.version}-${process.arch}`)

const attempt = (run) => {
  try {
    return run()
  } catch {
    return undefined
  }
}

const isOutdated = (name) => name.startsWith(ours) && !name.startsWith(current)

/** A file that is replaced as a whole: several processes may start at the same time. Those of other bundles are removed. */
const write = (data) => {
  const temporary = `${cache}-${process.pid}`
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder).filter(isOutdated)) rmSync(join(folder, name), { force: true })
  writeFileSync(temporary, data)
  renameSync(temporary, cache)
}

const run = () => {
  const cachedData = attempt(() => readFileSync(cache))
  const script = new Script(wrap(readFileSync(filename, 'utf8')), { filename, cachedData })
  const command = { exports: {} }
  script.runInThisContext()(command.exports, require, command, filename, __dirname)
  void command.exports.stubCommand(process.argv.slice(2))
  if (cachedData !== undefined && script.cachedDataRejected === false) return
  // At the end, and only if a request was answered: then what answers requests is compiled too.
  process.once('exit', () => command.exports.hasAnswered() && attempt(() => write(script.createCachedData())))
}

// The cache is V8's, as Node has it.
const isNode = process.versions.bun === undefined && process.versions.deno === undefined
if (isNode && process.env.NODE_DISABLE_COMPILE_CACHE !== '1') run()
else void require(filename).stubCommand(process.argv.slice(2))
